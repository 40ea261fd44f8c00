CREATE TABLE "consent" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "consent_pkey" PRIMARY KEY("student_id","id"),
	CONSTRAINT "consent_id_key" UNIQUE("id")
);
CREATE TABLE "consent_use" (
	"student_id" text COLLATE "C" NOT NULL,
	"consent_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "consent_use_pkey" PRIMARY KEY("student_id","consent_id","id"),
	CONSTRAINT "consent_use_id_key" UNIQUE("id")
);
CREATE TABLE "consent_end" (
	"student_id" text COLLATE "C" NOT NULL,
	"consent_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "consent_end_pkey" PRIMARY KEY("student_id","consent_id")
);
ALTER TABLE "consent" ADD CONSTRAINT "consent_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "consent" ADD CONSTRAINT "consent_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "consent_use" ADD CONSTRAINT "consent_use_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "consent_use" ADD CONSTRAINT "consent_use_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "consent_end" ADD CONSTRAINT "consent_end_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "consent_end" ADD CONSTRAINT "consent_end_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_no_truncate BEFORE TRUNCATE ON consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_use_no_update BEFORE UPDATE ON consent_use FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_use_no_truncate BEFORE TRUNCATE ON consent_use FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_end_no_update BEFORE UPDATE ON consent_end FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_end_no_truncate BEFORE TRUNCATE ON consent_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON consent, consent_use, consent_end FROM CURRENT_USER;
