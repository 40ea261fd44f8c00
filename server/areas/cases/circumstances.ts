import type { Action } from '../../../shared/access/actions.ts';
import type { Circumstances } from '../../../shared/areas/cases/lifecycle/judge.ts';
import type { StepOwner } from '../../../shared/areas/cases/lifecycle/step.ts';
import { isMeetingDay } from '../../../shared/areas/committee/meeting-days.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { readDays } from '../committee/days.ts';
import type { MayTakeSteps } from './case.repo.ts';
import { gradingPeriods, hasServicesOn } from './case-charge.repo.ts';

/** What the steps of the student's cases are judged by, today, for whoever holds the grant. */
export async function circumstancesOf(
  q: Reader,
  grant: MayTakeSteps | Authorized<'case.view'>,
): Promise<Circumstances> {
  const today = grant.actor.asOf.day;
  const { days } = await readDays(q);
  return {
    today,
    periods: await gradingPeriods(q),
    isMeetingDay: (day) => isMeetingDay(days, day),
    owners: ownersOf(grant.abilities),
    // To whom they are closed the answer would tell of them: they are asked why in any case (R16, R74).
    hasServices: !grant.fieldClasses.has('sped') || (await hasServicesOn(q, grant, today)),
  };
}

/** Whose steps somebody takes, by what they may do. */
function ownersOf(abilities: readonly Action[]): ReadonlySet<StepOwner> {
  const owners = new Set<StepOwner>();
  if (abilities.includes('case.write')) owners.add('worker');
  if (abilities.includes('case.direct')) owners.add('director');
  return owners;
}
