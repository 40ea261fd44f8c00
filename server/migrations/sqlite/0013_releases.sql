CREATE TABLE "directory_refusal" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"received_on" text NOT NULL,
	"filled" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "directory_refusal_id_key" ON "directory_refusal" ("id");
CREATE TABLE "directory_rescission" (
	"student_id" text NOT NULL,
	"refusal_id" text NOT NULL,
	"received_on" text NOT NULL,
	"reason" text NOT NULL,
	"filled" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "refusal_id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "directory_request" (
	"id" text PRIMARY KEY NOT NULL,
	"asked_on" text NOT NULL,
	"filled" text NOT NULL,
	"scope" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT;
CREATE TABLE "directory_list" (
	"request_id" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"why" text NOT NULL,
	"items" text NOT NULL,
	"listed" integer NOT NULL,
	"refused" integer NOT NULL,
	"sha256" text NOT NULL,
	"locale" text NOT NULL,
	"logged" integer NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER directory_refusal_no_update BEFORE UPDATE ON directory_refusal
BEGIN SELECT RAISE(ABORT, 'a refusal cannot be changed'); END;
CREATE TRIGGER directory_rescission_no_update BEFORE UPDATE ON directory_rescission
BEGIN SELECT RAISE(ABORT, 'the end of a refusal cannot be changed'); END;
CREATE TRIGGER directory_request_no_update BEFORE UPDATE ON directory_request
BEGIN SELECT RAISE(ABORT, 'a request for a list cannot be changed'); END;
CREATE TRIGGER directory_list_no_update BEFORE UPDATE ON directory_list
BEGIN SELECT RAISE(ABORT, 'what became of a request for a list cannot be changed'); END;
CREATE TABLE "inspection" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"day" text NOT NULL,
	"filled" text NOT NULL,
	"sha256" text,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "inspection_id_key" ON "inspection" ("id");
CREATE TABLE "inspection_strike" (
	"student_id" text NOT NULL,
	"inspection_id" text NOT NULL,
	"why" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "inspection_id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER inspection_no_update BEFORE UPDATE ON inspection
BEGIN SELECT RAISE(ABORT, 'an entry of the Record of Inspection cannot be changed'); END;
CREATE TRIGGER inspection_strike_no_update BEFORE UPDATE ON inspection_strike
BEGIN SELECT RAISE(ABORT, 'why an entry of the Record of Inspection was struck cannot be changed'); END;
CREATE TABLE "study_step" (
	"study_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"filled" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("study_id", "rev"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "study_step_id_key" ON "study_step" ("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER study_step_no_update BEFORE UPDATE ON study_step
BEGIN SELECT RAISE(ABORT, 'a step of a study cannot be changed'); END;
-- The disclosure log: totals and receivers kept by triggers, and how people look at it.
CREATE TABLE "disclosure_tally" (
	"building_id" text NOT NULL,
	"basis" text NOT NULL,
	"party" text NOT NULL,
	"span" integer NOT NULL,
	"released" integer NOT NULL,
	"denied" integer NOT NULL,
	PRIMARY KEY("building_id", "basis", "party", "span")
) STRICT, WITHOUT ROWID;
CREATE TABLE "disclosure_receiver" (
	"party" text PRIMARY KEY NOT NULL,
	"name_key" text NOT NULL,
	"n" integer NOT NULL
) STRICT;
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"name" text NOT NULL,
	"content" text NOT NULL,
	"saved_at" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "saved_view_staff" ON "saved_view" ("staff_id");
CREATE INDEX "disclosure_at" ON "disclosure" ("at","id","building_id","basis","outcome");
CREATE INDEX "disclosure_party" ON "disclosure" ("party","at","id","building_id","basis","outcome");
-- A tally for the school and for all, under the basis and under any, to the receiver (32 days at a time) and to anybody (a day).
INSERT INTO disclosure_tally (building_id, basis, party, span, released, denied)
SELECT b, ba, '', at / 86400000, sum(outcome = 'released'), sum(outcome <> 'released') FROM (
  SELECT building_id AS b, basis AS ba, at, outcome FROM disclosure UNION ALL SELECT '', basis, at, outcome FROM disclosure
  UNION ALL SELECT building_id, '', at, outcome FROM disclosure UNION ALL SELECT '', '', at, outcome FROM disclosure
) GROUP BY 1, 2, 3, 4;
INSERT INTO disclosure_tally (building_id, basis, party, span, released, denied)
SELECT b, ba, party, at / 2764800000, sum(outcome = 'released'), sum(outcome <> 'released') FROM (
  SELECT building_id AS b, basis AS ba, party, at, outcome FROM disclosure UNION ALL SELECT '', basis, party, at, outcome FROM disclosure
  UNION ALL SELECT building_id, '', party, at, outcome FROM disclosure UNION ALL SELECT '', '', party, at, outcome FROM disclosure
) GROUP BY 1, 2, 3, 4;
INSERT INTO disclosure_receiver (party, name_key, n) SELECT party, lower(replace(replace(replace(party, ',', ' '), '-', ' '), '.', ' ')), count(*) FROM disclosure GROUP BY party;
DROP TRIGGER disclosure_counted;
DROP TRIGGER disclosure_uncounted;
DROP TABLE disclosure_day;
CREATE TRIGGER disclosure_counted AFTER INSERT ON disclosure
BEGIN
  INSERT INTO disclosure_tally (building_id, basis, party, span, released, denied) VALUES
    (new.building_id, new.basis, new.party, new.at / 2764800000, new.outcome = 'released', new.outcome <> 'released'),
    (new.building_id, new.basis, '', new.at / 86400000, new.outcome = 'released', new.outcome <> 'released'),
    (new.building_id, '', new.party, new.at / 2764800000, new.outcome = 'released', new.outcome <> 'released'),
    (new.building_id, '', '', new.at / 86400000, new.outcome = 'released', new.outcome <> 'released'),
    ('', new.basis, new.party, new.at / 2764800000, new.outcome = 'released', new.outcome <> 'released'),
    ('', new.basis, '', new.at / 86400000, new.outcome = 'released', new.outcome <> 'released'),
    ('', '', new.party, new.at / 2764800000, new.outcome = 'released', new.outcome <> 'released'),
    ('', '', '', new.at / 86400000, new.outcome = 'released', new.outcome <> 'released')
  ON CONFLICT (building_id, basis, party, span) DO UPDATE SET released = released + excluded.released, denied = denied + excluded.denied;
  INSERT INTO disclosure_receiver (party, name_key, n) VALUES (new.party, lower(replace(replace(replace(new.party, ',', ' '), '-', ' '), '.', ' ')), 1)
  ON CONFLICT (party) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER disclosure_uncounted AFTER DELETE ON disclosure
BEGIN
  UPDATE disclosure_tally SET released = released - (old.outcome = 'released'), denied = denied - (old.outcome <> 'released')
  WHERE building_id IN (old.building_id, '') AND basis IN (old.basis, '')
    AND ((party = old.party AND span = old.at / 2764800000) OR (party = '' AND span = old.at / 86400000));
  DELETE FROM disclosure_tally WHERE released = 0 AND denied = 0
    AND building_id IN (old.building_id, '') AND basis IN (old.basis, '')
    AND ((party = old.party AND span = old.at / 2764800000) OR (party = '' AND span = old.at / 86400000));
  UPDATE disclosure_receiver SET n = n - 1 WHERE party = old.party;
  DELETE FROM disclosure_receiver WHERE party = old.party AND n = 0;
END;
CREATE TABLE "duty_done" (
	"school_year" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"duty" text NOT NULL,
	"building_id" text,
	"day" text NOT NULL,
	"filled" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("school_year", "rev"),
	FOREIGN KEY ("building_id") REFERENCES "building"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "duty_done_id_key" ON "duty_done" ("id");
-- Nothing is written over: done again, the newest counts.
CREATE TRIGGER duty_done_no_update BEFORE UPDATE ON duty_done
BEGIN SELECT RAISE(ABORT, 'what was done cannot be changed'); END;
CREATE TABLE "copy" (
	"student_id" text NOT NULL,
	"id" text NOT NULL,
	"state" text NOT NULL,
	"party" text NOT NULL,
	"basis" text NOT NULL,
	"begun_by" text NOT NULL,
	"begun_at" integer NOT NULL,
	"rev" integer NOT NULL,
	PRIMARY KEY("student_id", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("begun_by") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "copy_state" ON "copy" ("state","begun_at");
CREATE UNIQUE INDEX "copy_id_key" ON "copy" ("id");
CREATE TABLE "copy_step" (
	"student_id" text NOT NULL,
	"copy_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"content" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" integer NOT NULL,
	PRIMARY KEY("student_id", "copy_id", "rev"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("author_id") REFERENCES "staff"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "copy_step_id_key" ON "copy_step" ("id");
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER copy_step_no_update BEFORE UPDATE ON copy_step
BEGIN SELECT RAISE(ABORT, 'a step of a copy cannot be changed'); END;
CREATE TABLE "sealed_correction" (
	"release_id" text PRIMARY KEY NOT NULL,
	"why" text NOT NULL,
	"replaced_by" text,
	"recorded_by" text NOT NULL,
	"recorded_at" integer NOT NULL,
	"rev" integer NOT NULL,
	FOREIGN KEY ("recorded_by") REFERENCES "staff"("id")
) STRICT;
-- Nothing is written over. Rows may go: a record is destroyed when its time has come.
CREATE TRIGGER sealed_correction_no_update BEFORE UPDATE ON sealed_correction
BEGIN SELECT RAISE(ABORT, 'a correction of the sealed book cannot be changed'); END;
