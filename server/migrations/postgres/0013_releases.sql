CREATE TABLE "directory_refusal" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"received_on" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "directory_refusal_pkey" PRIMARY KEY("student_id","id"),
	CONSTRAINT "directory_refusal_id_key" UNIQUE("id")
);
CREATE TABLE "directory_rescission" (
	"student_id" text COLLATE "C" NOT NULL,
	"refusal_id" text COLLATE "C" NOT NULL,
	"received_on" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "directory_rescission_pkey" PRIMARY KEY("student_id","refusal_id")
);
CREATE TABLE "directory_request" (
	"id" text COLLATE "C" NOT NULL,
	"asked_on" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "directory_request_pkey" PRIMARY KEY("id")
);
CREATE TABLE "directory_list" (
	"request_id" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"items" text COLLATE "C" NOT NULL,
	"listed" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"logged" boolean NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "directory_list_pkey" PRIMARY KEY("request_id")
);
ALTER TABLE "directory_refusal" ADD CONSTRAINT "directory_refusal_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "directory_refusal" ADD CONSTRAINT "directory_refusal_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "directory_rescission" ADD CONSTRAINT "directory_rescission_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "directory_rescission" ADD CONSTRAINT "directory_rescission_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "directory_request" ADD CONSTRAINT "directory_request_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "directory_list" ADD CONSTRAINT "directory_list_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER directory_refusal_no_update BEFORE UPDATE ON directory_refusal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_refusal_no_truncate BEFORE TRUNCATE ON directory_refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_rescission_no_update BEFORE UPDATE ON directory_rescission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_rescission_no_truncate BEFORE TRUNCATE ON directory_rescission FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_request_no_update BEFORE UPDATE ON directory_request FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_request_no_truncate BEFORE TRUNCATE ON directory_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_list_no_update BEFORE UPDATE ON directory_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER directory_list_no_truncate BEFORE TRUNCATE ON directory_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON directory_refusal, directory_rescission, directory_request, directory_list FROM CURRENT_USER;
CREATE TABLE "inspection" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "inspection_pkey" PRIMARY KEY("student_id","id"),
	CONSTRAINT "inspection_id_key" UNIQUE("id")
);
CREATE TABLE "inspection_strike" (
	"student_id" text COLLATE "C" NOT NULL,
	"inspection_id" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "inspection_strike_pkey" PRIMARY KEY("student_id","inspection_id")
);
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
ALTER TABLE "inspection_strike" ADD CONSTRAINT "inspection_strike_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "inspection_strike" ADD CONSTRAINT "inspection_strike_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER inspection_no_update BEFORE UPDATE ON inspection FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inspection_no_truncate BEFORE TRUNCATE ON inspection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inspection_strike_no_update BEFORE UPDATE ON inspection_strike FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inspection_strike_no_truncate BEFORE TRUNCATE ON inspection_strike FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON inspection, inspection_strike FROM CURRENT_USER;
CREATE TABLE "study_step" (
	"study_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "study_step_pkey" PRIMARY KEY("study_id","rev"),
	CONSTRAINT "study_step_id_key" UNIQUE("id")
);
ALTER TABLE "study_step" ADD CONSTRAINT "study_step_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER study_step_no_update BEFORE UPDATE ON study_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER study_step_no_truncate BEFORE TRUNCATE ON study_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON study_step FROM CURRENT_USER;
-- The disclosure log: totals and receivers kept by triggers, and how people look at it.
CREATE TABLE "disclosure_tally" (
	"building_id" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"party" text COLLATE "C" NOT NULL,
	"span" bigint NOT NULL,
	"released" bigint NOT NULL,
	"denied" bigint NOT NULL,
	CONSTRAINT "disclosure_tally_pkey" PRIMARY KEY("building_id","basis","party","span")
);
CREATE TABLE "disclosure_receiver" (
	"party" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "disclosure_receiver_pkey" PRIMARY KEY("party")
);
CREATE TABLE "saved_view" (
	"id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "saved_view_pkey" PRIMARY KEY("id")
);
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");
CREATE INDEX "saved_view_staff" ON "saved_view" ("staff_id");
CREATE INDEX "disclosure_at" ON "disclosure" ("at","id","building_id","basis","outcome");
CREATE INDEX "disclosure_party" ON "disclosure" ("party","at","id","building_id","basis","outcome");
-- A tally for the school and for all, under the basis and under any, to the receiver (32 days at a time) and to anybody (a day).
INSERT INTO disclosure_tally (building_id, basis, party, span, released, denied)
SELECT b, ba, '', at / 86400000, count(*) FILTER (WHERE outcome = 'released'), count(*) FILTER (WHERE outcome <> 'released') FROM disclosure
CROSS JOIN LATERAL (VALUES (building_id, basis), ('', basis), (building_id, ''), ('', '')) AS kept (b, ba) GROUP BY 1, 2, 3, 4;
INSERT INTO disclosure_tally (building_id, basis, party, span, released, denied)
SELECT b, ba, party, at / 2764800000, count(*) FILTER (WHERE outcome = 'released'), count(*) FILTER (WHERE outcome <> 'released') FROM disclosure
CROSS JOIN LATERAL (VALUES (building_id, basis), ('', basis), (building_id, ''), ('', '')) AS kept (b, ba) GROUP BY 1, 2, 3, 4;
INSERT INTO disclosure_receiver (party, name_key, n) SELECT party, lower(replace(replace(replace(party, ',', ' '), '-', ' '), '.', ' ')), count(*) FROM disclosure GROUP BY party;
DROP TABLE disclosure_day;
CREATE OR REPLACE FUNCTION count_disclosure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_released BIGINT;
BEGIN
  IF TG_OP = 'INSERT' THEN
    is_released := CASE new.outcome WHEN 'released' THEN 1 ELSE 0 END;
    INSERT INTO disclosure_tally AS kept (building_id, basis, party, span, released, denied) VALUES
      (new.building_id, new.basis, new.party, new.at / 2764800000, is_released, 1 - is_released),
      (new.building_id, new.basis, '', new.at / 86400000, is_released, 1 - is_released),
      (new.building_id, '', new.party, new.at / 2764800000, is_released, 1 - is_released),
      (new.building_id, '', '', new.at / 86400000, is_released, 1 - is_released),
      ('', new.basis, new.party, new.at / 2764800000, is_released, 1 - is_released),
      ('', new.basis, '', new.at / 86400000, is_released, 1 - is_released),
      ('', '', new.party, new.at / 2764800000, is_released, 1 - is_released),
      ('', '', '', new.at / 86400000, is_released, 1 - is_released)
    ON CONFLICT (building_id, basis, party, span) DO UPDATE SET released = kept.released + excluded.released, denied = kept.denied + excluded.denied;
    INSERT INTO disclosure_receiver AS kept (party, name_key, n) VALUES (new.party, lower(replace(replace(replace(new.party, ',', ' '), '-', ' '), '.', ' ')), 1)
    ON CONFLICT (party) DO UPDATE SET n = kept.n + 1;
  ELSE
    is_released := CASE old.outcome WHEN 'released' THEN 1 ELSE 0 END;
    UPDATE disclosure_tally SET released = released - is_released, denied = denied - (1 - is_released)
    WHERE building_id IN (old.building_id, '') AND basis IN (old.basis, '')
      AND ((party = old.party AND span = old.at / 2764800000) OR (party = '' AND span = old.at / 86400000));
    DELETE FROM disclosure_tally WHERE released = 0 AND denied = 0 AND building_id IN (old.building_id, '') AND basis IN (old.basis, '')
      AND ((party = old.party AND span = old.at / 2764800000) OR (party = '' AND span = old.at / 86400000));
    UPDATE disclosure_receiver SET n = n - 1 WHERE party = old.party;
    DELETE FROM disclosure_receiver WHERE party = old.party AND n = 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TABLE "duty_done" (
	"school_year" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"duty" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C",
	"day" text COLLATE "C" NOT NULL,
	"filled" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "duty_done_pkey" PRIMARY KEY("school_year","rev"),
	CONSTRAINT "duty_done_id_key" UNIQUE("id")
);
ALTER TABLE "duty_done" ADD CONSTRAINT "duty_done_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id");
ALTER TABLE "duty_done" ADD CONSTRAINT "duty_done_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
-- Nothing is written over: done again, the newest counts.
CREATE TRIGGER duty_done_no_update BEFORE UPDATE ON duty_done FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER duty_done_no_truncate BEFORE TRUNCATE ON duty_done FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON duty_done FROM CURRENT_USER;
CREATE TABLE "copy" (
	"student_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"party" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"begun_by" text COLLATE "C" NOT NULL,
	"begun_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "copy_pkey" PRIMARY KEY("student_id","id"),
	CONSTRAINT "copy_id_key" UNIQUE("id")
);
CREATE TABLE "copy_step" (
	"student_id" text COLLATE "C" NOT NULL,
	"copy_id" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_role" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "copy_step_pkey" PRIMARY KEY("student_id","copy_id","rev"),
	CONSTRAINT "copy_step_id_key" UNIQUE("id")
);
ALTER TABLE "copy" ADD CONSTRAINT "copy_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "copy" ADD CONSTRAINT "copy_begun_by_fkey" FOREIGN KEY ("begun_by") REFERENCES "staff"("id");
ALTER TABLE "copy_step" ADD CONSTRAINT "copy_step_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "copy_step" ADD CONSTRAINT "copy_step_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id");
CREATE INDEX "copy_state" ON "copy" ("state","begun_at");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER copy_step_no_update BEFORE UPDATE ON copy_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER copy_step_no_truncate BEFORE TRUNCATE ON copy_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON copy_step FROM CURRENT_USER;
CREATE TABLE "sealed_correction" (
	"release_id" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"replaced_by" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"rev" bigint NOT NULL,
	CONSTRAINT "sealed_correction_pkey" PRIMARY KEY("release_id")
);
ALTER TABLE "sealed_correction" ADD CONSTRAINT "sealed_correction_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff"("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER sealed_correction_no_update BEFORE UPDATE ON sealed_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_correction_no_truncate BEFORE TRUNCATE ON sealed_correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, TRUNCATE ON sealed_correction FROM CURRENT_USER;
