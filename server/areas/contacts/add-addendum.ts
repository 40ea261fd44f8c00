import type { ContactAddendum } from '../../../shared/areas/contacts/contact.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { authorRole, type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { isShown } from '../cases/is-shown.ts';
import { findContact, insertAddendum } from './addendum.repo.ts';
import { staffNamedIn } from './staff-named-in.ts';

/**
 * Adds to a contact what came out later, or puts right what it says; the contact stays as it was (R13). By whoever may
 * note contacts about the student and reads this one: a restricted note that is kept from them is as good as none.
 */
export async function addAddendum(tx: Tx, { signedIn }: CommandContext, body: ContactAddendum): Promise<Effect> {
  const { actor, locale } = signedIn;
  const { studentId, contactId, seen, note } = body;
  // First of all: a right that ends meanwhile has ended, on every engine.
  const rev = await nextRev(tx);
  const about = { action: 'contact.addendum', studentId, resource: 'contact' } as const;
  const closed: AuditEvent = { ...about, decision: 'refused' };
  const answer = await decideStudent(tx, actor, studentId, 'contact.add');
  if (!answer.allow) return notAllowed({ ...closed, ruleIds: answer.decision.ruleIds }, 'contact.add', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  if (!(await isShown(tx, grant, seen))) return refused({ ...closed, ruleIds }, 'mismatch', m.refused_mismatch, locale);
  const contact = await findContact(tx, grant, contactId);
  if (contact === undefined || !(await reads(tx, grant, contact)))
    return refused({ ...closed, ruleIds }, 'missing', m.refused_contact_missing, locale);
  const [named] = await staffNamedIn(tx, grant, [note]);
  if (named) {
    const issues = [{ path: 'body.note', code: 'names-staff' }];
    return { outcome: 'invalid', issues, event: { ...closed, ruleIds } };
  }
  await keep(tx, grant, { contactId, note, rev });
  const fieldClasses = contact.restricted ? (['casework', 'restricted'] as const) : (['casework'] as const);
  return { outcome: 'applied', rev, event: { ...about, decision: 'allowed', fieldClasses, purpose, ruleIds } };
}

async function reads(
  tx: Tx,
  { actor, studentId }: Authorized<'contact.add'>,
  contact: { readonly restricted: boolean; readonly authorId: string },
): Promise<boolean> {
  if (!contact.restricted || contact.authorId === actor.staffId) return true;
  const view = await decideStudent(tx, actor, studentId, 'student.view');
  return view.allow && view.grant.fieldClasses.has('restricted');
}

async function keep(
  tx: Tx,
  grant: Authorized<'contact.add'>,
  added: { readonly contactId: string; readonly note: string; readonly rev: number },
): Promise<void> {
  await insertAddendum(tx, grant, {
    ...added,
    studentId: grant.studentId,
    id: tx.runtime.id(),
    authorId: grant.actor.staffId,
    authorRole: authorRole(grant),
    recordedAt: tx.context.at,
  });
}
