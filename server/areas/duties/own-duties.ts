import { DUTIES } from '../../../shared/areas/duties/duties.ts';
import type { Duty } from '../../../shared/areas/duties/duty.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { buildings } from '../access/mapping/role-map.repo.ts';

export interface School {
  readonly id: string;
  readonly name: string;
}

/** A duty of the district, or of one school. */
export interface OwedDuty {
  readonly duty: Duty;
  readonly school: School | null;
  /** Whether whoever asks may say that it was done. */
  readonly mayKeep: boolean;
}

/** Of whose duties somebody may say that they were done: a principal of the own school's alone (R150). */
export function mayKeepOf({ decision }: Authorized<'duty.keep'>, buildingId: string | null): boolean {
  return decision.facts.some(
    (fact) =>
      fact.kind === 'role' && (fact.role !== 'principal' || (buildingId !== null && fact.buildingId === buildingId)),
  );
}

/** The schools that are open, by name. */
export async function openSchools(q: Looker): Promise<readonly School[]> {
  const all = await buildings(q);
  return all.filter(({ kind, active }) => kind === 'school' && active).map(({ id, name }) => ({ id, name }));
}

/** Every duty of a school year that somebody is shown: those of the district, and of the schools whose they may keep. */
export function owedTo(grant: Authorized<'duty.keep'>, schools: readonly School[]): readonly OwedDuty[] {
  return DUTIES.flatMap((duty): OwedDuty[] => {
    if (duty.scope === 'district') return [{ duty, school: null, mayKeep: mayKeepOf(grant, null) }];
    return schools.filter(({ id }) => mayKeepOf(grant, id)).map((school) => ({ duty, school, mayKeep: true }));
  });
}
