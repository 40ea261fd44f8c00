import type { AuditAction } from '../../shared/audit/event.ts';
import { actionsOf, USE_OF } from '../../shared/audit/uses.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { startOfDay } from '../../shared/runtime.ts';
import type { AuditFilter } from '../../shared/wire/audit.ts';
import type { Store } from '../store/store.ts';
import type { Sought } from './list.repo.ts';
import { numbersWithin } from './time-blocks.ts';

/** The action a filter needs: a member of staff is searched for under a permission of its own (R37 to R41). */
export function actionFor({ staff }: AuditFilter): 'audit.read' | 'audit.staff' {
  return staff === undefined ? 'audit.read' : 'audit.staff';
}

/** Makes a filter one for the trail as it is now. It looks at the times of entries alone, so it comes before the read. */
export async function soughtBy(store: Store, filter: AuditFilter, timeZone: string): Promise<Sought> {
  const from = filter.from === undefined ? undefined : startOfDay(timeZone, filter.from);
  const until = filter.to === undefined ? undefined : startOfDay(timeZone, dayAfter(filter.to, 1));
  return {
    actions: kindsOf(filter),
    undone: filter.decision === 'undone',
    studentId: filter.studentId,
    staffId: filter.staff?.staffId,
    ...(await numbersWithin(store, { from, until })),
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
