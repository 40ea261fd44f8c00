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
CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, since TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE op (id TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE audit (seq INTEGER PRIMARY KEY, student_id TEXT, line TEXT NOT NULL, hash BLOB NOT NULL);
CREATE INDEX audit_student ON audit (student_id, seq);
