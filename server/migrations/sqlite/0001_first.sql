CREATE TABLE building (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, active INTEGER NOT NULL
) STRICT;
CREATE TABLE academic_session (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL,
  start_day TEXT NOT NULL, end_day TEXT NOT NULL, school_year TEXT NOT NULL
) STRICT;
CREATE TABLE staff (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, username TEXT NOT NULL,
  given_name TEXT NOT NULL, family_name TEXT NOT NULL, email TEXT NOT NULL, active INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_number ON staff (number);
CREATE INDEX staff_username ON staff (username);
CREATE TABLE student (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, sis_id TEXT NOT NULL, given_name TEXT NOT NULL,
  middle_name TEXT NOT NULL, family_name TEXT NOT NULL, folded_name TEXT NOT NULL, birth_date TEXT,
  grade TEXT NOT NULL, building_id TEXT REFERENCES building (id), active INTEGER NOT NULL
) STRICT;
CREATE INDEX student_sis_id ON student (sis_id);
CREATE INDEX student_folded_name ON student (folded_name);
CREATE INDEX student_building_now ON student (building_id);
CREATE TABLE student_identifier (
  system TEXT NOT NULL, id_kind TEXT NOT NULL, value TEXT NOT NULL,
  student_id TEXT NOT NULL REFERENCES student (id),
  PRIMARY KEY (system, id_kind, value, student_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE course (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, code TEXT NOT NULL,
  active INTEGER NOT NULL
) STRICT;
CREATE TABLE class (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  course_id TEXT REFERENCES course (id), course_title TEXT NOT NULL,
  building_id TEXT REFERENCES building (id), start_day TEXT, end_day TEXT, active INTEGER NOT NULL
) STRICT;
CREATE TABLE enrollment (
  id TEXT PRIMARY KEY, sourced_id TEXT NOT NULL UNIQUE, class_id TEXT NOT NULL REFERENCES class (id),
  person_id TEXT NOT NULL, role TEXT NOT NULL, since TEXT NOT NULL, until TEXT
) STRICT;
CREATE INDEX enrollment_class ON enrollment (class_id, role);
CREATE INDEX enrollment_person ON enrollment (person_id);
CREATE TABLE student_building (
  student_id TEXT NOT NULL REFERENCES student (id), building_id TEXT NOT NULL REFERENCES building (id),
  since TEXT NOT NULL, until TEXT,
  PRIMARY KEY (student_id, building_id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX student_building_building ON student_building (building_id, student_id);
CREATE TABLE role_fact (
  staff_id TEXT NOT NULL REFERENCES staff (id), role TEXT NOT NULL, building_id TEXT NOT NULL,
  since TEXT NOT NULL, until TEXT, source TEXT NOT NULL,
  PRIMARY KEY (staff_id, role, building_id, source, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE relation (
  staff_id TEXT NOT NULL REFERENCES staff (id), student_id TEXT NOT NULL REFERENCES student (id),
  relation TEXT NOT NULL, source TEXT NOT NULL, since TEXT NOT NULL, until TEXT,
  PRIMARY KEY (staff_id, student_id, relation, source, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_student ON relation (student_id, relation);
CREATE TABLE import_run (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER,
  file_name TEXT NOT NULL, file_hash TEXT NOT NULL, outcome TEXT NOT NULL, counts TEXT NOT NULL
) STRICT;

CREATE TABLE account (
  staff_id TEXT PRIMARY KEY REFERENCES staff (id), username TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL,
  disabled INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE sign_in_guard (
  username_key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL, locked_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_session (
  id TEXT PRIMARY KEY, staff_id TEXT NOT NULL REFERENCES staff (id), kind TEXT NOT NULL,
  created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_session_staff ON sign_in_session (staff_id);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor_id TEXT, action TEXT NOT NULL, student_id TEXT,
  line TEXT NOT NULL
) STRICT;
CREATE INDEX audit_student ON audit (student_id, seq) WHERE student_id IS NOT NULL;
CREATE INDEX audit_actor ON audit (actor_id, seq) WHERE actor_id IS NOT NULL;
CREATE TABLE audit_detail (seq INTEGER PRIMARY KEY, salt TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, stack TEXT NOT NULL) STRICT;
INSERT INTO audit_head (id, size, stack) VALUES (1, 0, '[]');
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END;

CREATE TABLE contact (
  student_id TEXT NOT NULL REFERENCES student (id), id TEXT NOT NULL, kind TEXT NOT NULL, party TEXT NOT NULL,
  with_name TEXT NOT NULL, outcome TEXT NOT NULL, note TEXT NOT NULL, happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL, school_year TEXT NOT NULL, author_id TEXT NOT NULL REFERENCES staff (id),
  author_role TEXT NOT NULL, rev INTEGER NOT NULL,
  PRIMARY KEY (student_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE op_result (
  op_id TEXT PRIMARY KEY, staff_id TEXT NOT NULL, kind TEXT NOT NULL, body_hash TEXT NOT NULL,
  answer TEXT NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('rev', 0);
CREATE TABLE adapter (
  id TEXT NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL, hash TEXT NOT NULL, status TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
