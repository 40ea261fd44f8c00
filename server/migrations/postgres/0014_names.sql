CREATE TABLE "name_update" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"asked_on" text COLLATE "C" NOT NULL,
	"about" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"approved_on" text COLLATE "C",
	"rev" bigint NOT NULL,
	CONSTRAINT "name_update_pkey" PRIMARY KEY("student_id","id"),
	CONSTRAINT "name_update_id_key" UNIQUE("id")
);
CREATE TABLE "name_step" (
	"student_id" text COLLATE "C" NOT NULL,
	"update_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "name_step_pkey" PRIMARY KEY("student_id","update_id","rev"),
	CONSTRAINT "name_step_id_key" UNIQUE("id")
);
ALTER TABLE "name_update" ADD CONSTRAINT "name_update_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "name_step" ADD CONSTRAINT "name_step_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "name_step" ADD CONSTRAINT "name_step_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
CREATE INDEX "name_update_state" ON "name_update" ("state","asked_on");
-- Held students learn of it: whoever may know of the update reads it again.
CREATE FUNCTION note_name_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'name', new.update_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER name_step_change AFTER INSERT ON name_step FOR EACH ROW EXECUTE FUNCTION note_name_change();
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER name_step_no_update BEFORE UPDATE ON name_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER name_step_no_truncate BEFORE TRUNCATE ON name_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON name_step FROM CURRENT_USER;
