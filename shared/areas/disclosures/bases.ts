import { COURT_BASES } from './bases-courts.ts';
import { EXEMPT_BASES } from './bases-exempt.ts';
import { PROTECTION_BASES } from './bases-protection.ts';
import { SCHOOL_BASES } from './bases-schools.ts';
import type { Basis } from './basis.ts';

/** Every basis of R83 to R113, the commonest first. */
export const BASES: readonly Basis[] = [...SCHOOL_BASES, ...COURT_BASES, ...PROTECTION_BASES, ...EXEMPT_BASES];

/** What stands in the log where a request was denied and nothing would have allowed it. */
export const NO_BASIS = 'none';

/** The basis of an id; undefined for one that there is not. */
export const basisOf = (id: string): Basis | undefined => BASES.find((one) => one.id === id);

/** What may be chosen for somebody in that capacity; before one is chosen, everything. */
export function basesFor(capacity: string): readonly Basis[] {
  if (capacity === '') return BASES;
  return BASES.filter(({ capacities }) => capacities.length === 0 || capacities.some((one) => one === capacity));
}
