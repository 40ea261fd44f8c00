import type { Duty } from '../../../shared/areas/duties/duty.ts';
import { type DutyDue, dutyDue } from '../../../shared/areas/duties/duty-days.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import type { Locale } from '../../policy/index.ts';

/** On which day a duty is due, with how that day was found in the reader's words. */
export function toldDue(
  duty: Duty,
  year: string,
  calendar: DistrictCalendar,
  locale: Locale,
): { readonly due: string; readonly working: string } {
  const found = dutyDue(duty, year, calendar);
  return { due: found.day, working: workingOf(duty, found, locale) };
}

function workingOf(duty: Duty, { day: due, begins, known }: DutyDue, locale: Locale): string {
  if (begins !== null) return m.duty_before_school({ day: calendarDay(begins, locale) }, { locale });
  const day = calendarDay(due, locale);
  if (!known) return m.duty_before_unknown({ day }, { locale });
  return (duty.ownDay ? m.duty_on_own_day : m.duty_on_day)({ day }, { locale });
}
