-- The floor's own tables: what is read together lies together, names and roles are written where they are shown.
CREATE TABLE session (id BLOB PRIMARY KEY, staff_id TEXT NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE access (
  staff_id TEXT, student_id TEXT, relation TEXT NOT NULL, since TEXT NOT NULL, until TEXT,
  PRIMARY KEY (staff_id, student_id)
) WITHOUT ROWID;
CREATE TABLE student (
  id TEXT PRIMARY KEY, sis_id TEXT NOT NULL, name TEXT NOT NULL, birth_date TEXT NOT NULL, grade TEXT NOT NULL,
  building TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE contact (
  student_id TEXT, id TEXT, kind TEXT NOT NULL, party TEXT NOT NULL, with_name TEXT NOT NULL, outcome TEXT NOT NULL,
  note TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, school_year TEXT NOT NULL,
  author_id TEXT NOT NULL, author_name TEXT NOT NULL, author_role TEXT NOT NULL, rev INTEGER NOT NULL,
  PRIMARY KEY (student_id, id)
) WITHOUT ROWID;
CREATE TABLE change (
  student_id TEXT, rev INTEGER, kind TEXT NOT NULL, row_id TEXT NOT NULL, PRIMARY KEY (student_id, rev)
) WITHOUT ROWID;
CREATE TABLE disclosure (
  building_id TEXT, at INTEGER, id TEXT, student_id TEXT NOT NULL, student_sis_id TEXT NOT NULL,
  student_name TEXT NOT NULL, party TEXT NOT NULL, interest TEXT NOT NULL, basis TEXT NOT NULL, outcome TEXT NOT NULL,
  corrected INTEGER NOT NULL,
  PRIMARY KEY (building_id, at, id)
) WITHOUT ROWID;
CREATE INDEX disclosure_count ON disclosure (building_id, at);
CREATE TABLE disclosure_day (building_id TEXT, day INTEGER, n INTEGER NOT NULL, PRIMARY KEY (building_id, day)) WITHOUT ROWID;
CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, since TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE op (id TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID;
-- `rev` is the newest revision when the row was written: the last row holds all three heads.
CREATE TABLE audit (seq INTEGER PRIMARY KEY, student_id TEXT, line TEXT NOT NULL, hash BLOB NOT NULL, rev INTEGER NOT NULL);
CREATE INDEX audit_student ON audit (student_id, seq) WHERE student_id IS NOT NULL;
