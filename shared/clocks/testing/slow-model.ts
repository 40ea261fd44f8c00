import type { DistrictCalendar } from '../calendar.ts';
import type { Pause } from '../count.ts';
import type { ClockUnit } from '../rule.ts';

const DAY_MS = 86_400_000;

/** What a clock is, said once more and slowly: a list of all the days there are, and a walk along it. */
export interface Slow {
  readonly start: string;
  readonly length: number;
  readonly unit: ClockUnit;
  readonly calendar: DistrictCalendar;
  readonly pauses: readonly Pause[];
}

/** The last day, for calendars that know all the years that are passed. */
export function slowEnd({ start, length, unit, calendar, pauses }: Slow): string {
  const days = Array.from({ length: 1500 }, (_, i) => new Date(Date.parse(start) + (i + 1) * DAY_MS));
  const text = (day: Date) => day.toISOString().slice(0, 10);
  const stands = (day: Date) => pauses.some(({ from, until }) => text(day) >= from && text(day) <= (until ?? '9999'));
  const target = unit === 'month' || unit === 'year' ? slowMonth(start, unit === 'year' ? 12 * length : length) : null;
  const needed = target === null ? length : days.filter((day) => text(day) <= target).length;
  const counted = days.filter((day) => countsFor(unit, day, calendar) && !stands(day));
  const last = counted[needed - 1];
  if (last === undefined) throw new Error('The list of days is too short.');
  return text(last);
}

function countsFor(unit: ClockUnit, day: Date, { holidays, school }: DistrictCalendar): boolean {
  const text = day.toISOString().slice(0, 10);
  const isWeekday = day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
  if (unit === 'business') return isWeekday && !holidays.some((year) => year.holidays.some((one) => one.day === text));
  if (unit !== 'school') return true;
  const days = school.flatMap((year) => year.days).filter(({ from, until }) => from <= text && text <= until);
  const has = (kind: string) => days.some((one) => one.kind === kind);
  if (has('snow')) return false;
  if (has('make-up')) return true;
  return isWeekday && !has('off') && school.some(({ first, last }) => first <= text && text <= last);
}

/** Goes back from the wished-for date until there is one. */
function slowMonth(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  for (let wished = date; ; wished -= 1) {
    const at = new Date(Date.UTC(year, month - 1 + months, wished));
    if (at.getUTCDate() === wished) return at.toISOString().slice(0, 10);
  }
}
