import type { CaseOpen } from '../../shared/areas/cases/case.ts';
import type { SheetChange } from '../../shared/areas/cases/sheet.ts';
import type { Filled } from '../../shared/areas/forms/form-spec.ts';
import { sentRelease } from '../../shared/ui/disclosures/release-draft.ts';
import { type NameForm, sentName } from '../../shared/ui/names/name-draft.ts';
import { type Op, type OpAnswer, OPS_MAX } from '../../shared/wire/ops.ts';
import type { CaseForm, NoteForm } from '../messages.ts';
import type { AnyText, KeptText } from './kept-text.ts';

/** A request stays below what the server takes in one body, with room to spare. */
export const BATCH_BYTES_MAX = 200_000;

export type Applied = Extract<OpAnswer, { outcome: 'applied' }>;

/** What can wait to be sent. */
export const OP_KINDS_HERE = ['contact', 'sheet', 'case', 'letter', 'disclosure', 'name'] as const;
export type OpKindHere = (typeof OP_KINDS_HERE)[number];
export type Waiting = KeptText<OpKindHere> & { readonly opId: string };

/** What waits to be sent, oldest first. */
export function waitingIn(texts: readonly AnyText[]): Waiting[] {
  return texts.filter((text): text is Waiting => text.state === 'waiting' && text.opId !== null && isSent(text));
}

const isSent = (text: AnyText): text is KeptText<OpKindHere> => OP_KINDS_HERE.some((kind) => kind === text.kind);

/** The op as which a text is sent. */
export function opOf({ opId, kind, subject, seen, form }: Waiting): Op {
  const about = { studentId: subject, ...(seen && { seen }) };
  switch (kind) {
    case 'contact':
      return noteOp(opId, about, form);
    case 'sheet':
      return { opId, kind: 'sheet.write', body: { ...about, ...form } };
    case 'case':
      return stepOp(opId, about, form);
    case 'letter':
      // Whatever becomes of its text, an op is of one letter and no other.
      return { opId, kind: 'letter.send', body: { ...about, letterId: opId, form } };
    case 'disclosure':
      // The same of an entry.
      return { opId, kind: 'disclosure.record', body: { ...about, disclosureId: opId, form: sentRelease(form) } };
    case 'name':
      return nameOp(opId, about, form);
  }
}

type About = Pick<CaseOpen, 'studentId' | 'seen'>;

function noteOp(opId: string, about: About, { addsTo, ...form }: NoteForm): Op {
  return addsTo === undefined
    ? { opId, kind: 'contact.add', body: { ...about, form } }
    : { opId, kind: 'contact.addendum', body: { ...about, contactId: addsTo, note: form.note } };
}

function stepOp(opId: string, about: About, { caseId, ...step }: CaseForm): Op {
  const form = { ...step, filled: sendable(step.filled) };
  return caseId === null
    ? { opId, kind: 'case.open', body: { ...about, form } }
    : { opId, kind: 'case.step', body: { ...about, caseId, form } };
}

/** The op's id is that of the update that is begun, or of the step that is taken. */
function nameOp(opId: string, about: About, form: NameForm): Op {
  const { kind, day, filled } = sentName(form);
  const [body, given] = [{ day, filled: sendable(filled) }, form.updateId];
  return given === ''
    ? { opId, kind: 'name.ask', body: { ...about, updateId: opId, ...body } }
    : { opId, kind: 'name.step', body: { ...about, updateId: given, stepId: opId, form: { kind, ...body } } };
}

/** The same; only its lists may not be written to. */
const sendable = (filled: Filled) => filled as CaseOpen['form']['filled'];

/**
 * The next ops to send: oldest first, and for each student in order. A second change of a face sheet waits for the
 * first one's answer, since it may stand on the first.
 */
export function batchOf(waiting: readonly Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  const sheets = new Set<string>();
  const later = new Set<string>();
  let bytes = 0;
  for (const text of waiting) {
    if (text.kind === 'sheet' && sheets.has(text.subject)) later.add(text.subject);
    if (later.has(text.subject)) continue;
    bytes += new TextEncoder().encode(JSON.stringify(opOf(text))).length;
    if (batch.length > 0 && (batch.length === OPS_MAX || bytes > BATCH_BYTES_MAX)) break;
    batch.push(text);
    if (text.kind === 'sheet') sheets.add(text.subject);
  }
  return batch;
}

/** What a form says, on the revisions that its text stands on by now: the form may not have heard that one was applied. */
export function onRebased<F extends AnyText['form']>(before: AnyText | null, form: F): F {
  if (before?.kind !== 'sheet' || !('fields' in form)) return form;
  const known = new Map(before.form.fields.map(({ field, baseRev }) => [field, baseRev]));
  const fields = form.fields.map((one) => ({ ...one, baseRev: Math.max(one.baseRev, known.get(one.field) ?? 0) }));
  return { ...form, fields };
}

/**
 * What the same author wrote on from a change of theirs while that one waited, as if it had been applied before. What
 * they wrote elsewhere without it stays as it is: it would undo the change unseen.
 */
export function rebased(mine: readonly AnyText[], applied: Waiting, { revs = {} }: Applied): AnyText[] {
  if (applied.kind !== 'sheet') return [];
  const bases = new Map(applied.form.fields.map(({ field, baseRev }) => [field, baseRev]));
  const after = (change: SheetChange): SheetChange =>
    bases.get(change.field) === change.baseRev ? { ...change, baseRev: revs[change.field] ?? change.baseRev } : change;
  return mine.flatMap((text) =>
    text.kind === 'sheet' && text.opId !== applied.opId && text.standsOn.includes(applied.opId)
      ? [{ ...text, form: { fields: text.form.fields.map(after) } }]
      : [],
  );
}
