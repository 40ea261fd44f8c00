import { claimTest, foldedClaim } from '../../../shared/access/claim-test.ts';
import type { Mapping, MappingRow } from '../../../shared/areas/access/mapping.ts';

type Carried = Mapping['claims'][number];

/** The values that staff carry now and a row's claim, test and value fit, whatever building they name. */
export function valuesThatFit(
  claims: readonly Carried[],
  { claim, test, value }: Pick<MappingRow, 'claim' | 'test' | 'value'>,
): readonly Carried[] {
  if (value.trim() === '') return [];
  const fits = claimTest(test, value);
  return carriedUnder(claims, claim).filter((each) => fits(foldedClaim(each.value)));
}

/** The values that staff carry now under a claim. */
export function carriedUnder(claims: readonly Carried[], claim: string): readonly Carried[] {
  return claims.filter((each) => foldedClaim(each.claim) === foldedClaim(claim));
}

/** The claims that can be chosen: those that every district has, then all others that staff carry now, each once. */
export function claimNames(claims: readonly Carried[]): readonly string[] {
  const all = ['roster', 'group', ...claims.map(({ claim }) => claim)];
  const folded = all.map(foldedClaim);
  return all.filter((_claim, place) => folded.indexOf(folded[place] ?? '') === place);
}
