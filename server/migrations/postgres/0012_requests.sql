CREATE TABLE "request" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C",
	"received_on" text COLLATE "C" NOT NULL,
	"closed_on" text COLLATE "C",
	"rev" bigint NOT NULL,
	CONSTRAINT "request_pkey" PRIMARY KEY("student_id","id"),
	CONSTRAINT "request_id_key" UNIQUE("id")
);
CREATE TABLE "request_step" (
	"student_id" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"disclosure_id" text COLLATE "C",
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "request_step_pkey" PRIMARY KEY("student_id","request_id","rev"),
	CONSTRAINT "request_step_id_key" UNIQUE("id")
);
ALTER TABLE "request" ADD CONSTRAINT "request_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "request" ADD CONSTRAINT "request_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id");
ALTER TABLE "request_step" ADD CONSTRAINT "request_step_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "request_step" ADD CONSTRAINT "request_step_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
CREATE INDEX "request_open" ON "request" ("closed_on","received_on");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER request_step_no_update BEFORE UPDATE ON request_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER request_step_no_truncate BEFORE TRUNCATE ON request_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON request_step FROM CURRENT_USER;
