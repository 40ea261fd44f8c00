CREATE TABLE building (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, number TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL, active BOOLEAN NOT NULL
);
CREATE TABLE academic_session (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, title TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL,
  start_day TEXT COLLATE "C" NOT NULL, end_day TEXT COLLATE "C" NOT NULL, school_year TEXT COLLATE "C" NOT NULL
);
CREATE TABLE staff (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, number TEXT COLLATE "C" NOT NULL, username TEXT COLLATE "C" NOT NULL,
  given_name TEXT COLLATE "C" NOT NULL, family_name TEXT COLLATE "C" NOT NULL, email TEXT COLLATE "C" NOT NULL, active BOOLEAN NOT NULL
);
CREATE INDEX staff_number ON staff (number);
CREATE INDEX staff_username ON staff (username);
CREATE TABLE student (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, sis_id TEXT COLLATE "C" NOT NULL, given_name TEXT COLLATE "C" NOT NULL,
  middle_name TEXT COLLATE "C" NOT NULL, family_name TEXT COLLATE "C" NOT NULL, folded_name TEXT COLLATE "C" NOT NULL, birth_date TEXT COLLATE "C",
  grade TEXT COLLATE "C" NOT NULL, building_id TEXT COLLATE "C" REFERENCES building (id), active BOOLEAN NOT NULL
);
CREATE INDEX student_sis_id ON student (sis_id);
CREATE INDEX student_folded_name ON student (folded_name);
CREATE INDEX student_building_now ON student (building_id);
CREATE TABLE student_identifier (
  system TEXT COLLATE "C" NOT NULL, id_kind TEXT COLLATE "C" NOT NULL, value TEXT COLLATE "C" NOT NULL,
  student_id TEXT COLLATE "C" NOT NULL REFERENCES student (id),
  PRIMARY KEY (system, id_kind, value, student_id)
);
CREATE TABLE course (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, title TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL,
  active BOOLEAN NOT NULL
);
CREATE TABLE class (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, title TEXT COLLATE "C" NOT NULL,
  course_id TEXT COLLATE "C" REFERENCES course (id), course_title TEXT COLLATE "C" NOT NULL,
  building_id TEXT COLLATE "C" REFERENCES building (id), start_day TEXT COLLATE "C", end_day TEXT COLLATE "C", active BOOLEAN NOT NULL
);
CREATE TABLE enrollment (
  id TEXT COLLATE "C" PRIMARY KEY, sourced_id TEXT COLLATE "C" NOT NULL UNIQUE, class_id TEXT COLLATE "C" NOT NULL REFERENCES class (id),
  person_id TEXT COLLATE "C" NOT NULL, role TEXT COLLATE "C" NOT NULL, since TEXT COLLATE "C" NOT NULL, until TEXT COLLATE "C"
);
CREATE INDEX enrollment_class ON enrollment (class_id, role);
CREATE INDEX enrollment_person ON enrollment (person_id);
CREATE TABLE student_building (
  student_id TEXT COLLATE "C" NOT NULL REFERENCES student (id), building_id TEXT COLLATE "C" NOT NULL REFERENCES building (id),
  since TEXT COLLATE "C" NOT NULL, until TEXT COLLATE "C",
  PRIMARY KEY (student_id, building_id, since)
);
CREATE INDEX student_building_building ON student_building (building_id, student_id);
CREATE TABLE role_fact (
  staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id), role TEXT COLLATE "C" NOT NULL, building_id TEXT COLLATE "C" NOT NULL,
  since TEXT COLLATE "C" NOT NULL, until TEXT COLLATE "C", source TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (staff_id, role, building_id, source, since)
);
CREATE TABLE relation (
  staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id), student_id TEXT COLLATE "C" NOT NULL REFERENCES student (id),
  relation TEXT COLLATE "C" NOT NULL, source TEXT COLLATE "C" NOT NULL, since TEXT COLLATE "C" NOT NULL, until TEXT COLLATE "C",
  PRIMARY KEY (staff_id, student_id, relation, source, since)
);
CREATE INDEX relation_student ON relation (student_id, relation);
CREATE TABLE import_run (
  id TEXT COLLATE "C" PRIMARY KEY, kind TEXT COLLATE "C" NOT NULL, started_at BIGINT NOT NULL, finished_at BIGINT,
  file_name TEXT COLLATE "C" NOT NULL, file_hash TEXT COLLATE "C" NOT NULL, outcome TEXT COLLATE "C" NOT NULL, counts TEXT COLLATE "C" NOT NULL
);

CREATE TABLE account (
  staff_id TEXT COLLATE "C" PRIMARY KEY REFERENCES staff (id), username TEXT COLLATE "C" NOT NULL UNIQUE, password_hash TEXT COLLATE "C" NOT NULL,
  disabled BOOLEAN NOT NULL, created_at BIGINT NOT NULL
);
CREATE TABLE sign_in_guard (
  username_key TEXT COLLATE "C" PRIMARY KEY, failures BIGINT NOT NULL, last_at BIGINT NOT NULL, locked_until BIGINT
);
CREATE TABLE sign_in_session (
  id TEXT COLLATE "C" PRIMARY KEY, staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id), kind TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL, last_seen_at BIGINT NOT NULL
);
CREATE INDEX sign_in_session_staff ON sign_in_session (staff_id);

CREATE TABLE audit (
  seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor_id TEXT COLLATE "C", action TEXT COLLATE "C" NOT NULL, student_id TEXT COLLATE "C",
  line TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_student ON audit (student_id, seq) WHERE student_id IS NOT NULL;
CREATE INDEX audit_actor ON audit (actor_id, seq) WHERE actor_id IS NOT NULL;
CREATE TABLE audit_detail (seq BIGINT PRIMARY KEY, salt TEXT COLLATE "C" NOT NULL, detail TEXT COLLATE "C" NOT NULL);
CREATE TABLE audit_head (id BIGINT PRIMARY KEY CHECK (id = 1), size BIGINT NOT NULL, stack TEXT COLLATE "C" NOT NULL);
INSERT INTO audit_head (id, size, stack) VALUES (1, 0, '[]');
-- A code of our own, so that the program tells this refusal from every other one.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'FS001'; END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE contact (
  student_id TEXT COLLATE "C" NOT NULL REFERENCES student (id), id TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, party TEXT COLLATE "C" NOT NULL,
  with_name TEXT COLLATE "C" NOT NULL, outcome TEXT COLLATE "C" NOT NULL, note TEXT COLLATE "C" NOT NULL, happened_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL, school_year TEXT COLLATE "C" NOT NULL, author_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
  author_role TEXT COLLATE "C" NOT NULL, rev BIGINT NOT NULL,
  PRIMARY KEY (student_id, id)
);
CREATE TABLE op_result (
  op_id TEXT COLLATE "C" PRIMARY KEY, staff_id TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, body_hash TEXT COLLATE "C" NOT NULL,
  answer TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL
);
CREATE TABLE counter (name TEXT COLLATE "C" PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO counter (name, value) VALUES ('rev', 0);
CREATE TABLE adapter (
  id TEXT COLLATE "C" NOT NULL, revision BIGINT NOT NULL, json TEXT COLLATE "C" NOT NULL, hash TEXT COLLATE "C" NOT NULL, status TEXT COLLATE "C" NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (id, revision)
);
CREATE TABLE setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);
