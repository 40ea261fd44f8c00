import type { AuditEvent } from '../../../shared/audit/event.ts';
import { type Authorized, decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';

/** What is done in one of the custodian's books; says what stands in the way, where something does. */
type Work = (may: Authorized<'custody.keep'>, rev: number) => Promise<Stop | undefined>;

/**
 * Does something in the custodian's books. The trail says the same of all of it: of no student, without a detail, so
 * that by the trail a sealed release can't be told from a party that was added (R117).
 */
export async function inCustody(tx: Tx, { signedIn }: CommandContext, work: Work): Promise<Effect> {
  const { actor, locale } = signedIn;
  const event: AuditEvent = { action: 'custody.keep', resource: 'custody', decision: 'refused' };
  // First of all: of two who do the same at once, the second finds the first's.
  const rev = await nextRev(tx);
  const decided = decideGlobal(actor, 'custody.keep');
  if (!decided.allow) return notAllowed(event, 'custody.keep', locale);
  const { ruleIds, purpose, fieldClasses } = decided.grant.decision;
  const stop = await work(decided.grant, rev);
  if (stop !== undefined) return stopped({ ...event, ruleIds }, stop, locale);
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', ruleIds, purpose, fieldClasses } };
}
