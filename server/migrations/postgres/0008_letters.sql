CREATE TABLE "letter" (
	"student_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"template" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"party" text COLLATE "C" NOT NULL,
	"to_name" text COLLATE "C" NOT NULL,
	"way" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "letter_pkey" PRIMARY KEY("student_id","rev"),
	CONSTRAINT "letter_id_key" UNIQUE("id")
);
ALTER TABLE "letter" ADD CONSTRAINT "letter_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "letter" ADD CONSTRAINT "letter_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER letter_no_update BEFORE UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_no_truncate BEFORE TRUNCATE ON letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON letter FROM CURRENT_USER;
