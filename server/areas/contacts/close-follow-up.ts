import type { FollowUpClose } from '../../../shared/areas/contacts/contact.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { closeFollowUp } from './follow-up.repo.ts';

/** Says that one's own reminder is done with (R10). Somebody else's is refused like one that does not exist. */
export async function closeOwnFollowUp(tx: Tx, { signedIn }: CommandContext, body: FollowUpClose): Promise<Effect> {
  const { actor, locale } = signedIn;
  const { studentId, followUpId: id, outcome } = body;
  // First of all: a right that ends meanwhile has ended, on every engine.
  const rev = await nextRev(tx);
  const detail = JSON.stringify({ outcome });
  const about = { action: 'follow-up.close', studentId, resource: 'follow-up', detail } as const;
  const closed: AuditEvent = { ...about, decision: 'refused' };
  const answer = await decideStudent(tx, actor, studentId, 'student.view');
  if (!answer.allow) return notAllowed({ ...closed, ruleIds: answer.decision.ruleIds }, 'student.view', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  const isClosed = await closeFollowUp(tx, grant, { id, outcome });
  if (!isClosed) return refused({ ...closed, ruleIds }, 'missing', m.refused_follow_up_missing, locale);
  return { outcome: 'applied', rev, event: { ...about, decision: 'allowed', purpose, ruleIds } };
}
