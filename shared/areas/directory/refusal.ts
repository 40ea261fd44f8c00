import { schoolYearOf } from '../../clocks/school-year.ts';
import { EVERYTHING, ITEMS } from './items.ts';
import type { DirectoryPolicy } from './policy.ts';

/** A family's refusal: what is not to be released to the public, and what not to recruiters (R162, R164). */
export interface Refusal {
  readonly receivedOn: string;
  readonly public: readonly string[];
  readonly recruiters: readonly string[];
  /** From this day it holds no more; null where nobody took it back. */
  readonly rescindedOn: string | null;
  /** It should never have been entered, and never held. */
  readonly mistake: boolean;
}

/** Two switches: neither says anything of the other (R164). */
export const SWITCHES = ['public', 'recruiters'] as const;
export type Switch = (typeof SWITCHES)[number];

/** Since when a student is not here any more: the last day of attendance; `here` for who still is. */
export type Left = 'here' | { readonly lastDay: string | null };

type Notice = Pick<DirectoryPolicy, 'noticeOn' | 'openingOn'>;

/** School years begin in July, and lessons in August or September: who leaves in summer has left the year before. */
const LESSONS = '-09-01';

/**
 * Whether a refusal holds on a day: through the school year in which it came (W17, R135), or in which its notice says
 * that it counts; of who has left, the one that held last stands until it is rescinded (W18, R136, C3). It counts from
 * the day of its first receipt, whoever received it, however late (T5, R131).
 */
export function holds(refusal: Refusal, left: Left, today: string, notice: Notice | null): boolean {
  const { receivedOn, rescindedOn, mistake } = refusal;
  if (mistake || receivedOn > today || (rescindedOn !== null && rescindedOn <= today)) return false;
  if (isOfYear(receivedOn, schoolYearOf(today), notice)) return true;
  return left !== 'here' && stoodAtExit(receivedOn, left.lastDay);
}

/** R226: the notice comes before its school year begins, and whoever answers it then has refused for that year. */
function isOfYear(receivedOn: string, year: string, notice: Notice | null): boolean {
  if (schoolYearOf(receivedOn) === year) return true;
  return notice !== null && schoolYearOf(notice.openingOn) === year && receivedOn >= notice.noticeOn;
}

/** Of whom nobody knows when they left, all stands: what was refused is rather kept back too long. */
function stoodAtExit(receivedOn: string, lastDay: string | null): boolean {
  if (lastDay === null) return true;
  if (receivedOn > lastDay) return false;
  const year = schoolYearOf(lastDay);
  const isSummer = lastDay < `${year.slice(0, 'YYYY'.length)}${LESSONS}`;
  const last = isSummer ? schoolYearOf(`${lastDay.slice(0, 'YYYY'.length)}-06-30`) : year;
  return [year, last].includes(schoolYearOf(receivedOn));
}

/** The items that are refused on a day, by switch. */
export function refusedItems(
  refusals: readonly Refusal[],
  left: Left,
  today: string,
  notice: Notice | null,
): Readonly<Record<Switch, ReadonlySet<string>>> {
  const standing = refusals.filter((one) => holds(one, left, today, notice));
  const of = (which: Switch) => new Set(standing.flatMap((one) => each(one[which])));
  return { public: of('public'), recruiters: of('recruiters') };
}

const ALL_IDS: readonly string[] = ITEMS.map(({ id }) => id);
const each = (ids: readonly string[]): readonly string[] => (ids.includes(EVERYTHING.id) ? ALL_IDS : ids);
