CREATE TABLE "case_file" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"worker_id" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"opened_on" text COLLATE "C" NOT NULL,
	"closed_on" text COLLATE "C",
	"next_step" text COLLATE "C",
	"due_on" text COLLATE "C",
	"meeting_on" text COLLATE "C",
	"rev" bigint NOT NULL,
	CONSTRAINT "case_file_pkey" PRIMARY KEY("student_id","id")
);
CREATE TABLE "case_step" (
	"student_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "case_step_pkey" PRIMARY KEY("student_id","case_id","rev"),
	CONSTRAINT "case_step_id_key" UNIQUE("id")
);
CREATE TABLE "contact_addendum" (
	"student_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "contact_addendum_pkey" PRIMARY KEY("student_id","contact_id","rev")
);
CREATE TABLE "follow_up" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"closed_at" bigint,
	"outcome" text COLLATE "C",
	CONSTRAINT "follow_up_pkey" PRIMARY KEY("student_id","id")
);
ALTER TABLE "contact" ADD COLUMN "restriction" text COLLATE "C";
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "staff"("id");
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id");
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
ALTER TABLE "contact_addendum" ADD CONSTRAINT "contact_addendum_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "contact_addendum" ADD CONSTRAINT "contact_addendum_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
CREATE INDEX "case_file_worker" ON "case_file" ("worker_id","closed_on");
CREATE INDEX "case_file_meeting" ON "case_file" ("meeting_on");
CREATE INDEX "follow_up_staff" ON "follow_up" ("staff_id","closed_at","due_on");
CREATE FUNCTION note_case_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'case', new.case_id);
  RETURN NULL;
END $$;
CREATE TRIGGER case_step_change AFTER INSERT ON case_step FOR EACH ROW EXECUTE FUNCTION note_case_change();
CREATE FUNCTION note_addendum_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'contact', new.contact_id);
  RETURN NULL;
END $$;
CREATE TRIGGER contact_addendum_change AFTER INSERT ON contact_addendum FOR EACH ROW EXECUTE FUNCTION note_addendum_change();
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER case_step_no_update BEFORE UPDATE ON case_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_step_no_truncate BEFORE TRUNCATE ON case_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contact_addendum_no_update BEFORE UPDATE ON contact_addendum FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contact_addendum_no_truncate BEFORE TRUNCATE ON contact_addendum FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON case_step, contact_addendum FROM CURRENT_USER;
