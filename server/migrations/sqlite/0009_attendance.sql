CREATE TABLE "sis_attendance" (
	"student_id" text NOT NULL,
	"day" text NOT NULL,
	"id" text NOT NULL,
	"sourced_id" text NOT NULL,
	"building_id" text NOT NULL,
	"kind" text NOT NULL,
	PRIMARY KEY("student_id", "day", "id"),
	FOREIGN KEY ("student_id") REFERENCES "student"("id"),
	FOREIGN KEY ("building_id") REFERENCES "building"("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "sis_attendance_sourced_id_key" ON "sis_attendance" ("sourced_id");
