ALTER TABLE "student" ADD "sex" text DEFAULT '' NOT NULL;
ALTER TABLE "student" ADD "race" text DEFAULT '' NOT NULL;
