CREATE TABLE "sheet_entry" (
	"student_id" text NOT NULL,
	"field" text NOT NULL,
	"rev" integer NOT NULL,
	"text" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "field", "rev"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "seal_key" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"made_at" integer NOT NULL
) STRICT;
CREATE TABLE "editing" (
	"student_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"until" integer NOT NULL,
	PRIMARY KEY("student_id", "staff_id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "editing_until" ON "editing" ("until");
CREATE TRIGGER sheet_entry_change AFTER INSERT ON sheet_entry
BEGIN INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'sheet', new.field); END;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER sheet_entry_no_update BEFORE UPDATE ON sheet_entry
BEGIN SELECT RAISE(ABORT, 'what was written on a face sheet cannot be changed'); END;
