-- The disclosure log: what entries held, corrections, the sealed book, and parties with their bars.
CREATE TABLE "disclosure_form" (
	"student_id" text COLLATE "C" NOT NULL,
	"disclosure_id" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "disclosure_form_pkey" PRIMARY KEY("student_id","disclosure_id"),
	CONSTRAINT "disclosure_form_disclosure_id_key" UNIQUE("disclosure_id")
);
CREATE TABLE "disclosure_correction" (
	"student_id" text COLLATE "C" NOT NULL,
	"disclosure_id" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"replaced_by" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "disclosure_correction_pkey" PRIMARY KEY("disclosure_id")
);
CREATE TABLE "sealed_release" (
	"id" text COLLATE "C" NOT NULL,
	"student_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "sealed_release_pkey" PRIMARY KEY("id")
);
CREATE TABLE "party" (
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"capacity" text COLLATE "C" NOT NULL,
	"added_by" text COLLATE "C" NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "party_pkey" PRIMARY KEY("id"),
	CONSTRAINT "party_name_key_key" UNIQUE("name_key")
);
CREATE TABLE "party_bar" (
	"id" text COLLATE "C" NOT NULL,
	"party_id" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"ground" text COLLATE "C" NOT NULL,
	"finding" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"lifted_by" text COLLATE "C",
	"lifted_at" bigint,
	"lifted_why" text COLLATE "C",
	CONSTRAINT "party_bar_pkey" PRIMARY KEY("id")
);
ALTER TABLE "disclosure_form" ADD CONSTRAINT "disclosure_form_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "disclosure_correction" ADD CONSTRAINT "disclosure_correction_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "disclosure_correction" ADD CONSTRAINT "disclosure_correction_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "sealed_release" ADD CONSTRAINT "sealed_release_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "sealed_release" ADD CONSTRAINT "sealed_release_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "party" ADD CONSTRAINT "party_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "staff"("id");
ALTER TABLE "party_bar" ADD CONSTRAINT "party_bar_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id");
ALTER TABLE "party_bar" ADD CONSTRAINT "party_bar_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "party_bar" ADD CONSTRAINT "party_bar_lifted_by_fkey" FOREIGN KEY ("lifted_by") REFERENCES "staff"("id");
CREATE INDEX "disclosure_correction_student" ON "disclosure_correction" ("student_id");
CREATE INDEX "party_bar_party" ON "party_bar" ("party_id");
CREATE INDEX "disclosure_filter" ON "disclosure" ("building_id","basis","at","id","outcome");
CREATE INDEX "disclosure_outcome" ON "disclosure" ("building_id","outcome","at","id");
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_id_key" UNIQUE("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER disclosure_form_no_update BEFORE UPDATE ON disclosure_form FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disclosure_form_no_truncate BEFORE TRUNCATE ON disclosure_form FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disclosure_correction_no_update BEFORE UPDATE ON disclosure_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disclosure_correction_no_truncate BEFORE TRUNCATE ON disclosure_correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_release_no_update BEFORE UPDATE ON sealed_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_release_no_truncate BEFORE TRUNCATE ON sealed_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON disclosure_form, disclosure_correction, sealed_release FROM CURRENT_USER;
-- A bar stays as it was found; that it was lifted is said once (R126).
CREATE TRIGGER party_bar_no_update BEFORE UPDATE OF id, party_id, first_day, last_day, ground, finding, recorded_by, recorded_at ON party_bar FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER party_bar_lifted_once BEFORE UPDATE ON party_bar FOR EACH ROW WHEN (old.lifted_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
