import { type NamedAs, namesEver } from '../../../shared/areas/names/names-on.ts';
import { type Actor, classFilterFor } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Reader } from '../../store/store.ts';
import { stepsOfNames } from './name-list.repo.ts';
import type { NamesInUse } from './names-in-use.ts';
import { updatesOfSteps } from './step-row.ts';

/**
 * The students one of whose names besides the roster's fits what was typed, as far as the actor may know those: by the
 * name in use who works with the student (R204), by every earlier and later one who has a part in the update (R197). A
 * guess at another one finds nobody, nothing is counted by it, and what is read, and so how long it takes, depends on
 * who asks and never on what they typed.
 */
export async function studentsKnownBy(
  q: Reader,
  actor: Actor,
  { chosen }: Pick<NamesInUse, 'chosen'>,
  fits: (name: NamedAs) => boolean,
): Promise<readonly string[]> {
  const filter = classFilterFor(actor, 'name.view', 'names');
  const known = new Map<string, readonly NamedAs[]>();
  for (const [id, name] of chosen) known.set(id, [name]);

  const steps = filter.empty ? [] : await stepsOfNames(q, filter);
  for (const [id, own] of grouped(steps, ({ studentId }) => studentId)) {
    known.set(id, [...(known.get(id) ?? []), ...namesEver(updatesOfSteps(own))]);
  }
  return [...known].filter(([, names]) => names.some(fits)).map(([id]) => id);
}
