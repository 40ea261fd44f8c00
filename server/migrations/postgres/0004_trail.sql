CREATE TABLE "audit_checkpoint" (
	"size" bigint NOT NULL,
	"at" bigint NOT NULL,
	"root" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY("size")
);
CREATE TABLE "audit_node" (
	"level" bigint NOT NULL,
	"pos" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_node_pkey" PRIMARY KEY("level","pos")
);
CREATE TABLE "use_question" (
	"id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"kinds" text COLLATE "C" NOT NULL,
	"student_id" text COLLATE "C",
	"day" text COLLATE "C" NOT NULL,
	"about" text COLLATE "C" NOT NULL,
	"entries" text COLLATE "C" NOT NULL,
	"uses" bigint NOT NULL,
	"asked_day" text COLLATE "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"answered_at" bigint,
	"finding" text COLLATE "C",
	"review_text" text COLLATE "C" NOT NULL,
	"reviewed_by" text COLLATE "C",
	"reviewed_at" bigint,
	"rev" bigint NOT NULL,
	CONSTRAINT "use_question_pkey" PRIMARY KEY("id"),
	CONSTRAINT "use_question_staff_id_day_about_key" UNIQUE("staff_id","day","about"),
	-- Nobody looks through their own answer.
	CONSTRAINT "use_question_reviewer_check" CHECK ("reviewed_by" IS NULL OR "reviewed_by" <> "staff_id")
);
-- One more copy to search by, taken from the lines themselves: those are not touched.
ALTER TABLE "audit" ADD COLUMN "decision" text COLLATE "C";
ALTER TABLE "audit" DISABLE TRIGGER audit_no_change;
UPDATE "audit" SET "decision" = "line"::jsonb ->> 10;
ALTER TABLE "audit" ENABLE TRIGGER audit_no_change;
ALTER TABLE "audit" ALTER COLUMN "decision" SET NOT NULL;
ALTER TABLE "use_question" ADD CONSTRAINT "use_question_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
ALTER TABLE "use_question" ADD CONSTRAINT "use_question_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "use_question" ADD CONSTRAINT "use_question_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "staff"("id");
CREATE INDEX "use_question_student" ON "use_question" ("student_id");
CREATE INDEX "use_question_open" ON "use_question" ("asked_at") WHERE reviewed_at is null;
CREATE INDEX "audit_action" ON "audit" ("action","seq");
CREATE INDEX "audit_undone" ON "audit" ("seq") WHERE decision in ('refused', 'failed');
CREATE TRIGGER audit_checkpoint_no_change BEFORE UPDATE OR DELETE ON audit_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoint_no_truncate BEFORE TRUNCATE ON audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Also without the triggers: who owns a table may take rights from itself, and must give them back in the open.
REVOKE UPDATE, DELETE, TRUNCATE ON audit, audit_checkpoint FROM CURRENT_USER;
