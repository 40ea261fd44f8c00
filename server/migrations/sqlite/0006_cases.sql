CREATE TABLE "case_file" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"stage" text NOT NULL,
	"worker_id" text NOT NULL,
	"building_id" text NOT NULL,
	"opened_on" text NOT NULL,
	"closed_on" text,
	"next_step" text,
	"due_on" text,
	"meeting_on" text,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("worker_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("building_id") REFERENCES "building"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "case_file_worker" ON "case_file" ("worker_id","closed_on");
CREATE INDEX "case_file_meeting" ON "case_file" ("meeting_on");
CREATE TABLE "case_step" (
	"student_id" text NOT NULL,
	"case_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"filled" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "case_id", "rev"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "case_step_id_key" ON "case_step" ("id");
CREATE TABLE "contact_addendum" (
	"student_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"note" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "contact_id", "rev"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "follow_up" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"contact_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"due_on" text NOT NULL,
	"what" text NOT NULL,
	"closed_at" integer,
	"outcome" text,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "follow_up_staff" ON "follow_up" ("staff_id","closed_at","due_on");
ALTER TABLE "contact" ADD "restriction" text;
CREATE TRIGGER case_step_change AFTER INSERT ON case_step
BEGIN INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'case', new.case_id); END;
CREATE TRIGGER contact_addendum_change AFTER INSERT ON contact_addendum
BEGIN INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'contact', new.contact_id); END;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER case_step_no_update BEFORE UPDATE ON case_step
BEGIN SELECT RAISE(ABORT, 'what was done in a case cannot be changed'); END;
CREATE TRIGGER contact_addendum_no_update BEFORE UPDATE ON contact_addendum
BEGIN SELECT RAISE(ABORT, 'what was added to a contact cannot be changed'); END;
