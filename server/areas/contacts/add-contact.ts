import { AHEAD_MS, type ContactAdd } from '../../../shared/areas/contacts/contact.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import type { Seen } from '../../../shared/sis/sighting.ts';
import { authorRole, type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { disagreements } from '../cases/disagreements.ts';
import { findStudentId, readStudent, type StudentRow } from '../cases/student.repo.ts';
import { insertContact } from './contact.repo.ts';

/**
 * Notes a contact on the student's face sheet (R13). Decided now, whenever it was written. What the page showed when
 * it was saved must still fit the student: a note on the wrong student is the worst this product could do.
 */
export async function addContact(tx: Tx, context: CommandContext, body: ContactAdd): Promise<Effect> {
  const { signedIn, timeZone } = context;
  const answer = await decideStudent(tx, signedIn.actor, body.studentId, 'contact.add');
  const event: AuditEvent = {
    action: 'contact.add',
    studentId: body.studentId,
    resource: 'contact',
    decision: 'refused',
  };
  if (!answer.allow) {
    const { ruleIds } = answer.decision;
    return notAllowed({ ...event, ruleIds }, 'contact.add', signedIn.locale);
  }
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  const closed = { ...event, ruleIds };
  const row = await readStudent(tx, grant);
  if (row === undefined || (body.seen !== undefined && !(await isAbout(tx, body.studentId, row, body.seen)))) {
    return refused(closed, 'mismatch', m.refused_mismatch, signedIn.locale);
  }
  if (body.form.happenedAt > tx.context.at + AHEAD_MS) {
    return { outcome: 'invalid', issues: [{ path: 'body.form.happenedAt', code: 'future' }], event: closed };
  }
  const rev = await keep(tx, grant, body, schoolYearOf(dayIn(timeZone, body.form.happenedAt)));
  return {
    outcome: 'applied',
    rev,
    event: { ...event, decision: 'allowed', fieldClasses: ['casework'], purpose, ruleIds },
  };
}

/** Name, birth date and id of the page are the student's. Ids of other systems are looked up, as for a sighting. */
async function isAbout(tx: Tx, studentId: string, row: StudentRow, seen: Seen): Promise<boolean> {
  if (disagreements(row, seen).length > 0) return false;
  const { sisId, idKind } = seen;
  if (sisId === undefined || idKind === 'studentNumber') return true;
  return (await findStudentId(tx, { ...seen, sisId })) === studentId;
}

async function keep(tx: Tx, grant: Authorized<'contact.add'>, body: ContactAdd, schoolYear: string): Promise<number> {
  const rev = await nextRev(tx);
  await insertContact(tx, grant, {
    ...body.form,
    studentId: grant.studentId,
    id: tx.runtime.id(),
    recordedAt: tx.context.at,
    schoolYear,
    authorId: grant.actor.staffId,
    authorRole: authorRole(grant),
    rev,
  });
  return rev;
}
