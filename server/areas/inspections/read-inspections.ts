import type { Inspection, Inspections } from '../../../shared/areas/inspections/inspection.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent } from '../cases/student.repo.ts';
import { inspectionsOf } from './inspection.repo.ts';

/**
 * A student's Record of Inspection (R181), for whoever keeps requests about the record. One entry a view. Throws
 * `not-visible` alike for a hidden and an unknown student.
 */
export async function readInspections(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<Inspections> {
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'inspection.view', studentId, resource: 'inspection', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'request.keep');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(allowed, await gathered(q, answer.grant));
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('request.keep', locale));
  return found;
}

async function gathered(q: Reader, may: Authorized<'request.keep'>): Promise<Inspections> {
  const student = await readStudent(q, may);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const today = may.actor.asOf.day;
  const { birthDate } = student;
  return {
    student: { id: student.id, name: fullName(student), sisId: student.sisId },
    inspections: (await inspectionsOf(q, may)).map(toInspection),
    about: { age: birthDate === null ? null : ageOn(birthDate, today), today },
  };
}

type Kept = Awaited<ReturnType<typeof inspectionsOf>>[number];

function toInspection({ id, filled, sha256, at, by, ...row }: Kept): Inspection {
  const { struckAt, struckBy, struckWhy } = row;
  return {
    inspectionId: id,
    // As it was kept: what stands in the column came in by the form's schema.
    filled: JSON.parse(filled) as Inspection['filled'],
    sha256,
    recorded: { at, by },
    struck: struckAt === null ? null : { at: struckAt, by: struckBy ?? '', why: struckWhy ?? '' },
  };
}
