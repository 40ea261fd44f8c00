import { AHEAD_MS, type ContactAdd, type ContactForm } from '../../../shared/areas/contacts/contact.ts';
import { dueOnFault } from '../../../shared/areas/contacts/follow-up.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { authorRole, type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { isShown } from '../cases/is-shown.ts';
import { insertContact } from './contact.repo.ts';
import { insertFollowUp } from './follow-up.repo.ts';
import { staffNamedIn } from './staff-named-in.ts';

/**
 * Notes a contact on the student's face sheet (R13), with the reminder to come back to it (R10). Decided now, whenever
 * it was written. What the page showed when it was saved must still fit the student: a note on the wrong student is
 * the worst this product could do.
 */
export async function addContact(tx: Tx, context: CommandContext, body: ContactAdd): Promise<Effect> {
  const { signedIn, timeZone } = context;
  // First of all: a right that ends meanwhile has ended, on every engine.
  const rev = await nextRev(tx);
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
  if (!(await isShown(tx, grant, body.seen))) {
    return refused(closed, 'mismatch', m.refused_mismatch, signedIn.locale);
  }
  const issues = await faultsOf(tx, grant, body.form, timeZone);
  if (issues.length > 0) return { outcome: 'invalid', issues, event: closed };
  await keep(tx, grant, { ...body.form, rev, schoolYear: schoolYearOf(dayIn(timeZone, body.form.happenedAt)) });
  return {
    outcome: 'applied',
    rev,
    event: { ...event, decision: 'allowed', fieldClasses: classesOf(body.form), purpose, ruleIds },
  };
}

const classesOf = ({ restricted }: ContactForm) =>
  restricted === true ? (['casework', 'restricted'] as const) : (['casework'] as const);

/** Everything that is wrong, at once. */
async function faultsOf(
  tx: Tx,
  grant: Authorized<'contact.add'>,
  { note, happenedAt, followUp }: ContactForm,
  timeZone: string,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  if (happenedAt > tx.context.at + AHEAD_MS) issues.push({ path: 'body.form.happenedAt', code: 'future' });
  const late = followUp && dueOnFault(followUp.dueOn, dayIn(timeZone, tx.context.at));
  if (late) issues.push({ path: 'body.form.followUp.dueOn', code: late });
  const [inNote, inWhat] = await staffNamedIn(tx, grant, [note, followUp?.what ?? '']);
  if (inNote) issues.push({ path: 'body.form.note', code: 'names-staff' });
  if (inWhat) issues.push({ path: 'body.form.followUp.what', code: 'names-staff' });
  return issues;
}

type Kept = ContactForm & { readonly rev: number; readonly schoolYear: string };

async function keep(tx: Tx, grant: Authorized<'contact.add'>, form: Kept): Promise<void> {
  const { restricted, followUp, ...contact } = form;
  const { studentId, actor } = grant;
  const id = tx.runtime.id();
  await insertContact(tx, grant, {
    ...contact,
    studentId,
    id,
    recordedAt: tx.context.at,
    restriction: restricted === true ? 'restricted' : null,
    authorId: actor.staffId,
    authorRole: authorRole(grant),
  });
  if (followUp) {
    const reminder = { ...followUp, studentId, contactId: id, id: tx.runtime.id(), staffId: actor.staffId };
    await insertFollowUp(tx, grant, reminder);
  }
}
