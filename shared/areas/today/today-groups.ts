import { daysBetween } from '../../clocks/days-between.ts';
import type { TodayLine } from './today.ts';

/** So many days are the week that lies ahead. */
export const SOON_DAYS = 7;

/** In the order in which they are shown. */
export const TODAY_GROUPS = ['late', 'today', 'soon', 'waiting', 'ending', 'none', 'later'] as const;
export type TodayGroup = (typeof TODAY_GROUPS)[number];

type Grouped = Pick<TodayLine, 'due' | 'waits' | 'ends'>;

/** Where a line stands on a day. Somebody else's time is never late, whenever it ends. */
export function todayGroup({ due, waits, ends }: Grouped, today: string): TodayGroup {
  if (waits) return 'waiting';
  if (ends) return 'ending';
  if (due === null) return 'none';
  if (due < today) return 'late';
  if (due === today) return 'today';
  return daysBetween(today, due) <= SOON_DAYS ? 'soon' : 'later';
}

/** Whether it is to be done today at the latest: what the number in the rail counts. */
export const isPressing = (line: Grouped, today: string): boolean =>
  ['late', 'today'].includes(todayGroup(line, today));

/** Lines by where they stand, in the order of the groups; within each by what is due first. */
export function byGroup(lines: readonly TodayLine[], today: string): readonly TodayLine[] {
  const ranked = byDue(lines).map((line) => ({ line, rank: TODAY_GROUPS.indexOf(todayGroup(line, today)) }));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ line }) => line);
}

/** Lines by what is due first; of those on one day, and without one, the longest there first. */
const byDue = (lines: readonly TodayLine[]): readonly TodayLine[] =>
  lines.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.since.localeCompare(b.since));
