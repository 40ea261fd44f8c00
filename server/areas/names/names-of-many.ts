import { namesOn, type NamesOn } from '../../../shared/areas/names/names-on.ts';
import type { Actor } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Looker } from '../../store/store.ts';
import type { StudentNameStep } from './name-list.repo.ts';
import { readNamePolicies } from './policies.ts';
import { updatesOfSteps } from './step-row.ts';

/**
 * The names of the actor's day of each student whom these steps are of, by the student's id; nobody of whom no update is
 * in force. `steps` in the order in which they were taken.
 */
export async function namesOfMany(
  q: Looker,
  { asOf: { day } }: Actor,
  steps: readonly StudentNameStep[],
): Promise<ReadonlyMap<string, NamesOn>> {
  // Nearly always: then nothing else is read.
  if (steps.length === 0) return new Map();
  const policies = await readNamePolicies(q);
  const all = new Map<string, NamesOn>();
  for (const [studentId, own] of grouped(steps, (step) => step.studentId)) {
    const names = namesOn(updatesOfSteps(own), day, { birthDate: own[0]?.birthDate ?? null, policies });
    if (names !== null) all.set(studentId, names);
  }
  return all;
}
