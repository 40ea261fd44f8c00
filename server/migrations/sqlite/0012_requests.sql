CREATE TABLE "request" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"building_id" text,
	"received_on" text NOT NULL,
	"closed_on" text,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("building_id") REFERENCES "building"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "request_open" ON "request" ("closed_on","received_on");
CREATE UNIQUE INDEX "request_id_key" ON "request" ("id");
CREATE TABLE "request_step" (
	"student_id" text NOT NULL,
	"request_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"filled" text NOT NULL,
	"disclosure_id" text,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "request_id", "rev"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "request_step_id_key" ON "request_step" ("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER request_step_no_update BEFORE UPDATE ON request_step
BEGIN SELECT RAISE(ABORT, 'a step of a request cannot be changed'); END;
