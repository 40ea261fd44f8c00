-- What changed about a student, for pulls; the disclosure log with its day counters; limits shared by all servers.
CREATE TABLE change (
  student_id TEXT COLLATE "C" NOT NULL REFERENCES student (id), rev BIGINT NOT NULL, kind TEXT COLLATE "C" NOT NULL, row_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (student_id, rev)
);
INSERT INTO change (student_id, rev, kind, row_id) SELECT student_id, rev, 'contact', id FROM contact;
CREATE FUNCTION note_contact_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'contact', new.id);
  RETURN NULL;
END $$;
CREATE TRIGGER contact_change AFTER INSERT ON contact FOR EACH ROW EXECUTE FUNCTION note_contact_change();

CREATE TABLE disclosure (
  building_id TEXT COLLATE "C" NOT NULL REFERENCES building (id), at BIGINT NOT NULL, id TEXT COLLATE "C" NOT NULL,
  student_id TEXT COLLATE "C" NOT NULL REFERENCES student (id), party TEXT COLLATE "C" NOT NULL, interest TEXT COLLATE "C" NOT NULL, basis TEXT COLLATE "C" NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL, recorded_by TEXT COLLATE "C" NOT NULL REFERENCES staff (id), rev BIGINT NOT NULL,
  PRIMARY KEY (building_id, at, id)
);
CREATE INDEX disclosure_count ON disclosure (building_id, at);
CREATE INDEX disclosure_student ON disclosure (student_id, at);
CREATE TABLE disclosure_day (
  building_id TEXT COLLATE "C" NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (building_id, day)
);
CREATE FUNCTION count_disclosure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO disclosure_day (building_id, day, n) VALUES (new.building_id, new.at / 86400000, 1)
    ON CONFLICT (building_id, day) DO UPDATE SET n = disclosure_day.n + 1;
  ELSE
    UPDATE disclosure_day SET n = n - 1 WHERE building_id = old.building_id AND day = old.at / 86400000;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER disclosure_counted AFTER INSERT OR DELETE ON disclosure FOR EACH ROW EXECUTE FUNCTION count_disclosure();
CREATE TRIGGER disclosure_no_update BEFORE UPDATE ON disclosure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disclosure_no_truncate BEFORE TRUNCATE ON disclosure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE rate_limit (key TEXT COLLATE "C" PRIMARY KEY, window_at BIGINT NOT NULL, count BIGINT NOT NULL);
