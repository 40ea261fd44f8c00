import { stringify } from 'csv-stringify/sync';
import { schoolCalendar } from './calendar.ts';
import { lookupDistrict } from './lookup.ts';
import { createRandom } from './random.ts';
import type { District } from './types.ts';

/** Of a hundred students, how many are ever away or late. The synthetic district notes no more. */
const SHARE = 0.2;
const DAYS_MAX = 14;
const KINDS = ['Absent, unexcused', 'Absent, unexcused', 'Absent, excused', 'Tardy', 'Tardy', 'Tardy'] as const;
const DAY_MS = 86_400_000;
const ISO_DAY = 10;
const SATURDAY = 6;
const HEADER = ['sourcedId', 'student', 'date', 'school', 'kind'] as const;

/**
 * The days of this school year on which students were away or late, as a SIS exports them. Those whose case the demo
 * tells of (`always`, their numbers) are among them.
 */
export function toAttendanceCsv(district: District, always: ReadonlySet<string>): string {
  const { orgById } = lookupDistrict(district);
  const random = createRandom(`attendance ${district.asOf}`);
  const start = Date.parse(schoolCalendar(district.asOf).start);
  const length = Math.max(0, Math.round((Date.parse(district.asOf) - start) / DAY_MS));
  const rows = district.students.flatMap(({ number, schoolId }) => {
    const isAway = random.chance(SHARE) || always.has(number);
    const many = isAway && length > 0 ? random.int(2, DAYS_MAX) : 0;
    const days = new Set(Array.from({ length: many }, () => start + random.int(0, length - 1) * DAY_MS));
    return [...days].filter(isSchoolDay).map((at) => {
      const date = new Date(at).toISOString().slice(0, ISO_DAY);
      return [`att-${number}-${date}`, number, date, orgById.get(schoolId)?.identifier ?? '', random.pick(KINDS)];
    });
  });
  return stringify([HEADER, ...rows], { record_delimiter: '\r\n' });
}

function isSchoolDay(at: number): boolean {
  const day = new Date(at).getUTCDay();
  return day !== 0 && day !== SATURDAY;
}
