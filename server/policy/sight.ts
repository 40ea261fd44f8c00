import { STUDENT_ACTIONS } from '../../shared/access/actions.ts';
import type { Moment, RoleFact } from '../../shared/access/facts.ts';
import { FIELD_CLASSES, type FieldClass } from '../../shared/access/field-classes.ts';
import type { Sight } from '../../shared/areas/access/mapping.ts';
import type { Reader } from '../store/store.ts';
import type { Actor } from './actor.ts';
import { globalAbilities } from './authorize.ts';
import { readOwnFacts } from './facts.repo.ts';
import { classFilterFor, filterFor } from './filter.ts';
import { namedRoles } from './named-roles.ts';
import { countStudents } from './sight.repo.ts';

/**
 * What a staff member would see and do in these roles, in numbers, with their relations and grants as they stand. Field
 * classes are those the roles open of some student, though it may be none today. `staffId` may be of nobody.
 */
export async function supposedSight(
  q: Reader,
  staffId: string,
  asOf: Moment,
  roles: readonly RoleFact[],
): Promise<Sight> {
  const { grants, held } = await readOwnFacts(q, staffId, asOf, false);
  return sightOf(q, suppose({ staffId, asOf, roles, grants, held }));
}

/** How many students the same staff member would see in each of these sets of roles. */
export async function supposedReach(
  q: Reader,
  staffId: string,
  asOf: Moment,
  sets: readonly (readonly RoleFact[])[],
): Promise<number[]> {
  const { grants, held } = await readOwnFacts(q, staffId, asOf, false);
  const counts: number[] = [];
  for (const roles of sets) {
    const actor = suppose({ staffId, asOf, roles, grants, held });
    counts.push(await countStudents(q, filterFor(actor, 'student.view')));
  }
  return counts;
}

/** What a staff member sees and does, in numbers. */
export async function sightOf(q: Reader, actor: Actor): Promise<Sight> {
  const onStudents = STUDENT_ACTIONS.filter((action) => !filterFor(actor, action).empty);
  return {
    roles: await namedRoles(q, actor.roles),
    students: await countStudents(q, filterFor(actor, 'student.view')),
    fieldClasses: await openClasses(q, actor),
    actions: [...onStudents, ...globalAbilities(actor)],
  };
}

/** A grant opens what it was given for, which only its rows say; a role always opens the same. */
async function openClasses(q: Reader, actor: Actor): Promise<FieldClass[]> {
  const ungranted = suppose({ ...actor, held: new Set() });
  const open: FieldClass[] = [];
  for (const one of FIELD_CLASSES) {
    const byRole = !classFilterFor(ungranted, 'student.view', one).empty;
    const byGrant = async () => (await countStudents(q, classFilterFor(actor, 'student.view', one))) > 0;
    if (byRole || (actor.held.size > 0 && (await byGrant()))) open.push(one);
  }
  return open;
}

/** Stays in this file: permission is never given to somebody supposed. */
function suppose(facts: Omit<Actor, 'brand'>): Actor {
  return facts as unknown as Actor;
}
