CREATE TABLE "sis_attendance" (
	"student_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"sourced_id" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	CONSTRAINT "sis_attendance_pkey" PRIMARY KEY("student_id","day","id"),
	CONSTRAINT "sis_attendance_sourced_id_key" UNIQUE("sourced_id")
);
ALTER TABLE "sis_attendance" ADD CONSTRAINT "sis_attendance_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id");
ALTER TABLE "sis_attendance" ADD CONSTRAINT "sis_attendance_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id");
