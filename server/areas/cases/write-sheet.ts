import type { SheetChange, SheetField, SheetWrite } from '../../../shared/areas/cases/sheet.ts';
import { askedUnder } from '../../../shared/areas/cases/sheet-fields.ts';
import type { FaceSheetForm } from '../../../shared/areas/cases/sheet-form.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { authorRole, type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { isShown } from './is-shown.ts';
import { fieldsNow, insertField } from './sheet.repo.ts';
import { readSheetForm } from './sheet-form.ts';

/**
 * Writes fields of a face sheet (R1): all of them, or none where somebody else has changed one since the writer read
 * it. Then the writer is given what stands there now, and decides; their own text is theirs still. The earlier texts
 * stay in the record. A field is written only while the district's face sheet asks for it, and names no staff (R35,
 * R36).
 */
export async function writeSheet(tx: Tx, { signedIn }: CommandContext, body: SheetWrite): Promise<Effect> {
  const { actor, locale } = signedIn;
  const { studentId, seen, fields } = body;
  // First of all: whoever else writes here waits for it, so that what is read next is of now on every engine.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'sheet.write');
  const detail = JSON.stringify({ fields: fields.map(({ field }) => field) });
  const about = { action: 'sheet.write', studentId, resource: 'face-sheet', detail } as const;
  const closed: AuditEvent = { ...about, decision: 'refused' };
  if (!answer.allow) return notAllowed({ ...closed, ruleIds: answer.decision.ruleIds }, 'sheet.write', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  if (!(await isShown(tx, grant, seen))) return refused({ ...closed, ruleIds }, 'mismatch', m.refused_mismatch, locale);
  const opened = { ...about, fieldClasses: ['casework'], purpose, ruleIds } as const;
  const hindrance = notTaken(await readSheetForm(tx), fields);
  if (hindrance !== undefined) return refused({ ...closed, ruleIds }, hindrance.code, hindrance.words, locale);
  const now = new Map((await fieldsNow(tx, grant)).map((one) => [one.field, one]));
  const changed = fields.filter(({ field, text }) => text !== (now.get(field)?.text ?? ''));
  const issues = await namingFaults(tx, grant, changed);
  if (issues.length > 0) return { outcome: 'invalid', issues, event: { ...closed, ruleIds } };
  const between = changed.flatMap((change) => overtaken(change, now.get(change.field)));
  if (between.length > 0) return { outcome: 'conflict', fields: between, event: { ...opened, decision: 'refused' } };
  const kept = await keep(tx, grant, changed, rev);
  const revs = Object.fromEntries(fields.map(({ field }) => [field, kept.get(field) ?? now.get(field)?.rev ?? 0]));
  const last = [...kept.values()].at(-1) ?? rev;
  return { outcome: 'applied', rev: last, revs, event: { ...opened, decision: 'allowed' } };
}

/** Why the district's form does not take the changes; undefined where it does. */
function notTaken(form: FaceSheetForm, fields: readonly SheetChange[]) {
  if (fields.some(({ field }) => askedUnder(form, field) === undefined))
    return { code: 'field-not-asked', words: m.refused_field_not_asked };
  // A limit that was lowered meanwhile; the general one is the schema's.
  if (fields.some(({ field, text }) => text.length > (askedUnder(form, field)?.max ?? 0)))
    return { code: 'field-too-long', words: m.refused_field_too_long };
  return undefined;
}

/** The fields whose new text names staff, each by its id: its place in what was sent is not the reader's. */
async function namingFaults(tx: Tx, grant: Authorized<'sheet.write'>, changed: readonly SheetChange[]) {
  const texts = changed.map(({ text }) => text);
  const named = await staffNamedIn(tx, grant, texts);
  return changed.flatMap(({ field }, i): Issue[] =>
    named[i] ? [{ path: `body.fields.${field}`, code: 'names-staff' }] : [],
  );
}

/** The field as it is now, where the writer had another before them. */
function overtaken({ baseRev }: SheetChange, now: SheetField | undefined): SheetField[] {
  return now === undefined || now.rev === baseRev ? [] : [now];
}

/** Keeps each field under a revision of its own, from `first` on: the list of changes has one row a revision. */
async function keep(tx: Tx, grant: Authorized<'sheet.write'>, changed: readonly SheetChange[], first: number) {
  const revs = new Map<string, number>();
  const { studentId, actor } = grant;
  const common = { studentId, authorId: actor.staffId, authorRole: authorRole(grant), recordedAt: tx.context.at };
  let rev = first;
  for (const [i, { field, text }] of changed.entries()) {
    if (i > 0) rev = await nextRev(tx);
    await insertField(tx, grant, { ...common, field, rev, text });
    revs.set(field, rev);
  }
  return revs;
}
