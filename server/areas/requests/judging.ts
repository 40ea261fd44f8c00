import { EXPULSION_HEARING } from '../../../shared/areas/requests/expulsion-hearing.ts';
import { INSPECTION } from '../../../shared/areas/requests/inspection.ts';
import { MINOR_DENIAL } from '../../../shared/areas/requests/minor-denial.ts';
import type { Judging } from '../../../shared/areas/requests/request-judge.ts';
import { withheldBy } from '../../../shared/areas/requests/withheld-by.ts';
import type { Withheld } from '../../../shared/areas/requests/withheld.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import type { Tx } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { readStudent } from '../cases/student.repo.ts';
import type { MayKeep } from './keeping.ts';
import { requestsOf, requestStepsOf } from './request.repo.ts';
import { asTaken } from './step-row.ts';

/** Requests of somebody who is to see the record (R179). */
const SEEING: readonly string[] = [INSPECTION.id, EXPULSION_HEARING.id];

/** What a step is judged by: the server's day, the calendar in force, the student's age, and what is withheld. */
export async function judgingOf(tx: Tx, grant: MayKeep): Promise<Judging> {
  const today = grant.actor.asOf.day;
  const { calendar } = await readCalendar(tx);
  const birthDate = (await readStudent(tx, grant))?.birthDate ?? null;
  const withheld = await withheldFrom(tx, grant);
  const isAwaited = (await requestsOf(tx, grant)).some(
    ({ kind, closedOn }) => closedOn === null && SEEING.includes(kind),
  );
  return { today, calendar, age: birthDate === null ? null : ageOn(birthDate, today), withheld, isAwaited };
}

/** What the student's own requests withhold from a parent (R139). */
export async function withheldFrom(tx: Tx, grant: MayKeep): Promise<readonly Withheld[]> {
  const requests = await requestsOf(tx, grant);
  if (!requests.some(({ kind, closedOn }) => kind === MINOR_DENIAL.id && closedOn === null)) return [];
  const steps = await requestStepsOf(tx, grant);
  return withheldBy(
    requests.map(({ id, kind }) => ({ kind, steps: steps.filter(({ requestId }) => requestId === id).map(asTaken) })),
  );
}
