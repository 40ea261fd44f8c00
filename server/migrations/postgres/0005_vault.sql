CREATE TABLE "sheet_entry" (
	"student_id" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "sheet_entry_pkey" PRIMARY KEY("student_id","field","rev")
);
CREATE TABLE "seal_key" (
	"id" text COLLATE "C" NOT NULL,
	"public_key" text COLLATE "C" NOT NULL,
	"private_key" text COLLATE "C" NOT NULL,
	"made_at" bigint NOT NULL,
	CONSTRAINT "seal_key_pkey" PRIMARY KEY("id")
);
CREATE TABLE "editing" (
	"student_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "editing_pkey" PRIMARY KEY("student_id","staff_id")
);
ALTER TABLE "sheet_entry" ADD CONSTRAINT "sheet_entry_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "sheet_entry" ADD CONSTRAINT "sheet_entry_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
ALTER TABLE "editing" ADD CONSTRAINT "editing_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "editing" ADD CONSTRAINT "editing_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
CREATE INDEX "editing_until" ON "editing" ("until");
CREATE FUNCTION note_sheet_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (student_id, rev, kind, row_id) VALUES (new.student_id, new.rev, 'sheet', new.field);
  RETURN NULL;
END $$;
CREATE TRIGGER sheet_entry_change AFTER INSERT ON sheet_entry FOR EACH ROW EXECUTE FUNCTION note_sheet_change();
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER sheet_entry_no_update BEFORE UPDATE ON sheet_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sheet_entry_no_truncate BEFORE TRUNCATE ON sheet_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON sheet_entry FROM CURRENT_USER;
