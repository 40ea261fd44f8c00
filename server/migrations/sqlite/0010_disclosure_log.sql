-- The disclosure log: what entries held, corrections, the sealed book, and parties with their bars.
CREATE TABLE "disclosure_form" (
	"student_id" text NOT NULL,
	"disclosure_id" text NOT NULL,
	"filled" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "disclosure_id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "disclosure_form_disclosure_id_key" ON "disclosure_form" ("disclosure_id");
CREATE TABLE "disclosure_correction" (
	"student_id" text NOT NULL,
	"disclosure_id" text PRIMARY KEY NOT NULL,
	"why" text NOT NULL,
	"replaced_by" text,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "disclosure_correction_student" ON "disclosure_correction" ("student_id");
CREATE TABLE "sealed_release" (
	"id" text PRIMARY KEY NOT NULL,
	"student_id" text NOT NULL,
	"at" integer NOT NULL,
	"basis" text NOT NULL,
	"outcome" text NOT NULL,
	"filled" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT;
CREATE TABLE "party" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"capacity" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" integer NOT NULL,
	FOREIGN KEY ("added_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "party_name_key_key" ON "party" ("name_key");
CREATE TABLE "party_bar" (
	"id" text PRIMARY KEY NOT NULL,
	"party_id" text NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	"ground" text NOT NULL,
	"finding" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"lifted_by" text,
	"lifted_at" integer,
	"lifted_why" text,
	FOREIGN KEY ("party_id") REFERENCES "party"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("lifted_by") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "party_bar_party" ON "party_bar" ("party_id");
CREATE INDEX "disclosure_filter" ON "disclosure" ("building_id","basis","at","id","outcome");
CREATE INDEX "disclosure_outcome" ON "disclosure" ("building_id","outcome","at","id");
CREATE UNIQUE INDEX "disclosure_id_key" ON "disclosure" ("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER disclosure_form_no_update BEFORE UPDATE ON disclosure_form
BEGIN SELECT RAISE(ABORT, 'what a disclosure held cannot be changed'); END;
CREATE TRIGGER disclosure_correction_no_update BEFORE UPDATE ON disclosure_correction
BEGIN SELECT RAISE(ABORT, 'a correction of the disclosure log cannot be changed'); END;
CREATE TRIGGER sealed_release_no_update BEFORE UPDATE ON sealed_release
BEGIN SELECT RAISE(ABORT, 'the sealed book cannot be changed'); END;
-- A bar stays as it was found; that it was lifted is said once (R126).
CREATE TRIGGER party_bar_no_update BEFORE UPDATE OF id, party_id, first_day, last_day, ground, finding, recorded_by, recorded_at ON party_bar
BEGIN SELECT RAISE(ABORT, 'a bar on a party cannot be changed'); END;
CREATE TRIGGER party_bar_lifted_once BEFORE UPDATE ON party_bar WHEN old.lifted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a bar that was lifted cannot be changed'); END;
