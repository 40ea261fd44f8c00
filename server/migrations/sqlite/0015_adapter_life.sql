CREATE TABLE "adapter_switch" (
	"id" text PRIMARY KEY NOT NULL,
	"off" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text,
	"trusted_on" text,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE TABLE "adapter_health" (
	"adapter_id" text NOT NULL,
	"day" text NOT NULL,
	"revision" integer NOT NULL,
	"reporter" text NOT NULL,
	"page" text NOT NULL,
	"outcome" text NOT NULL,
	"count" integer NOT NULL,
	PRIMARY KEY("adapter_id", "day", "revision", "reporter", "page", "outcome")
) STRICT, WITHOUT ROWID;
ALTER TABLE "adapter" ADD "author_id" text REFERENCES staff(id);
ALTER TABLE "adapter" ADD "note" text;
ALTER TABLE "adapter" ADD "from_revision" integer;
-- Nothing is written over: what was in force on a day can be read again.
CREATE TRIGGER adapter_no_update BEFORE UPDATE ON adapter
BEGIN SELECT RAISE(ABORT, 'a revision of an adapter cannot be changed'); END;
