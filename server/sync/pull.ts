import type { FieldClass } from '../../shared/access/field-classes.ts';
import { CHANGES_MAX, EDITING_MS, type Held, type PullRequest } from '../../shared/wire/pull.ts';
import type { SignedIn } from '../http/context.ts';
import { type JsonText, jsonText, withMembers } from '../http/json-text.ts';
import { classFilterFor, filterFor, type StudentFilter } from '../policy/index.ts';
import { pullHead } from '../sis/adapters-tag.repo.ts';
import { audited, type AuditContext, type Audited, type Reader, type Store, untold } from '../store/store.ts';
import { renewEditing } from './editing.repo.ts';
import { type HeldText, heldText } from './held-text.ts';
import { barred, type ChangeText, changesSince, editorsOf } from './pull.repo.ts';

interface Pulled {
  readonly text: JsonText;
  /** Of the students the asker says to be editing, those on whose face sheets they may write. */
  readonly editing: readonly string[];
}

/**
 * What is new about the students a client holds, who else is changing their face sheets, and which of them it must
 * forget. Rights are those of now. One entry where anything is told; its commitment holds the students of whom
 * something was given and those to be forgotten. The text is `pullAnswerSchema`'s.
 */
export async function pull(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  request: PullRequest,
): Promise<JsonText> {
  const { text, editing } = await store.read(context, (q) => pulled(q, context.at, signedIn, request));
  if (editing.length > 0) {
    const span = { at: context.at, until: context.at + EDITING_MS };
    await store.tend((tx) => renewEditing(tx, signedIn.actor.staffId, editing, span));
  }
  return text;
}

async function pulled(
  q: Reader,
  at: number,
  { actor, locale }: SignedIn,
  { held, editing = [] }: PullRequest,
): Promise<Audited<Pulled>> {
  const { rev: now, adapters } = await pullHead(q);
  const casework = classFilterFor(actor, 'student.view', 'casework');
  const text = heldText(held);
  // What a client holds of a student is casework: where that has closed, the student is to be forgotten too.
  const gone = await barred(q, casework, text);
  const closed = new Set(gone);
  const open = closed.size === 0 ? held : held.filter(({ id }) => !closed.has(id));
  const caseworkOf = closed.size === 0 ? text : heldText(open);
  const { rows, fieldClasses } = await changesFor(q, actor, casework, caseworkOf, open, locale);
  const editors = await editorsOf(q, casework, caseworkOf, at);
  const more = rows.length > CHANGES_MAX;
  const page = rows.slice(0, CHANGES_MAX);
  // Revisions commit in their order: whoever sees one has all before it, also those newer than `now`.
  const last = page.at(-1)?.rev ?? now;
  const { changed, fieldClasses: ofNames } = await openedNames(q, actor, await withoutClosedCases(q, actor, page));
  const cursor = more ? last : Math.max(now, last);
  const answer = withMembers(
    { cursor, gone, more, editors, adapters },
    { changed: jsonText(`[${changed.map(({ json }) => json).join(',')}]`) },
  );
  const value = { text: answer, editing: editing.length === 0 ? [] : await writable(q, actor, open, editing) };
  const given = [...new Set([...changed, ...editors].map(({ studentId }) => studentId))];
  if (given.length + gone.length === 0) return untold(value);
  const detail = JSON.stringify({ held: held.length, changed: changed.length, given, gone, cursor });
  return audited(
    {
      action: 'students.pull',
      resource: 'held-students',
      decision: 'allowed',
      fieldClasses: [...fieldClasses, ...ofNames],
      detail,
    },
    value,
  );
}

/**
 * The changes, with the restricted notes that the actor's rights open. Those rights are looked up only where there is
 * such a note: most pulls bring none.
 */
async function changesFor(
  q: Reader,
  actor: SignedIn['actor'],
  casework: StudentFilter<'student.view', 'casework'>,
  caseworkOf: HeldText,
  open: readonly Held[],
  locale: SignedIn['locale'],
): Promise<{ readonly rows: readonly ChangeText[]; readonly fieldClasses: readonly FieldClass[] }> {
  const rows = await changesSince(q, casework, caseworkOf, heldText([]), locale);
  if (!rows.some(({ hidden }) => hidden)) return { rows, fieldClasses: ['casework'] };
  const closed = new Set(await barred(q, classFilterFor(actor, 'student.view', 'restricted'), caseworkOf));
  const opened = open.filter(({ id }) => !closed.has(id));
  if (opened.length === 0) return { rows, fieldClasses: ['casework'] };
  return {
    rows: await changesSince(q, casework, caseworkOf, heldText(opened), locale),
    fieldClasses: ['casework', 'restricted'],
  };
}

/** Not those of cases, where the actor may not read the student's cases: that there is one is news of its own. */
async function withoutClosedCases(
  q: Reader,
  actor: SignedIn['actor'],
  changed: readonly ChangeText[],
): Promise<readonly ChangeText[]> {
  const ofCases = changed.filter(({ kind }) => kind === 'case');
  const open = await openIn(q, classFilterFor(actor, 'case.view', 'casework'), ofCases);
  return changed.filter(({ kind, studentId }) => kind !== 'case' || open.has(studentId));
}

/**
 * Without those of names, but for who has a part in the student's updates (R197), and, where the name in use may be
 * another, for who works with the student (R204). That there is an update is news of its own.
 */
async function openedNames(
  q: Reader,
  actor: SignedIn['actor'],
  changed: readonly ChangeText[],
): Promise<{ readonly changed: readonly ChangeText[]; readonly fieldClasses: readonly FieldClass[] }> {
  const ofNames = changed.filter(({ kind }) => kind === 'name');
  if (ofNames.length === 0) return { changed, fieldClasses: [] };
  const takesPart = await openIn(q, classFilterFor(actor, 'name.view', 'names'), ofNames);
  const inUse = ofNames.filter(({ inUse }) => inUse);
  const worksWith = await openIn(q, classFilterFor(actor, 'student.view', 'flag'), inUse);
  const toldAs = ({ studentId, inUse }: ChangeText): FieldClass[] => [
    ...(takesPart.has(studentId) ? (['names'] as const) : []),
    ...(inUse && worksWith.has(studentId) ? (['flag'] as const) : []),
  ];
  return {
    changed: changed.filter((one) => one.kind !== 'name' || toldAs(one).length > 0),
    fieldClasses: [...new Set(ofNames.flatMap(toldAs))],
  };
}

/** The students of these changes whom the filter lets through. */
async function openIn(q: Reader, filter: StudentFilter, changed: readonly ChangeText[]): Promise<ReadonlySet<string>> {
  if (changed.length === 0) return new Set();
  const closed = new Set(await barred(q, filter, heldText(changed.map(({ studentId: id, rev }) => ({ id, rev })))));
  return new Set(changed.map(({ studentId }) => studentId).filter((id) => !closed.has(id)));
}

/** Of the held students, those named whose face sheets the actor may write on, in one order for everybody. */
async function writable(
  q: Reader,
  actor: SignedIn['actor'],
  open: readonly Held[],
  editing: readonly string[],
): Promise<string[]> {
  const named = open.filter(({ id }) => editing.includes(id));
  const closed = new Set(await barred(q, filterFor(actor, 'sheet.write'), heldText(named)));
  return [...new Set(named.map(({ id }) => id))].filter((id) => !closed.has(id)).sort();
}
