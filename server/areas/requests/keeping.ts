import type { AuditEvent } from '../../../shared/audit/event.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';

export type MayKeep = Authorized<'request.keep'>;

interface About {
  readonly action: 'request.open' | 'request.step';
  readonly studentId: string;
  readonly requestId: string;
  readonly step: string;
}

/** Does something to a request of a student: the right is asked under the lock, and the trail says what was done. */
export async function keeping(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { action, studentId, requestId, step }: About,
  work: (grant: MayKeep, rev: number) => Promise<Stop | undefined>,
): Promise<Effect> {
  const event: AuditEvent = { action, studentId, resource: 'request', decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the steps are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'request.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'request.keep', locale);
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const known = { ...event, ruleIds };
  const stop = await work(grant, rev);
  if (stop !== undefined) return stopped(known, stop, locale);
  const detail = JSON.stringify({ requestId, step });
  const allowed: AuditEvent = { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose, detail };
  return { outcome: 'applied', rev, event: allowed };
}
