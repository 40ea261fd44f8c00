import { basesFor } from '../../areas/disclosures/bases.ts';
import type { Basis } from '../../areas/disclosures/basis.ts';
import type { Capacity } from '../../areas/disclosures/parties.ts';

/** What somebody in that capacity mostly asks under. */
const COMMONEST: Readonly<Partial<Record<Capacity, string>>> = {
  parent: 'R106',
  student: 'R106',
  school: 'R94',
  official: 'R92',
  volunteer: 'R108',
  police: 'R101',
  juvenile: 'R109-a',
  welfare: 'R113',
  aid: 'R96',
  help: 'R102',
  other: 'R83',
};

/** What may be chosen for somebody in that capacity: the commonest first, then what is made for it, then the rest. */
export function basesInOrder(capacity: string): readonly Basis[] {
  const first = COMMONEST[capacity as Capacity];
  const place = ({ id, capacities }: Basis) => (id === first ? 0 : capacities.length > 0 ? 1 : 2);
  return basesFor(capacity).toSorted((a, b) => place(a) - place(b));
}

/** Whether a basis may be chosen for somebody in that capacity. */
export const isFor = (capacity: string, basis: string): boolean => basesFor(capacity).some(({ id }) => id === basis);
