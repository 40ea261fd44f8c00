import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { nextClock, type RunningClock } from '../../../shared/areas/requests/request-clocks.ts';
import { expectedSteps } from '../../../shared/areas/requests/request-judge.ts';
import { STUDY } from '../../../shared/areas/studies/study-kind.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import type { Authorized } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Looker } from '../../store/store.ts';
import { clocksNow } from '../requests/request-now.ts';
import { asTaken } from '../requests/step-row.ts';
import { studyStepsKept } from './study.repo.ts';

/** A study whose agreement names a day by which its data are destroyed, and which they are not yet (W27, R98). */
export interface ClockedStudy {
  readonly studyId: string;
  readonly organization: string;
  readonly receivedOn: string;
  readonly clock: RunningClock;
  /** The step that it waits for; null: none. */
  readonly next: string | null;
}

/** Every study whose clock runs, in the order in which they came. They are about no one student. */
export async function clockedStudies(
  q: Looker,
  may: Authorized<'study.keep'>,
  { calendar, today }: { readonly calendar: DistrictCalendar; readonly today: string },
): Promise<readonly ClockedStudy[]> {
  const byStudy = grouped(await studyStepsKept(q, may), ({ studyId }) => studyId);
  return [...byStudy].flatMap(([studyId, kept]) => {
    const steps = kept.map(asTaken);
    const clock = nextClock(clocksNow(STUDY, steps, null, { calendar, today }));
    if (clock === undefined) return [];
    const [first] = steps;
    const next = expectedSteps(STUDY, steps, calendar)[0] ?? null;
    const organization = textAt(first?.filled ?? {}, 'organization');
    return [{ studyId, organization, receivedOn: first?.day ?? '', clock, next }];
  });
}
