CREATE TABLE "adapter_switch" (
	"id" text COLLATE "C" NOT NULL,
	"off" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"staff_id" text COLLATE "C",
	"trusted_on" text COLLATE "C",
	CONSTRAINT "adapter_switch_pkey" PRIMARY KEY("id")
);
CREATE TABLE "adapter_health" (
	"adapter_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"reporter" text COLLATE "C" NOT NULL,
	"page" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "adapter_health_pkey" PRIMARY KEY("adapter_id","day","revision","reporter","page","outcome")
);
ALTER TABLE "adapter" ADD COLUMN "author_id" text COLLATE "C";
ALTER TABLE "adapter" ADD COLUMN "note" text COLLATE "C";
ALTER TABLE "adapter" ADD COLUMN "from_revision" bigint;
ALTER TABLE "adapter_switch" ADD CONSTRAINT "adapter_switch_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
ALTER TABLE "adapter" ADD CONSTRAINT "adapter_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
-- Nothing is written over: what was in force on a day can be read again.
CREATE TRIGGER adapter_no_update BEFORE UPDATE ON adapter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adapter_no_truncate BEFORE TRUNCATE ON adapter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON adapter FROM CURRENT_USER;
