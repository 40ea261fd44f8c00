CREATE TABLE "staff_claim" (
	"staff_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"since" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C",
	CONSTRAINT "staff_claim_pkey" PRIMARY KEY("staff_id","kind","value","building_id","source","since")
);
CREATE TABLE "student_attribute" (
	"student_id" text COLLATE "C" NOT NULL,
	"attribute" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"since" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C",
	CONSTRAINT "student_attribute_pkey" PRIMARY KEY("student_id","attribute","source","since")
);
CREATE TABLE "role_map" (
	"version" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"rows" text COLLATE "C" NOT NULL,
	"regulation" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"rules_hash" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"edited_by" text COLLATE "C",
	"edited_at" bigint NOT NULL,
	"published_by" text COLLATE "C",
	"published_at" bigint,
	CONSTRAINT "role_map_pkey" PRIMARY KEY("version")
);
CREATE TABLE "access_application" (
	"id" text COLLATE "C" NOT NULL,
	"applicant_id" text COLLATE "C" NOT NULL,
	"about" text COLLATE "C" NOT NULL,
	"student_id" text COLLATE "C",
	"information" text COLLATE "C" NOT NULL,
	"need" text COLLATE "C" NOT NULL,
	"applied_at" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"form" text COLLATE "C",
	"decision_text" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" bigint,
	"rev" bigint NOT NULL,
	CONSTRAINT "access_application_pkey" PRIMARY KEY("id"),
	-- Nobody decides on what they ask for themselves.
	CONSTRAINT "access_application_decider_check" CHECK ("decided_by" IS NULL OR "decided_by" <> "applicant_id")
);
CREATE TABLE "exception_grant" (
	"id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"student_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"classes" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL,
	"since" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL,
	"approved_by" text COLLATE "C",
	"application_id" text COLLATE "C",
	"ended_by" text COLLATE "C",
	"end_reason" text COLLATE "C" NOT NULL,
	"reviewed_by" text COLLATE "C",
	"reviewed_at" bigint,
	"finding" text COLLATE "C",
	"review_text" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "exception_grant_pkey" PRIMARY KEY("id"),
	-- Nobody approves or reviews a grant of their own.
	CONSTRAINT "exception_grant_approver_check" CHECK ("approved_by" IS NULL OR "approved_by" <> "staff_id"),
	CONSTRAINT "exception_grant_reviewer_check" CHECK ("reviewed_by" IS NULL OR "reviewed_by" <> "staff_id")
);
CREATE TABLE "sis_discipline" (
	"student_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"sourced_id" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"grade" text COLLATE "C" NOT NULL,
	"infraction" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	CONSTRAINT "sis_discipline_pkey" PRIMARY KEY("student_id","day","id"),
	CONSTRAINT "sis_discipline_sourced_id_key" UNIQUE("sourced_id")
);
ALTER TABLE "staff_claim" ADD CONSTRAINT "staff_claim_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
ALTER TABLE "student_attribute" ADD CONSTRAINT "student_attribute_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "role_map" ADD CONSTRAINT "role_map_edited_by_fkey" FOREIGN KEY ("edited_by") REFERENCES "staff"("id");
ALTER TABLE "role_map" ADD CONSTRAINT "role_map_published_by_fkey" FOREIGN KEY ("published_by") REFERENCES "staff"("id");
ALTER TABLE "access_application" ADD CONSTRAINT "access_application_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "staff"("id");
ALTER TABLE "access_application" ADD CONSTRAINT "access_application_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "access_application" ADD CONSTRAINT "access_application_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "staff"("id");
ALTER TABLE "exception_grant" ADD CONSTRAINT "exception_grant_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
ALTER TABLE "exception_grant" ADD CONSTRAINT "exception_grant_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "exception_grant" ADD CONSTRAINT "exception_grant_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "staff"("id");
ALTER TABLE "exception_grant" ADD CONSTRAINT "exception_grant_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "staff"("id");
ALTER TABLE "exception_grant" ADD CONSTRAINT "exception_grant_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "staff"("id");
ALTER TABLE "sis_discipline" ADD CONSTRAINT "sis_discipline_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "sis_discipline" ADD CONSTRAINT "sis_discipline_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id");
CREATE INDEX "student_attribute_attribute" ON "student_attribute" ("attribute","student_id");
CREATE INDEX "access_application_applicant" ON "access_application" ("applicant_id","applied_at");
CREATE INDEX "access_application_status" ON "access_application" ("status","applied_at");
CREATE INDEX "exception_grant_staff" ON "exception_grant" ("staff_id","student_id");
CREATE INDEX "exception_grant_student" ON "exception_grant" ("student_id");
CREATE INDEX "exception_grant_open" ON "exception_grant" ("kind","from_at") WHERE reviewed_at is null;
CREATE INDEX "sis_discipline_day" ON "sis_discipline" ("day");
CREATE INDEX "role_fact_role" ON "role_fact" ("role","building_id");
-- What the roster said of staff was a role at once; it is a claim now, of which the role map makes the same role.
INSERT INTO "staff_claim" ("staff_id", "kind", "value", "building_id", "source", "since", "until")
	SELECT "staff_id", 'roster', "role", "building_id", 'oneroster', "since", "until" FROM "role_fact" WHERE "source" = 'oneroster';
UPDATE "role_fact" SET "source" = 'mapping' WHERE "source" = 'oneroster';
