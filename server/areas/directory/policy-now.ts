import { type KeptPolicy, keptPolicySchema } from '../../../shared/areas/directory/policy.ts';
import type { Looker } from '../../store/store.ts';
import { policyText } from './policy.repo.ts';

/** Of a district that has said nothing: there is no list without it. */
export const FIRST_POLICY: KeptPolicy = { rev: 0, at: null, policy: null };

export const parsePolicy = (text: string): KeptPolicy => keptPolicySchema.parse(JSON.parse(text));

/** What the district says of directory information now. */
export async function readPolicy(q: Looker): Promise<KeptPolicy> {
  const text = await policyText(q);
  return text === undefined ? FIRST_POLICY : parsePolicy(text);
}
