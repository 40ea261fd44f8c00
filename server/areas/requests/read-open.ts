import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { OpenRequest, OpenRequests } from '../../../shared/areas/requests/request.ts';
import type { SignedIn } from '../../http/context.ts';
import type { Authorized, Locale } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { AuditContext, Reader, Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { dueNow } from './due-now.ts';
import { standing } from './open-rows.ts';
import { viewed } from './read-requests.ts';
import { requestsOf, requestStepsOf } from './request.repo.ts';
import { requestWords } from './request-words.ts';
import { asTaken } from './step-row.ts';

/**
 * What is asked of a student's record and not done, for whoever keeps requests, in their words: the panel knows no kinds
 * and no clocks. One entry a view. Throws `not-visible` alike for a hidden and an unknown student.
 */
export async function readOpenRequests(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  studentId: string,
): Promise<OpenRequests> {
  return viewed(store, context, signedIn, studentId, gathered);
}

async function gathered(q: Reader, grant: Authorized<'request.keep'>, locale: Locale): Promise<OpenRequests> {
  const today = grant.actor.asOf.day;
  const { calendar } = await readCalendar(q);
  const open = (await requestsOf(q, grant)).filter(({ closedOn }) => closedOn === null);
  const all = grouped(await requestStepsOf(q, grant), ({ requestId }) => requestId);
  const requests = open.map((request): OpenRequest => {
    const steps = (all.get(request.id) ?? []).map(asTaken);
    const now = standing(request, steps, { calendar, today, locale });
    return {
      requestId: request.id,
      ...requestWords({ kind: request.kind, ...now }, locale),
      // Who asks stands in the first step, which stays whatever is struck.
      party: textAt(steps[0]?.filled ?? {}, 'party'),
      receivedOn: request.receivedOn,
      due: dueNow(now.clock, today),
      waits: now.waits,
    };
  });
  return { requests: requests.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b))), today };
}

/** What has no day comes last. */
const dayOf = ({ due }: OpenRequest): string => due ?? '9999';
