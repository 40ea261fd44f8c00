import type * as z from 'zod/mini';
import type { AccessCheck, accessCheckRequestSchema } from '../../../../shared/areas/access/sight.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { dayAfter } from '../../../../shared/clocks/day-after.ts';
import { fullName } from '../../../../shared/names/full-name.ts';
import { startOfDay } from '../../../../shared/runtime.ts';
import type { Moment } from '../../../../shared/access/facts.ts';
import type { ProblemError } from '../../../errors.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import {
  type Authorized,
  type DaySpan,
  decideStudent,
  explainRefusal,
  type Locale,
  reasonOf,
  replay,
  ruleTitles,
} from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { readStudent } from '../../cases/student.repo.ts';
import { staffOf, type StaffRow } from '../people/people.repo.ts';
import { isSealed } from './sight.repo.ts';

type Asked = z.infer<typeof accessCheckRequestSchema>;

/**
 * Whether somebody could see a student on a day, and why, for the custodian (R60). Of a day that is past, roles count
 * though the person has left since; of today, what holds or held until now. A grant counts that held at any time of
 * the day. Throws `not-visible` alike for a hidden and an unknown student, `not-allowed` for one the reader may see and
 * not ask about, and `invalid` for a day to come or an id of nobody on the staff.
 */
export async function checkAccess(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
  timeZone: string,
): Promise<AccessCheck> {
  const { staffId, studentId, day } = asked;
  if (day > actor.asOf.day) throw problems.invalid([{ path: 'day', code: 'future' }]);
  const detail = { staffId, day };
  const event = { action: 'access.check', studentId, resource: 'access', detail: JSON.stringify(detail) } as const;
  const refuse = (problem: ProblemError, more: Pick<AuditEvent, 'decision' | 'ruleIds'>) =>
    audited<AccessCheck | ProblemError>({ ...event, ...more }, problem);
  const span = spanOf(day, actor.asOf, timeZone);
  const answer = await store.read(context, async (q) => {
    const decided = await decideStudent(q, actor, studentId, 'access.check');
    if (!decided.allow) {
      const closed = decided.visible ? problems.notAllowed : problems.notVisible;
      const { ruleIds } = decided.decision;
      return refuse(closed(explainRefusal('access.check', locale)), { decision: 'refused', ruleIds });
    }
    const { grant } = decided;
    const { ruleIds, purpose } = grant.decision;
    const person = await staffOf(q, grant, staffId);
    if (person === undefined) {
      return refuse(problems.invalid([{ path: 'staffId', code: 'unknown' }]), { decision: 'failed', ruleIds });
    }
    const value = await assemble(q, grant, person, span, locale);
    const told = JSON.stringify({ ...detail, allow: value.allow });
    return audited(
      { ...event, decision: 'allowed', ruleIds, purpose, fieldClasses: ['identity'], detail: told },
      value,
    );
  });
  if (answer instanceof Error) throw answer;
  return answer;
}

/** The instants of the day; of today those that have been. */
function spanOf(day: string, now: Moment, timeZone: string): DaySpan {
  const until = day === now.day ? now.at + 1 : startOfDay(timeZone, dayAfter(day, 1));
  return { day, from: startOfDay(timeZone, day), until };
}

async function assemble(
  q: Reader,
  may: Authorized<'access.check'>,
  person: StaffRow,
  span: DaySpan,
  locale: Locale,
): Promise<AccessCheck> {
  const { asOf } = may.actor;
  const of = { staffId: person.id, studentId: may.studentId };
  const student = await readStudent(q, may);
  const found = await replay(q, of, 'student.view', span, { departed: span.day < asOf.day });
  if (student === undefined || found === null) throw new Error('A permitted student has no row.');
  return {
    day: span.day,
    person: { staffId: person.id, name: fullName(person) },
    student: { studentId: student.id, name: fullName(student), sisId: student.sisId },
    allow: found.allow,
    because: await Promise.all(found.grants.map((grant) => reasonOf(q, grant, locale))),
    fieldClasses: [...found.fieldClasses],
    forbiddenBy: ruleTitles(found.forbiddenBy, locale),
    sealed: may.abilities.includes('record.seal') && (await isSealed(q, may, asOf.day)),
    abilities: [...may.abilities],
  };
}
