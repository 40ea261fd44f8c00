import type { KeptRefusal, Refusals } from '../../../shared/areas/directory/directory.ts';
import { holds, refusedItems } from '../../../shared/areas/directory/refusal.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent } from '../cases/student.repo.ts';
import { leftOf, toRefusal } from './kept-refusal.ts';
import { readPolicy } from './policy-now.ts';
import { attendanceOf, refusalsOf, rescissionsOf } from './refusal.repo.ts';

/**
 * What a student's family refused, and what of it holds today, for whoever keeps it. One entry a view. Throws
 * `not-visible` alike for a hidden and an unknown student.
 */
export async function readRefusals(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<Refusals> {
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'directory.view', studentId, resource: 'directory', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'directory.keep');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(allowed, await gathered(q, answer.grant));
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('directory.keep', locale));
  return found;
}

async function gathered(q: Reader, may: Authorized<'directory.keep'>): Promise<Refusals> {
  const [row, attendance] = [await readStudent(q, may), await attendanceOf(q, may)];
  if (row === undefined || attendance === undefined) throw new Error('A permitted student has no row.');
  const { day: today } = may.actor.asOf;
  const left = leftOf(attendance, attendance.until);
  const { policy } = await readPolicy(q);
  const [refusals, ends] = [await refusalsOf(q, may), await rescissionsOf(q, may)];
  const all = refusals.map((one) => {
    const end = ends.find(({ refusalId }) => refusalId === one.id);
    return { one, end, refusal: toRefusal(one, end ?? null) };
  });
  const now = refusedItems(
    all.map(({ refusal }) => refusal),
    left,
    today,
    policy,
  );
  return {
    student: { id: row.id, name: fullName(row), sisId: row.sisId, school: attendance.school, grade: attendance.grade },
    refusals: all.map(({ one, end, refusal }) => ({
      refusalId: one.id,
      filled: filledOf(one.filled),
      holds: holds(refusal, left, today, policy),
      recorded: { at: one.at, by: one.by },
      rescinded: end === undefined ? null : { filled: filledOf(end.filled), recorded: { at: end.at, by: end.by } },
    })),
    now: { public: [...now.public], recruiters: [...now.recruiters] },
    former: left !== 'here',
    today,
  };
}

/** As it was kept: what stands in the column came in by the form's schema. */
const filledOf = (text: string): KeptRefusal['filled'] => JSON.parse(text) as KeptRefusal['filled'];
