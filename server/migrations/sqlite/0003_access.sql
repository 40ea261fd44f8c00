CREATE TABLE "staff_claim" (
	"staff_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"building_id" text NOT NULL,
	"source" text NOT NULL,
	"since" text NOT NULL,
	"until" text,
	PRIMARY KEY("staff_id", "kind", "value", "building_id", "source", "since"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "student_attribute" (
	"student_id" text NOT NULL,
	"attribute" text NOT NULL,
	"source" text NOT NULL,
	"since" text NOT NULL,
	"until" text,
	PRIMARY KEY("student_id", "attribute", "source", "since"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "student_attribute_attribute" ON "student_attribute" ("attribute","student_id");
CREATE TABLE "role_map" (
	"version" integer PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"rows" text NOT NULL,
	"regulation" text NOT NULL,
	"reason" text NOT NULL,
	"rules_hash" text NOT NULL,
	"rev" integer NOT NULL,
	"edited_by" text,
	"edited_at" integer NOT NULL,
	"published_by" text,
	"published_at" integer,
	FOREIGN KEY ("edited_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("published_by") REFERENCES "staff"("id")
) STRICT;
CREATE TABLE "access_application" (
	"id" text PRIMARY KEY NOT NULL,
	"applicant_id" text NOT NULL,
	"about" text NOT NULL,
	"student_id" text,
	"information" text NOT NULL,
	"need" text NOT NULL,
	"applied_at" integer NOT NULL,
	"status" text NOT NULL,
	"form" text,
	"decision_text" text NOT NULL,
	"decided_by" text,
	"decided_at" integer,
	"rev" integer NOT NULL,
	FOREIGN KEY ("applicant_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("decided_by") REFERENCES "staff"("id"),
	-- Nobody decides on what they ask for themselves.
	CONSTRAINT "access_application_decider_check" CHECK ("decided_by" IS NULL OR "decided_by" <> "applicant_id")
) STRICT;
CREATE INDEX "access_application_applicant" ON "access_application" ("applicant_id","applied_at");
CREATE INDEX "access_application_status" ON "access_application" ("status","applied_at");
CREATE TABLE "exception_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"student_id" text,
	"kind" text NOT NULL,
	"classes" text NOT NULL,
	"reason" text NOT NULL,
	"from_at" integer NOT NULL,
	"until_at" integer NOT NULL,
	"since" text NOT NULL,
	"until" text NOT NULL,
	"approved_by" text,
	"application_id" text,
	"ended_by" text,
	"end_reason" text NOT NULL,
	"reviewed_by" text,
	"reviewed_at" integer,
	"finding" text,
	"review_text" text NOT NULL,
	"rev" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("approved_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("ended_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("reviewed_by") REFERENCES "staff"("id"),
	-- Nobody approves or reviews a grant of their own.
	CONSTRAINT "exception_grant_approver_check" CHECK ("approved_by" IS NULL OR "approved_by" <> "staff_id"),
	CONSTRAINT "exception_grant_reviewer_check" CHECK ("reviewed_by" IS NULL OR "reviewed_by" <> "staff_id")
) STRICT;
CREATE INDEX "exception_grant_staff" ON "exception_grant" ("staff_id","student_id");
CREATE INDEX "exception_grant_student" ON "exception_grant" ("student_id");
CREATE INDEX "exception_grant_open" ON "exception_grant" ("kind","from_at") WHERE reviewed_at is null;
CREATE TABLE "sis_discipline" (
	"student_id" text NOT NULL,
	"day" text NOT NULL,
	"id" text NOT NULL,
	"sourced_id" text NOT NULL,
	"building_id" text NOT NULL,
	"grade" text NOT NULL,
	"infraction" text NOT NULL,
	"action" text NOT NULL,
	PRIMARY KEY("student_id", "day", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("building_id") REFERENCES "building"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "sis_discipline_day" ON "sis_discipline" ("day");
CREATE INDEX "role_fact_role" ON "role_fact" ("role","building_id");
CREATE UNIQUE INDEX "sis_discipline_sourced_id_key" ON "sis_discipline" ("sourced_id");
-- What the roster said of staff was a role at once; it is a claim now, of which the role map makes the same role.
INSERT INTO "staff_claim" ("staff_id", "kind", "value", "building_id", "source", "since", "until")
	SELECT "staff_id", 'roster', "role", "building_id", 'oneroster', "since", "until" FROM "role_fact" WHERE "source" = 'oneroster';
UPDATE "role_fact" SET "source" = 'mapping' WHERE "source" = 'oneroster';
