import type { AuditAction } from '../../shared/audit/event.ts';
import { actionsOf, USE_OF } from '../../shared/audit/uses.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { startOfDay } from '../../shared/runtime.ts';
import type { AuditFilter } from '../../shared/wire/audit.ts';
import type { Reader } from '../store/store.ts';
import { type MayReadTrail, type Sought, timeFrom } from './list.repo.ts';
import { firstReaching, MARGIN_MS } from './seq-search.ts';

/** The action a filter needs: a member of staff is searched for under a permission of its own (R37 to R41). */
export function actionFor({ staff }: AuditFilter): 'audit.read' | 'audit.staff' {
  return staff === undefined ? 'audit.read' : 'audit.staff';
}

/** Makes a filter one for a trail of `size` entries: a few steps to find each of its days. */
export async function soughtBy(
  q: Reader,
  may: MayReadTrail,
  filter: AuditFilter,
  { size, timeZone }: { size: number; timeZone: string },
): Promise<Sought> {
  const from = filter.from === undefined ? undefined : startOfDay(timeZone, filter.from);
  const until = filter.to === undefined ? undefined : startOfDay(timeZone, dayAfter(filter.to, 1));
  const reaching = (at: number) => firstReaching(size, at, (seq) => timeFrom(q, may, seq));
  return {
    actions: kindsOf(filter),
    undone: filter.decision === 'undone',
    studentId: filter.studentId,
    staffId: filter.staff?.staffId,
    first: from === undefined ? 1 : await reaching(from - MARGIN_MS),
    last: until === undefined ? size : (await reaching(until + MARGIN_MS)) - 1,
    from,
    until,
  };
}

/** Whether nothing was narrowed: the trail's own length says how many. */
export function isWhole({ actions, undone, studentId, staffId, from, until }: Sought): boolean {
  return !undone && [actions ?? undefined, studentId, staffId, from, until].every((one) => one === undefined);
}

function kindsOf({ actions, use }: AuditFilter): readonly AuditAction[] | null {
  if (use === 'all') return actions.length === 0 ? null : [...new Set(actions)];
  return actions.length === 0 ? actionsOf(use) : [...new Set(actions)].filter((action) => USE_OF[action] === use);
}
