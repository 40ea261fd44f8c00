import type { SchoolCalendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Student, StudentAttribute } from './types.ts';

const SPED_SHARE = 0.12;
const S504_SHARE = 0.04;
const YEARS_BACK = 3;
/** Kiri has no such services and Amaru special education, whatever the seed. */
const WITHOUT = '204417';
const ALWAYS_SPED = '201938';

/** Which students have special education or Section 504 services (R51): about 12 and 4 of a hundred, nobody both. */
export function makeAttributes(
  students: readonly Student[],
  calendar: SchoolCalendar,
  random: Random,
): readonly StudentAttribute[] {
  const sped = Math.round(students.length * SPED_SHARE);
  const s504 = Math.round(students.length * S504_SHARE);
  const others = students.filter(({ number }) => number !== WITHOUT && number !== ALWAYS_SPED);
  const chosen = [...students.filter(({ number }) => number === ALWAYS_SPED), ...random.shuffle(others)];
  return chosen.slice(0, sped + s504).map(({ id }, at) => ({
    studentId: id,
    name: at < sped ? 'sped' : 's504',
    since: `${calendar.startYear - random.int(0, YEARS_BACK)}-09-01`,
  }));
}
