import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import { requestKind } from '../../../shared/areas/requests/kinds.ts';
import { expectedSteps, steppable } from '../../../shared/areas/requests/request-judge.ts';
import type { StudentRequest, StudentRequests } from '../../../shared/areas/requests/request.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { readStudent } from '../cases/student.repo.ts';
import { type Clockwork, clocksNow, toClock } from './request-now.ts';
import { type KeptStep, requestsOf, requestStepsOf } from './request.repo.ts';
import { asTaken } from './step-row.ts';

type KeptRequest = Awaited<ReturnType<typeof requestsOf>>[number];

/**
 * A student's requests with their steps, and their clocks by the calendar in force, for whoever keeps them. One entry a
 * view. Throws `not-visible` alike for a hidden and an unknown student.
 */
export async function readRequests(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  studentId: string,
): Promise<StudentRequests> {
  return viewed(store, context, signedIn, studentId, gathered);
}

/** What is gathered of a student's requests for whoever keeps them, entered as one view. Throws as `readRequests`. */
export async function viewed<T>(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
  gather: (q: Reader, grant: Authorized<'request.keep'>, locale: Locale) => Promise<T>,
): Promise<T> {
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'request.view', studentId, resource: 'request', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'request.keep');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(allowed, await gather(q, answer.grant, locale));
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('request.keep', locale));
  return found;
}

async function gathered(q: Reader, grant: Authorized<'request.keep'>, locale: Locale): Promise<StudentRequests> {
  const student = await readStudent(q, grant);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const today = grant.actor.asOf.day;
  const { calendar } = await readCalendar(q);
  const [requests, steps] = [await requestsOf(q, grant), await requestStepsOf(q, grant)];
  const told = requests.map((one) =>
    toRequest(
      one,
      steps.filter(({ requestId }) => requestId === one.id),
      { calendar, today, locale },
    ),
  );
  return { student: { id: student.id, name: fullName(student), sisId: student.sisId }, requests: told, today };
}

function toRequest(row: KeptRequest, kept: readonly KeptStep[], clockwork: Clockwork): StudentRequest {
  const kind = requestKind(row.kind);
  const steps = kept.map(asTaken);
  const { calendar } = clockwork;
  const { id: requestId, receivedOn, closedOn, buildingId } = row;
  return {
    requestId,
    kind: row.kind,
    receivedOn,
    closed: closedOn !== null,
    steps: kept.map((step) => toStep(step, clockwork.locale)),
    // Of a kind that only a newer program knows, what was written down is told and nothing can be done.
    clocks: kind ? clocksNow(kind, steps, buildingId, clockwork).map((clock) => toClock(clock, clockwork)) : [],
    expected: kind ? [...expectedSteps(kind, steps, calendar)] : [],
    steppable: kind
      ? steppable(kind, steps, calendar).map((step) => ({ kind: step.kind, missing: [...step.missing] }))
      : [],
  };
}

function toStep({ id, kind, day, filled, by, role, at, disclosureId }: KeptStep, locale: Locale) {
  const author = { name: by, role: isRole(role) ? ROLE_TITLES[role][locale] : role };
  return { id, kind, day, filled: filledOf(filled), author, at, disclosureId };
}

/** As it was kept: what stands in the column came in by the form's schema. */
const filledOf = (text: string) => JSON.parse(text) as StudentRequest['steps'][number]['filled'];
