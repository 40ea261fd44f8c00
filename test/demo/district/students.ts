import type { SchoolCalendar } from './calendar.ts';
import { FIXED_STUDENTS } from './fixed-people.ts';
import { randomPerson, siblingName } from './names.ts';
import type { Random } from './random.ts';
import { GRADE_SIZE, SCHOOLS } from './schools.ts';
import type { Grade, IsoDate, School, Student } from './types.ts';

const TWIN_PAIRS = 9;

/** The whole student body, by school and grade, the fixed people first in theirs. */
export function makeStudents(random: Random, calendar: SchoolCalendar): readonly Student[] {
  const nextNumber = numberSource(random.fork('numbers'));
  const students = SCHOOLS.flatMap((school) =>
    school.grades.flatMap((grade) => makeCohort(school, grade, random.fork(school.id + grade), calendar, nextNumber)),
  ).map((student, at): Student => ({ ...student, id: `stu-${String(at + 1).padStart(5, '0')}` }));
  plantTwins(students, random.fork('twins'));
  return students;
}

type Unnumbered = Omit<Student, 'id'>;

function makeCohort(
  school: School,
  grade: Grade,
  random: Random,
  calendar: SchoolCalendar,
  nextNumber: () => string,
): readonly Unnumbered[] {
  const fixed = FIXED_STUDENTS.filter((one) => one.schoolId === school.id && one.grade === grade).map(
    ({ birthday, ...one }): Unnumbered => ({ ...one, birthDate: birthDateOn(birthday, grade, calendar) }),
  );
  const size = GRADE_SIZE[school.level] + random.int(-4, 4);
  const others = Array.from({ length: size - fixed.length }, (): Unnumbered => ({
    ...randomPerson(random),
    number: nextNumber(),
    birthDate: birthDateOn(randomBirthday(random), grade, calendar),
    grade,
    schoolId: school.id,
  }));
  return [...fixed, ...others];
}

function numberSource(random: Random): () => string {
  const taken = new Set(FIXED_STUDENTS.map((one) => one.number));
  const all = Array.from({ length: 9900 }, (_, at) => String(200_100 + at)).filter((number) => !taken.has(number));
  const numbers = random.shuffle(all).values();
  return () => {
    const { value, done } = numbers.next();
    if (done === true) throw new RangeError('The district has run out of student numbers.');
    return value;
  };
}

/** Children enter kindergarten having turned five by the first of September. */
function birthDateOn(birthday: string, grade: Grade, calendar: SchoolCalendar): IsoDate {
  const age = 5 + (grade === 'KG' ? 0 : Number(grade));
  const year = calendar.startYear - age - (birthday <= '09-01' ? 0 : 1);
  return `${year}-${birthday}`;
}

function randomBirthday(random: Random): string {
  const inCommonYear = new Date(Date.UTC(2001, 0, random.int(1, 365)));
  return inCommonYear.toISOString().slice(5, 10);
}

const isFixed = (student: Student): boolean => FIXED_STUDENTS.some((one) => one.number === student.number);

/** Makes some classmates twins: one family name and birth date, another given name. */
function plantTwins(students: Student[], random: Random): void {
  for (const [older, at] of pairPlaces(students, TWIN_PAIRS, random)) {
    const younger = students[at];
    if (younger === undefined) continue;
    const { family, birthDate, sex, race } = older;
    students[at] = { ...younger, family, birthDate, sex, race, given: siblingName(older, random) };
  }
}

/** Students followed on the list by one of the same school and grade, and the place of that next one. */
function pairPlaces(students: readonly Student[], count: number, random: Random): [Student, number][] {
  const candidates = students.flatMap((student, at): [Student, number][] => {
    const next = students[at + 1];
    const together = next?.grade === student.grade && next.schoolId === student.schoolId;
    return together && !isFixed(student) && !isFixed(next) && student.given !== student.family
      ? [[student, at + 1]]
      : [];
  });
  return random.shuffle(candidates).slice(0, count);
}
