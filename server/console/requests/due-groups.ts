import type { RequestRow } from '../../../shared/areas/requests/request.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { daysBetween } from '../../../shared/clocks/days-between.ts';

/** So many days are the week that lies ahead. */
const SOON_DAYS = 7;

const HEADINGS = {
  late: m.rq_group_late,
  soon: m.rq_group_soon,
  waiting: m.td_group_waiting,
  later: m.rq_group_later,
  none: m.rq_group_none,
} as const;
type GroupId = keyof typeof HEADINGS;

/** Requests by how soon they are due. */
export interface DueGroup {
  readonly id: GroupId;
  readonly heading: string;
  readonly rows: readonly RequestRow[];
}

/** The rows of a list by how soon they are due, in the order in which they came; groups without any are left out. */
export function dueGroups(rows: readonly RequestRow[], today: string): readonly DueGroup[] {
  const ids = Object.keys(HEADINGS) as GroupId[];
  return ids
    .map((id) => ({ id, heading: HEADINGS[id](), rows: rows.filter((row) => groupOf(row, today) === id) }))
    .filter((group) => group.rows.length > 0);
}

function groupOf({ clock, waits }: RequestRow, today: string): GroupId {
  // R190, R191: while the parent may object, nothing is due here.
  if (waits) return 'waiting';
  if (clock === null || clock.due === null) return 'none';
  if (clock.state === 'late') return 'late';
  return daysBetween(today, clock.due) <= SOON_DAYS ? 'soon' : 'later';
}
