import { type KeptNamePolicy, keptNamePolicySchema } from '../../../shared/areas/names/policy.ts';
import type { Looker } from '../../store/store.ts';
import { namePolicyTexts } from './policy.repo.ts';

export const parseNamePolicy = (text: string): KeptNamePolicy => keptNamePolicySchema.parse(JSON.parse(text));

/** Every version of what the district has said of names, the newest first. */
export async function readNamePolicies(q: Looker): Promise<readonly KeptNamePolicy[]> {
  const versions = (await namePolicyTexts(q)).map(parseNamePolicy);
  return versions.filter(({ policy }) => policy !== null).toSorted((a, b) => b.rev - a.rev);
}
