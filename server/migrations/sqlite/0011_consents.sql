CREATE TABLE "consent" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"filled" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "consent_id_key" ON "consent" ("id");
CREATE TABLE "consent_use" (
	"student_id" text NOT NULL,
	"consent_id" text NOT NULL,
	"id" text NOT NULL,
	"filled" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "consent_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "consent_use_id_key" ON "consent_use" ("id");
CREATE TABLE "consent_end" (
	"student_id" text NOT NULL,
	"consent_id" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "consent_id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'a consent cannot be changed'); END;
CREATE TRIGGER consent_use_no_update BEFORE UPDATE ON consent_use
BEGIN SELECT RAISE(ABORT, 'a release under a consent cannot be changed'); END;
CREATE TRIGGER consent_end_no_update BEFORE UPDATE ON consent_end
BEGIN SELECT RAISE(ABORT, 'the end of a consent cannot be changed'); END;
