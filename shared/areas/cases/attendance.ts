import { schoolYearOf } from '../../clocks/school-year.ts';

/** A day on which a student was away or late, in the words or codes of the district. */
export interface AttendanceEntry {
  readonly day: string;
  readonly kind: string;
}

/** How often something was so in a school year, and on which days, the newest first. */
export interface AttendanceLine {
  readonly kind: string;
  readonly days: readonly string[];
}

/** The entries of the school year that `today` is in, by kind, the commonest first. They come newest first. */
export function attendanceLines(entries: readonly AttendanceEntry[], today: string): readonly AttendanceLine[] {
  const year = schoolYearOf(today);
  const byKind = new Map<string, string[]>();
  for (const { day, kind } of entries)
    if (schoolYearOf(day) === year) byKind.set(kind, [...(byKind.get(kind) ?? []), day]);
  return [...byKind]
    .map(([kind, days]) => ({ kind, days }))
    .toSorted((a, b) => b.days.length - a.days.length || (a.kind < b.kind ? -1 : 1));
}
