import type { FollowUps, FollowUpsRequest } from '../../../shared/areas/contacts/contact.ts';
import type { SignedIn } from '../../http/context.ts';
import { classFilterFor } from '../../policy/index.ts';
import { audited, type AuditContext, type Store, untold } from '../../store/store.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { openFollowUps } from './follow-up.repo.ts';

/** More than anybody comes back to in a day; the rest show when some are done with. */
const FOLLOW_UPS_MAX = 200;

/**
 * One's own reminders that are not done with (R10), the first due first, of the students whose casework one still
 * sees. Everybody has their own: no rule is asked. One entry a list that names somebody: a panel asks with each student
 * it shows, mostly for none.
 */
export async function listFollowUps(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  { studentId }: FollowUpsRequest,
): Promise<FollowUps> {
  return store.read(context, async (q) => {
    const filter = classFilterFor(actor, 'student.view', 'casework');
    const found = filter.empty ? [] : await openFollowUps(q, filter, { studentId, limit: FOLLOW_UPS_MAX });
    const today = actor.asOf.day;
    if (found.length === 0) return untold({ rows: [], today });
    const inUse = await namesInUse(q, actor);
    const rows = found.map((row) => ({ ...row, ...inUse.of(row.studentId) }));
    const given = [...new Set(rows.map((row) => row.studentId))];
    const detail = JSON.stringify({ count: rows.length, given });
    return audited(
      {
        action: 'case.list',
        resource: 'follow-ups',
        decision: 'allowed',
        fieldClasses: inUse.toldWith(['identity', 'casework'], rows),
        purpose: 'service',
        detail,
      },
      { rows, today },
    );
  });
}
