import type { Proposal, ProposeRequest } from '../../../shared/areas/calendar/calendar.ts';
import type { StateCode } from '../../../shared/areas/calendar/states.ts';
import type { Holiday } from '../../../shared/clocks/calendar.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { isWeekend, weekdayOf } from '../../../shared/clocks/weekday.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';

/** To which days a statute moves what falls on a Saturday and on a Sunday: so many days on. */
interface Moves {
  readonly saturday: number | null;
  readonly sunday: number;
}

/**
 * Compared with the statute, day by day: Minn. Stat. 645.44 subd. 5, Conn. Gen. Stat. 1-4, ORC 1.14. How days move is
 * the statute's: the library leaves Lincoln Day where it falls in Connecticut, and moves a Saturday's in Ohio.
 */
const COMPARED: Readonly<Partial<Record<StateCode, Moves>>> = {
  MN: { saturday: -1, sunday: 1 },
  CT: { saturday: -1, sunday: 1 },
  OH: { saturday: null, sunday: 1 },
};
/** Fla. Stat. 110.117 has other holidays than the library says. */
const WRONG: readonly StateCode[] = ['FL'];

/**
 * What a state's legal holidays of a year are, as far as a library knows them: for the district to choose from, and
 * stored by nobody. Throws `not-allowed` for everybody who may not change the calendar.
 */
export async function proposeHolidays({ actor, locale }: SignedIn, asked: ProposeRequest): Promise<Proposal> {
  if (!decideGlobal(actor, 'calendar.edit').allow) throw problems.notAllowed(explainRefusal('calendar.edit', locale));
  const { state, year } = asked;
  if (WRONG.includes(state)) return { standing: 'wrong', holidays: [] };
  const moves = COMPARED[state];
  // What is observed for New Year may lie on the last day of the year before.
  const known = [...(await knownHolidays(state, year)), ...(await knownHolidays(state, year + 1))];
  const days =
    moves === undefined ? known : known.filter(({ isMoved }) => !isMoved).flatMap((one) => moved(one, moves));
  return { standing: moves === undefined ? 'unknown' : 'compared', holidays: weekdaysIn(year, days) };
}

interface Known extends Holiday {
  /** By the library: observed on this day instead of the true one, which is in the list as well. */
  readonly isMoved: boolean;
}

async function knownHolidays(state: StateCode, year: number): Promise<Known[]> {
  // Brings the holidays of the whole world along, and is needed once a year.
  const { default: Holidays } = await import('date-holidays');
  // Days as they are written, never as instants: those are of the time zone of the process.
  return new Holidays('US', state, { languages: ['en'] })
    .getHolidays(year)
    .filter(({ type, substitute }) => type === 'public' || (type === 'bank' && substitute === true))
    .map(({ date, name, substitute }) => ({
      day: date.slice(0, 'YYYY-MM-DD'.length),
      name: name.replace('Labour', 'Labor').replace('(substitute day)', OBSERVED),
      isMoved: substitute === true,
    }));
}

const OBSERVED = '(observed)';

function moved({ day, name }: Holiday, { saturday, sunday }: Moves): Holiday[] {
  const by = !isWeekend(day) ? 0 : weekdayOf(day) === 0 ? sunday : saturday;
  if (by === null) return [];
  return [by === 0 ? { day, name } : { day: dayAfter(day, by), name: `${name} ${OBSERVED}` }];
}

/** Weekends never count, so that a holiday on one is not worth a line. */
function weekdaysIn(year: number, days: readonly Holiday[]): Holiday[] {
  const found = days.filter(({ day }) => day.startsWith(`${year}-`) && !isWeekend(day));
  const byDay = new Map(found.map(({ day, name }) => [day, { day, name }]));
  return [...byDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
