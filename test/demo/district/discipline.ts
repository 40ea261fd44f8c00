import { stringify } from 'csv-stringify/sync';
import type { SchoolCalendar } from './calendar.ts';
import { lookupDistrict } from './lookup.ts';
import type { Random } from './random.ts';
import { SCHOOLS } from './schools.ts';
import type { DisciplineEntry, District, Grade, IsoDate, Level, School, Student } from './types.ts';

/** Of a hundred students, how many are ever entered in a school year. */
const SHARE: Readonly<Record<Level, number>> = { elementary: 0.05, middle: 0.19, high: 0.15 };
const ENTRIES_MAX = 4;

/** What happens, the commonest first, with how often and what usually follows. The last are too rare to be shown. */
const INFRACTIONS = [
  { name: 'Tardiness', weight: 40, actions: ['Conference with student', 'Call home'] },
  { name: 'Disruption', weight: 26, actions: ['Conference with student', 'Call home', 'Detention'] },
  { name: 'Phone use', weight: 18, actions: ['Conference with student', 'Call home'] },
  { name: 'Defiance', weight: 14, actions: ['Conference with student', 'Detention', 'In-school suspension'] },
  { name: 'Fighting', weight: 9, actions: ['In-school suspension', 'Out-of-school suspension', 'Restorative circle'] },
  { name: 'Harassment', weight: 5, actions: ['Restorative circle', 'In-school suspension'] },
  { name: 'Vaping', weight: 4, actions: ['Call home', 'In-school suspension'] },
  { name: 'Vandalism', weight: 1, actions: ['Restitution', 'Detention'] },
] as const;
const WEIGHT = INFRACTIONS.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Entries of discipline as a SIS has them, this school year and the last, weekdays until `asOf`. Synthetic. Of the last
 * year only those of students who were at the same school.
 */
export function makeDiscipline(
  students: readonly Student[],
  calendar: SchoolCalendar,
  asOf: IsoDate,
  random: Random,
): readonly DisciplineEntry[] {
  const last = { start: `${calendar.startYear - 1}-08-17`, end: `${calendar.startYear}-06-12` };
  const entries = SCHOOLS.flatMap((school) =>
    students
      .filter(({ schoolId }) => schoolId === school.id)
      .flatMap((student) => {
        const before = gradeBefore(student.grade, school);
        return [
          ...(before === null ? [] : yearOf(student, before, last, school.level, random)),
          ...yearOf(student, student.grade, { start: calendar.start, end: asOf }, school.level, random),
        ];
      }),
  );
  return entries.map((entry, at) => ({ ...entry, id: `dis-${calendar.startYear}-${at + 1}` }));
}

function gradeBefore(grade: Grade, { grades }: School): Grade | null {
  return grades[grades.indexOf(grade) - 1] ?? null;
}

interface Days {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

function yearOf(
  student: Student,
  grade: Grade,
  days: Days,
  level: Level,
  random: Random,
): readonly Omit<DisciplineEntry, 'id'>[] {
  if (!random.chance(SHARE[level])) return [];
  const many = Math.min(random.int(1, ENTRIES_MAX), random.int(1, ENTRIES_MAX));
  return Array.from({ length: many }, () => dayBetween(days, random)).flatMap((date) => {
    if (date === null) return [];
    const { name, actions } = infraction(random);
    const text = { infraction: name, action: random.pick(actions) };
    return [{ studentId: student.id, date, schoolId: student.schoolId, grade, ...text }];
  });
}

function infraction(random: Random): (typeof INFRACTIONS)[number] {
  let left = random.int(1, WEIGHT);
  for (const one of INFRACTIONS) {
    left -= one.weight;
    if (left <= 0) return one;
  }
  return INFRACTIONS[0];
}

const DAY_MS = 86_400_000;
const ISO_DAY = 10;
const SATURDAY = 6;

/** A weekday from `start` up to and without `end`; null where the chance falls on a weekend or there is no day. */
function dayBetween({ start, end }: Days, random: Random): IsoDate | null {
  const days = Math.round((Date.parse(end) - Date.parse(start)) / DAY_MS);
  if (days < 1) return null;
  const date = new Date(Date.parse(start) + random.int(0, days - 1) * DAY_MS);
  return date.getUTCDay() === 0 || date.getUTCDay() === SATURDAY ? null : date.toISOString().slice(0, ISO_DAY);
}

const HEADER = ['sourcedId', 'student', 'date', 'school', 'grade', 'infraction', 'action', 'referredBy'] as const;

/** The district's discipline as a SIS exports it: also who referred, which the import has to drop (R35, R36). */
export function toDisciplineCsv(district: District): string {
  const { orgById, studentById } = lookupDistrict(district);
  const rows = district.discipline.map(({ id, studentId, date, schoolId, grade, infraction: what, action }) => [
    id,
    studentById.get(studentId)?.number ?? '',
    date,
    orgById.get(schoolId)?.identifier ?? '',
    grade,
    what,
    action,
    district.staff[0]?.identifier ?? '',
  ]);
  return stringify([HEADER, ...rows], { record_delimiter: '\r\n' });
}
