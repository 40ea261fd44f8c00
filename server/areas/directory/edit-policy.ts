import { type DirectoryEdit, type KeptPolicy, policyFaults } from '../../../shared/areas/directory/policy.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockPolicy, replacePolicy } from './policy.repo.ts';
import { FIRST_POLICY, parsePolicy } from './policy-now.ts';

/**
 * Says what is directory information, to whom it goes, and until when families may refuse (R128 to R131, R161), whole.
 * The version before is kept. Refused as `stale` where somebody else changed it meanwhile.
 */
export async function editDirectory(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, policy }: DirectoryEdit,
): Promise<Effect> {
  const event: AuditEvent = { action: 'directory.edit', resource: 'directory', decision: 'refused' };
  const decided = decideGlobal(actor, 'directory.edit');
  if (!decided.allow) return notAllowed(event, 'directory.edit', locale);
  const { ruleIds, purpose } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const faults = policyFaults(policy);
  if (faults.length > 0) {
    const issues = faults.map((name) => ({ path: `body.policy.${name}`, code: 'does-not-fit' }));
    return stopped(known, { issues }, locale);
  }
  const value = await lockPolicy(tx, decided.grant, JSON.stringify(FIRST_POLICY));
  const now = parsePolicy(value);
  if (now.rev !== rev) return refused(known, 'stale', m.refused_stale, locale);
  const next: KeptPolicy = { rev: await nextRev(tx), at: tx.context.at, policy };
  await replacePolicy(tx, decided.grant, { rev: now.rev, value }, JSON.stringify(next));
  return { outcome: 'applied', rev: next.rev, event: { ...known, decision: 'allowed', purpose } };
}
