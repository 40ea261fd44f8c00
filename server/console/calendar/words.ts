import type { CalendarChange } from '../../../shared/areas/calendar/calendar-changes.ts';
import type { DayKind, SchoolDays } from '../../../shared/clocks/calendar.ts';
import { listedDay } from '../../../shared/clocks/day-words.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { locale } from '../../../shared/ui/locale.svelte.ts';

/** Schools by their ids. */
export type Buildings = readonly { readonly id: string; readonly name: string }[];

const KINDS: Readonly<Record<DayKind, () => string>> = {
  off: m.cal_kind_off,
  snow: m.cal_kind_snow,
  'make-up': m.cal_kind_make_up,
};

/** What a day of a school year may be, in words. */
export const kindWord = (kind: DayKind): string => KINDS[kind]();

/** `Wed Nov 11, 2026`, as in the arithmetic of a clock; what is no day stays as it is. */
export function dayWord(day: string): string {
  return Number.isNaN(Date.parse(day)) ? m.cal_no_day() : listedDay(day, locale(), true);
}

/** One day, or from the first to the last. */
export function rangeWord({ from, until }: Pick<SchoolDays, 'from' | 'until'>): string {
  return from === until ? dayWord(from) : m.clock_range({ from: dayWord(from), until: dayWord(until) });
}

/** Where it holds: a school by name, or all of them. */
export function placeWord(building: string | null, buildings: Buildings): string {
  return building === null ? m.cal_all_schools() : (buildings.find(({ id }) => id === building)?.name ?? building);
}

/** What a day of a school year is, with what the district calls it. */
export const daysWord = ({ kind, name }: SchoolDays): string =>
  name === '' ? kindWord(kind) : m.cal_kind_named({ kind: kindWord(kind), name });

/** One change in a sentence. */
export function changeWord(change: CalendarChange, buildings: Buildings): string {
  switch (change.what) {
    case 'holiday': {
      const words = { day: dayWord(change.holiday.day), name: change.holiday.name };
      return change.how === 'added' ? m.cal_change_holiday_added(words) : m.cal_change_holiday_removed(words);
    }
    case 'school-days': {
      const { days } = change;
      const words = { days: rangeWord(days), what: daysWord(days), where: placeWord(days.building, buildings) };
      return change.how === 'added' ? m.cal_change_days_added(words) : m.cal_change_days_removed(words);
    }
    case 'school-year': {
      const { year, after } = change;
      if (after === null) return m.cal_change_year_removed({ year });
      return m.cal_change_year({ year, first: dayWord(after.first), last: dayWord(after.last) });
    }
    case 'rolls':
      return change.after ? m.cal_change_rolls() : m.cal_change_rolls_not();
  }
}
