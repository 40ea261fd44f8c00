import { dutyDue } from '../../../shared/areas/duties/duty-days.ts';
import type { Duty } from '../../../shared/areas/duties/duty.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { grouped } from '../../roster/grouped.ts';
import { whichDutiesDone } from './duty.repo.ts';
import { openSchools, owedTo, type School } from './own-duties.ts';

/** A duty that is still to be done: by the district, or by these schools. */
export interface OpenDuty {
  readonly duty: Duty;
  /** Empty for what the district does. */
  readonly schools: readonly School[];
  readonly due: string;
  readonly year: string;
}

/** What somebody has to do of this school year's duties and has not done yet; what many schools owe is one of them. */
export async function openDuties(
  q: Looker,
  grant: Authorized<'duty.keep'>,
  calendar: DistrictCalendar,
): Promise<readonly OpenDuty[]> {
  const year = schoolYearOf(grant.actor.asOf.day);
  const done = new Set((await whichDutiesDone(q, grant, year)).map((one) => keyOf(one.duty, one.buildingId)));
  const open = owedTo(grant, await openSchools(q)).filter(
    ({ duty, school, mayKeep }) => mayKeep && !done.has(keyOf(duty.id, school?.id ?? null)),
  );
  return [...grouped(open, ({ duty }) => duty.id).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const schools = all.flatMap(({ school }) => (school === null ? [] : [school]));
    return [{ duty: first.duty, schools, year, due: dutyDue(first.duty, year, calendar).day }];
  });
}

const keyOf = (duty: string, buildingId: string | null): string => `${duty} ${buildingId ?? ''}`;
