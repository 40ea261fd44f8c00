import type { SchoolCalendar } from './calendar.ts';
import { homeroomCourse, secondaryCourses, SUBJECTS } from './catalog.ts';
import { TEACHERS_EACH } from './posts.ts';
import { SCHOOLS } from './schools.ts';
import type { Course, Enrollment, Grade, School, SchoolClass, Session, Staff, Student } from './types.ts';

/** Bell periods with lessons; the fourth is lunch. */
const PERIODS = ['1', '2', '3', '5', '6', '7'] as const;

export interface Timetable {
  readonly classes: readonly SchoolClass[];
  readonly enrollments: readonly Enrollment[];
}

/** A class before it is numbered, with those who are in it. */
interface Section {
  readonly course: Course;
  readonly schoolId: string;
  readonly grade: Grade;
  readonly term: Session;
  readonly period: string;
  readonly room: string;
  readonly teacher: Staff;
  readonly students: readonly Student[];
}

/** Classes and who is in them: one homeroom an elementary student, seven classes (six at a time) a secondary one. */
export function makeTimetable(
  students: readonly Student[],
  staff: readonly Staff[],
  calendar: SchoolCalendar,
): Timetable {
  const sections = SCHOOLS.flatMap((school) =>
    school.grades.flatMap((grade, gradeAt) => {
      const cohort = students.filter((student) => student.schoolId === school.id && student.grade === grade);
      const teachers = staff.filter((one) => one.orgId === school.id && one.role === 'teacher');
      return school.level === 'elementary'
        ? homerooms(school, grade, gradeAt, cohort, teachers, calendar)
        : lessons(school, grade, gradeAt, cohort, teachers, calendar);
    }),
  );
  const classes = numberClasses(sections);
  return { classes, enrollments: enroll(sections, classes) };
}

const part = (cohort: readonly Student[], k: number, of: number): readonly Student[] =>
  cohort.filter((_, at) => at % of === k);

function homerooms(
  school: School,
  grade: Grade,
  gradeAt: number,
  cohort: readonly Student[],
  teachers: readonly Staff[],
  calendar: SchoolCalendar,
): readonly Section[] {
  const each = TEACHERS_EACH.elementary;
  return teachers.slice(gradeAt * each, (gradeAt + 1) * each).map((teacher, k) => ({
    course: homeroomCourse(grade),
    schoolId: school.id,
    grade,
    term: calendar.year,
    period: 'HR',
    room: String(101 + gradeAt * each + k),
    teacher,
    students: part(cohort, k, each),
  }));
}

/**
 * Six groups go round six subjects, so that in each period each subject is taught to exactly one group of the grade;
 * the grades take different teachers of the subject, so that nobody teaches two classes at once.
 */
function lessons(
  school: School,
  grade: Grade,
  gradeAt: number,
  cohort: readonly Student[],
  teachers: readonly Staff[],
  calendar: SchoolCalendar,
): readonly Section[] {
  return PERIODS.flatMap((period, periodAt) =>
    SUBJECTS.flatMap((department, subject) => {
      const peers = teachers.filter((one) => one.department === department);
      const teacher = peers[(gradeAt + periodAt) % peers.length];
      if (teacher === undefined) throw new Error(`${school.name} has no teacher of ${department}.`);
      const group = (subject - periodAt + PERIODS.length) % PERIODS.length;
      const room = roomOf(subject, peers.indexOf(teacher));
      const common = {
        schoolId: school.id,
        grade,
        period,
        room,
        teacher,
        students: part(cohort, group, PERIODS.length),
      };
      const courses = secondaryCourses(grade, subject);
      return courses.map((course, half) => ({ ...common, course, term: termOf(courses.length, half, calendar) }));
    }),
  );
}

function termOf(courses: number, half: number, calendar: SchoolCalendar): Session {
  return courses === 1 ? calendar.year : (calendar.semesters[half] ?? calendar.year);
}

function roomOf(subject: number, teacherAt: number): string {
  const isGym = subject === SUBJECTS.length - 1;
  return isGym ? `GYM${teacherAt + 1}` : `${'ABCDE'.charAt(subject)}${117 + teacherAt * 2}`;
}

function numberClasses(sections: readonly Section[]): readonly SchoolClass[] {
  const sectionsOf = new Map<string, number>();
  return sections.map((section, at) => {
    const { course, schoolId, grade, period, room, term } = section;
    const key = course.id + schoolId;
    const nth = (sectionsOf.get(key) ?? 0) + 1;
    sectionsOf.set(key, nth);
    const isHomeroom = period === 'HR';
    return {
      id: `cls-${String(at + 1).padStart(5, '0')}`,
      title: isHomeroom ? `${course.title}, ${section.teacher.family}` : `${course.title}, period ${period}`,
      code: `${course.code}-${String(nth).padStart(2, '0')}`,
      courseId: course.id,
      type: isHomeroom ? 'homeroom' : 'scheduled',
      room,
      schoolId,
      termIds: [term.id],
      grade,
      period,
    };
  });
}

function enroll(sections: readonly Section[], classes: readonly SchoolClass[]): readonly Enrollment[] {
  return sections
    .flatMap((section, at) => {
      const seats = [
        { userId: section.teacher.id, role: 'teacher' as const },
        ...section.students.map((student) => ({ userId: student.id, role: 'student' as const })),
      ];
      const { schoolId, term } = section;
      return seats.map((seat) => ({
        ...seat,
        classId: classes[at]?.id ?? '',
        schoolId,
        begin: term.start,
        end: term.end,
      }));
    })
    .map((enrollment, at) => ({ id: `enr-${String(at + 1).padStart(6, '0')}`, ...enrollment }));
}
