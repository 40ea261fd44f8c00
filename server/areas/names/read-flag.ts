import { flagOf, type NameFlag } from '../../../shared/areas/names/flag.ts';
import { namesOn } from '../../../shared/areas/names/names-on.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { stepsForFlag } from './name.repo.ts';
import { readNamePolicies } from './policies.ts';
import { updatesOfSteps } from './step-row.ts';

/**
 * How the student of a view is called today (R204). Null where the view does not open that, where nothing was approved,
 * and where the district's policy of today lets it rest.
 */
export async function readFlag(
  q: Reader,
  grant: Authorized<'student.view'>,
  birthDate: string | null,
): Promise<NameFlag | null> {
  const steps = await stepsForFlag(q, grant);
  // Of nearly every student: nothing else is read then.
  if (steps.length === 0) return null;
  const policies = await readNamePolicies(q);
  return flagOf(
    namesOn(updatesOfSteps(steps.toSorted((a, b) => a.rev - b.rev)), grant.actor.asOf.day, { birthDate, policies }),
  );
}
