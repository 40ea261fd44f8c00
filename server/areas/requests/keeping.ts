import type { AuditEvent } from '../../../shared/audit/event.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';

/** What a step entered in the log; null: nothing. */
export interface Entered {
  readonly disclosureId: string | null;
}

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
  work: (grant: MayKeep, rev: number) => Promise<Stop | Entered>,
): Promise<Effect> {
  const event: AuditEvent = { action, studentId, resource: 'request', decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the steps are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'request.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'request.keep', locale);
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const known = { ...event, ruleIds };
  const done = await work(grant, rev);
  // R117: of what is not kept the trail names no student: a secret order is refused like a form that is not whole.
  if (!('disclosureId' in done)) return stopped({ ...known, studentId: undefined }, done, locale);
  // Named, so that a copy of the log can prove its entry (R85, R119).
  const detail = JSON.stringify({ requestId, step, ...(done.disclosureId !== null && done) });
  const allowed: AuditEvent = { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose, detail };
  return { outcome: 'applied', rev, event: allowed };
}
