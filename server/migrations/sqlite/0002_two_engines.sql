-- What changed about a student, for pulls; the disclosure log with its day counters; limits shared by all servers.
CREATE TABLE change (
  student_id TEXT NOT NULL REFERENCES student (id), rev INTEGER NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL,
  PRIMARY KEY (student_id, rev)
) STRICT, WITHOUT ROWID;
INSERT INTO change (student_id, rev, kind, row_id) SELECT student_id, rev, 'contact', id FROM contact;
CREATE TRIGGER contact_change AFTER INSERT ON contact
BEGIN INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'contact', new.id); END;

CREATE TABLE disclosure (
  building_id TEXT NOT NULL REFERENCES building (id), at INTEGER NOT NULL, id TEXT NOT NULL,
  student_id TEXT NOT NULL REFERENCES student (id), party TEXT NOT NULL, interest TEXT NOT NULL, basis TEXT NOT NULL,
  outcome TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff (id), rev INTEGER NOT NULL,
  PRIMARY KEY (building_id, at, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_count ON disclosure (building_id, at);
CREATE INDEX disclosure_student ON disclosure (student_id, at);
CREATE TABLE disclosure_day (
  building_id TEXT NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (building_id, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER disclosure_counted AFTER INSERT ON disclosure
BEGIN
  INSERT INTO disclosure_day (building_id, day, n) VALUES (new.building_id, new.at / 86400000, 1)
  ON CONFLICT (building_id, day) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER disclosure_uncounted AFTER DELETE ON disclosure
BEGIN
  UPDATE disclosure_day SET n = n - 1 WHERE building_id = old.building_id AND day = old.at / 86400000;
END;
CREATE TRIGGER disclosure_no_update BEFORE UPDATE ON disclosure
BEGIN SELECT RAISE(ABORT, 'the disclosure log cannot be changed'); END;

CREATE TABLE rate_limit (key TEXT PRIMARY KEY, window_at INTEGER NOT NULL, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
