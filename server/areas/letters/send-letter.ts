import type { LetterForm, LetterSend } from '../../../shared/areas/letters/letter.ts';
import { letterNote } from '../../../shared/areas/letters/words.ts';
import { fullInRosterName, inRosterName } from '../../../shared/areas/names/in-roster-name.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import { authorRole, type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { isShown } from '../cases/is-shown.ts';
import { readStudent } from '../cases/student.repo.ts';
import { insertContact } from '../contacts/contact.repo.ts';
import { namesToHide } from '../names/naming.ts';
import { insertLetter, isLetterId } from './letter.repo.ts';
import { begunFrom, letterFaults } from './letter-faults.ts';
import { readTemplatesAt } from './templates.ts';

/**
 * Keeps a letter as it goes out, with the version of the template it was begun from, and logs it as a contact (R13).
 * By whoever may note contacts about the student. A letter is never kept twice, and never goes out with a place that
 * is still open.
 */
export async function sendLetter(tx: Tx, context: CommandContext, body: LetterSend): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const { studentId, letterId, seen, form } = body;
  const about = { action: 'letter.send', studentId, resource: 'letter' } as const;
  const closed: AuditEvent = { ...about, decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the templates are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'contact.add');
  if (!answer.allow) return notAllowed({ ...closed, ruleIds: answer.decision.ruleIds }, 'contact.add', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  const known = { ...closed, ruleIds };
  if (!(await isShown(tx, grant, seen))) return refused(known, 'mismatch', m.refused_mismatch, locale);
  if (await isLetterId(tx, grant, letterId)) return refused(known, 'letter-sent', m.refused_letter_sent, locale);
  const template = begunFrom(form, await readTemplatesAt(tx, form.version));
  const issues = await letterFaults(tx, grant, form, template);
  if (template === undefined || issues.length > 0) return { outcome: 'invalid', issues, event: known };
  const title = template.title[locale];
  const logged = await forAll(tx, grant, form, title);
  const note = letterNote({ ...form, ...logged, title }, locale);
  await keep(tx, grant, { letterId, rev, note, withName: logged.to, form }, dayIn(context.timeZone, tx.context.at));
  return {
    outcome: 'applied',
    rev,
    event: { ...about, decision: 'allowed', fieldClasses: ['casework'], purpose, ruleIds },
  };
}

/**
 * To whom and about what it went out, as the contact may log it: that is read by many, and the letter may bear a name
 * that few may know (R197, R204). A subject with such a first or last name alone is left out for the letter's own title:
 * what is kept for ever is not written anew by a guess at which word is a name.
 */
async function forAll(tx: Tx, grant: Authorized<'contact.add'>, { subject, to }: LetterForm, title: string) {
  const student = await readStudent(tx, grant);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const hidden = await namesToHide(tx, grant);
  const said = fullInRosterName(subject, hidden, student);
  const isWhole = inRosterName(subject, hidden, student) === said;
  return { subject: isWhole ? said : title, to: inRosterName(to, hidden, student) };
}

interface Sent {
  readonly letterId: string;
  readonly rev: number;
  /** What the contact says. */
  readonly note: string;
  readonly withName: string;
  readonly form: LetterForm;
}

async function keep(
  tx: Tx,
  grant: Authorized<'contact.add'>,
  { letterId, rev, note, withName, form }: Sent,
  day: string,
) {
  const { to, ...letter } = form;
  const contactId = tx.runtime.id();
  const common = {
    studentId: grant.studentId,
    rev,
    party: form.party,
    authorId: grant.actor.staffId,
    authorRole: authorRole(grant),
    recordedAt: tx.context.at,
  };
  await insertContact(tx, grant, {
    ...common,
    id: contactId,
    kind: 'letter',
    withName,
    outcome: 'reached',
    note,
    happenedAt: tx.context.at,
    schoolYear: schoolYearOf(day),
    restriction: null,
  });
  await insertLetter(tx, grant, { ...common, ...letter, id: letterId, contactId, toName: to });
}
