import { type CalendarList, type KeptCalendar, keptCalendarSchema } from '../../../shared/areas/calendar/calendar.ts';
import { EMPTY_CALENDAR } from '../../../shared/clocks/calendar.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Looker, Store } from '../../store/store.ts';
import { type BuildingRow, buildings } from '../access/mapping/role-map.repo.ts';
import { calendarText, calendarTextAt, earlierCalendars } from './calendar.repo.ts';

/** Of a district that has said nothing: all is unknown, and every clock says so. */
export const FIRST_CALENDAR: KeptCalendar = { rev: 0, at: null, calendar: EMPTY_CALENDAR };

export const parseCalendar = (text: string): KeptCalendar => keptCalendarSchema.parse(JSON.parse(text));

/** The calendar in force. */
export async function readCalendar(q: Looker): Promise<KeptCalendar> {
  const text = await calendarText(q);
  return text === undefined ? FIRST_CALENDAR : parseCalendar(text);
}

/** The calendar of one version, in force or before: by it a day was found then. Undefined where there never was one. */
export async function readCalendarAt(q: Looker, rev: number): Promise<KeptCalendar | undefined> {
  const now = await readCalendar(q);
  if (now.rev === rev) return now;
  const text = await calendarTextAt(q, rev);
  return text === undefined ? undefined : parseCalendar(text);
}

/** So many of the versions before are told. */
const EARLIER_MAX = 20;

/**
 * The calendar in force and those before it, newest first. No student is in them, so it leaves no entry. Throws
 * `not-allowed` for everybody who may not change it.
 */
export async function listCalendars(store: Store, { actor, locale }: SignedIn): Promise<CalendarList> {
  const decided = decideGlobal(actor, 'calendar.edit');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('calendar.edit', locale));
  return store.look(async (q) => {
    const inForce = await readCalendar(q);
    const before = (await earlierCalendars(q, decided.grant)).map(parseCalendar);
    const earlier = before.toSorted((a, b) => b.rev - a.rev).slice(0, EARLIER_MAX);
    return { inForce, earlier, buildings: schools(await buildings(q), [inForce, ...earlier]) };
  });
}

/** The schools that are open, and what the calendars name besides: a snow day may outlive its school. */
function schools(all: readonly BuildingRow[], calendars: readonly KeptCalendar[]): CalendarList['buildings'] {
  const days = calendars.flatMap(({ calendar }) => calendar.school.flatMap((year) => year.days));
  const named = new Set(days.map(({ building }) => building));
  return all
    .filter(({ id, kind, active }) => (kind === 'school' && active) || named.has(id))
    .map(({ id, name }) => ({ id, name }));
}
