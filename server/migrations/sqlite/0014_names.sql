CREATE TABLE "name_update" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"asked_on" text NOT NULL,
	"about" text NOT NULL,
	"state" text NOT NULL,
	"approved_on" text,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "name_update_state" ON "name_update" ("state","asked_on");
CREATE UNIQUE INDEX "name_update_id_key" ON "name_update" ("id");
CREATE TABLE "name_step" (
	"student_id" text NOT NULL,
	"update_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"filled" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "update_id", "rev"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "name_step_id_key" ON "name_step" ("id");
-- Held students learn of it: whoever may know of the update reads it again.
CREATE TRIGGER name_step_change AFTER INSERT ON name_step
BEGIN INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'name', new.update_id); END;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER name_step_no_update BEFORE UPDATE ON name_step
BEGIN SELECT RAISE(ABORT, 'a step of a name update cannot be changed'); END;
