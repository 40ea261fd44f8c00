import {
  type KeptNamePolicy,
  namePolicyFaults,
  type NamesEdit,
  NO_NAME_POLICY,
} from '../../../shared/areas/names/policy.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockNamePolicy, noteNamedAnew, replaceNamePolicy } from './policy.repo.ts';
import { parseNamePolicy } from './policies.ts';

/**
 * Says what the district allows of names and pronouns from a day on. Every version is kept, since a step is judged by
 * what was said of its day. Refused as `stale` where somebody else entered one meanwhile.
 */
export async function editNames(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, policy }: NamesEdit,
): Promise<Effect> {
  const event: AuditEvent = { action: 'names.edit', resource: 'names', decision: 'refused' };
  const next = await nextRev(tx);
  const decided = decideGlobal(actor, 'names.edit');
  if (!decided.allow) return notAllowed(event, 'names.edit', locale);
  const { ruleIds, purpose } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const faults = namePolicyFaults(policy, actor.asOf.day);
  if (faults.length > 0) {
    const issues = faults.map((name) => ({ path: `body.policy.${name}`, code: 'does-not-fit' }));
    return stopped(known, { issues }, locale);
  }
  const value = await lockNamePolicy(tx, decided.grant, JSON.stringify(NO_NAME_POLICY));
  const now = parseNamePolicy(value);
  if (now.rev !== rev) return refused(known, 'stale', m.refused_stale, locale);
  const version: KeptNamePolicy = { rev: next, at: tx.context.at, policy };
  await replaceNamePolicy(tx, decided.grant, { rev: now.rev, value }, JSON.stringify(version));
  await noteNamedAnew(tx, decided.grant, next);
  return { outcome: 'applied', rev: next, event: { ...known, decision: 'allowed', purpose } };
}
