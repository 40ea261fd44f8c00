import { studentRecord, type StudentRecord } from '../../../shared/areas/cases/face-sheet.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type JsonText, jsonText, withMembers } from '../../http/json-text.ts';
import {
  type Authorized,
  decideStudent,
  explain,
  explainRefusal,
  grantUnder,
  type Locale,
} from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { currentRev } from '../../sync/rev.repo.ts';
import { countContacts } from '../contacts/contact.repo.ts';
import { caseworkOf, FACE_SHEET_CONTACTS } from './casework.repo.ts';
import { readFlag } from '../names/read-flag.ts';
import { formText } from './sheet-form.ts';
import { readStudent, type StudentRow } from './student.repo.ts';

type View = Authorized<'student.view'>;

/**
 * The face sheet of a student, projected to the field classes that the reader's rule grants, with the reason. One
 * entry a view, durable before this returns (R60). The text is `faceSheetSchema`'s. Throws `not-visible` alike for a hidden and an unknown student.
 */
export async function readFaceSheet(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  studentId: string,
): Promise<JsonText> {
  const sheet = await store.read(context, async (q) => {
    const answer = await decideStudent(q, signedIn.actor, studentId, 'student.view');
    if (!answer.allow) return audited(viewEvent(studentId, 'refused', answer.decision.ruleIds), undefined);
    const { grant } = answer;
    const event = viewEvent(studentId, 'allowed', grant.decision.ruleIds);
    const { fieldClasses, purpose } = grant.decision;
    const grantId = grantUnder(grant.decision);
    return audited(
      { ...event, fieldClasses, purpose, grantId },
      await assembleSheet(q, grant, signedIn.locale, context.at),
    );
  });
  if (sheet === undefined) throw problems.notVisible(explainRefusal('student.view', signedIn.locale));
  return sheet;
}

function viewEvent(studentId: string, decision: 'allowed' | 'refused', ruleIds: readonly string[]): AuditEvent {
  return { action: 'student.view', studentId, resource: 'face-sheet', decision, ruleIds };
}

/** What the grant opens of the student, with the reason, as `faceSheetSchema` has it. `asAnother` as for `caseworkOf`. */
export async function assembleSheet(
  q: Reader,
  grant: View,
  locale: Locale,
  asOf: number,
  asAnother = false,
): Promise<JsonText> {
  const row = await readStudent(q, grant);
  if (row === undefined) throw new Error('A permitted student has no row.');
  const flag = await readFlag(q, grant, row.birthDate);
  const common = {
    student: project(row, grant),
    ...(flag !== null && { flag }),
    because: await explain(q, grant, locale),
    abilities: [...grant.abilities],
    asOf,
  };
  if (!grant.fieldClasses.has('casework')) return withMembers({ ...common, rev: await currentRev(q) }, {});
  const { contacts, count, sheet, rev, case: open } = await caseworkOf(q, grant, locale, asAnother);
  // A list below its limit is its own count.
  const contactTotal = count < FACE_SHEET_CONTACTS ? count : await countContacts(q, grant);
  const ofCase = open !== null && grant.abilities.includes('case.view') ? { case: jsonText(open) } : {};
  return withMembers(
    { ...common, contactTotal, rev },
    { contacts: jsonText(contacts), sheet: jsonText(sheet), sheetForm: await formText(q), ...ofCase },
  );
}

/** Only what the grant's classes open; the rest is absent. The roster's name: papers are made of it (R196). */
function project(row: StudentRow, grant: View): StudentRecord {
  const whole: Required<StudentRecord> = {
    id: row.id,
    sisId: row.sisId,
    name: fullName(row),
    birthDate: row.birthDate ?? '',
    grade: row.grade,
    building: row.building ?? '',
  };
  return Object.fromEntries(studentRecord.granted(grant.fieldClasses).map((name) => [name, whole[name]]));
}
