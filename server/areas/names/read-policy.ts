import { type NamesPolicy, NO_NAME_POLICY, policyOn } from '../../../shared/areas/names/policy.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../store/store.ts';
import { readNamePolicies } from './policies.ts';

/** What the district says of names and pronouns, in all its versions. No student is in it. Throws `not-allowed`. */
export async function readNamesPolicy(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
): Promise<NamesPolicy> {
  const found = await store.read(context, async (q) => {
    const event = { action: 'names.policy', resource: 'names' } as const;
    const decided = decideGlobal(actor, 'names.edit');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { ruleIds, purpose } = decided.grant.decision;
    const today = actor.asOf.day;
    const versions = [...(await readNamePolicies(q))];
    const [newest = NO_NAME_POLICY] = versions;
    const told: NamesPolicy = { inForce: policyOn(versions, today), newest, versions, today };
    return audited({ ...event, decision: 'allowed', ruleIds, purpose }, told);
  });
  if (found === undefined) throw problems.notAllowed(explainRefusal('names.edit', locale));
  return found;
}
