import type { SheetChange } from '../../shared/areas/cases/sheet.ts';
import type { DisclosureDraft, UnsentDisclosure } from '../areas/disclosures/disclosure-messages.ts';
import type { NameDraft, UnsentName } from '../areas/names/name-messages.ts';
import type { LetterDraft, UnsentLetter } from '../areas/letters/letter-messages.ts';
import type { CaseDraft, UnsentContact, UnsentStep, WorkItem } from '../messages.ts';
import { expiresAt } from './ages.ts';
import { type AnyText, type Forms, type KeptText, type TextKind, wordsOf } from './kept-text.ts';
import { whichStep } from './which-step.ts';

/** Everything of one's own that is not with the server, as the panel lists it. */
export function workItems(texts: readonly AnyText[], draftDays: number | null): WorkItem[] {
  return texts.map((text) => ({
    id: text.id,
    kind: text.kind,
    ...(text.kind === 'case' && { step: text.form.kind }),
    state: text.state,
    about: [text.seen?.name, text.seen?.sisId].filter((part) => part !== undefined).join(', '),
    keptAt: text.keptAt,
    expiresAt: draftDays === null ? null : expiresAt(text, draftDays),
    text: allWordsOf(text),
    why: text.why,
  }));
}

function allWordsOf({ kind, form }: AnyText): string {
  return wordsOf(kind, form)
    .filter((words) => words.trim() !== '')
    .join('\n\n');
}

/** Contacts about a student that were saved and are not with the server yet, oldest first. */
export function unsentContacts(texts: readonly AnyText[], studentId: string): UnsentContact[] {
  return texts.flatMap((text) =>
    isUnsentContact(text) && text.subject === studentId
      ? [{ opId: text.opId, textId: text.id, form: text.form, savedAt: text.keptAt, why: text.why }]
      : [],
  );
}

/** What of a face sheet was saved and waits to be sent: of a field that was saved twice, the last. */
export function unsentSheet(texts: readonly AnyText[], studentId: string): SheetChange[] {
  const changes = texts.flatMap((text) =>
    text.kind === 'sheet' && text.subject === studentId && text.state === 'waiting' ? text.form.fields : [],
  );
  return [...new Map(changes.map((change) => [change.field, change])).values()];
}

/** Steps of a student's case that are being written: of two of the same step the later. What was decided against is one again. */
export function caseDrafts(texts: readonly AnyText[], studentId: string): CaseDraft[] {
  const drafts = texts.flatMap((text) =>
    text.kind === 'case' && text.subject === studentId && text.state !== 'waiting'
      ? [{ textId: text.id, form: text.form, keptAt: text.keptAt, why: text.why }]
      : [],
  );
  return [...new Map(drafts.map((draft) => [whichStep(draft.form), draft])).values()];
}

/** Steps of a student's case that wait to be sent, oldest first. */
export function unsentSteps(texts: readonly AnyText[], studentId: string): UnsentStep[] {
  return texts.flatMap((text) =>
    text.kind === 'case' && text.subject === studentId && text.state === 'waiting'
      ? [{ textId: text.id, form: text.form, savedAt: text.keptAt }]
      : [],
  );
}

/** The letter about a student that is being written. */
export const letterDraft = (texts: readonly AnyText[], studentId: string): LetterDraft | null =>
  latestOf('letter', texts, studentId);

/** Letters about a student that wait to be sent, oldest first. */
export const unsentLetters = (texts: readonly AnyText[], studentId: string): UnsentLetter[] =>
  waitingOf('letter', texts, studentId);

/** The entry of the disclosure log about a student that is being written. */
export const disclosureDraft = (texts: readonly AnyText[], studentId: string): DisclosureDraft | null =>
  latestOf('disclosure', texts, studentId);

/** Entries of the disclosure log about a student that wait to be sent, oldest first. */
export const unsentDisclosures = (texts: readonly AnyText[], studentId: string): UnsentDisclosure[] =>
  waitingOf('disclosure', texts, studentId);

/** The step of a student's name update that is being written. */
export const nameDraft = (texts: readonly AnyText[], studentId: string): NameDraft | null =>
  latestOf('name', texts, studentId);

/** Steps of a student's name updates that wait to be sent, oldest first. */
export const unsentNames = (texts: readonly AnyText[], studentId: string): UnsentName[] =>
  waitingOf('name', texts, studentId);

/** What is being written of a kind: the latest. What was decided against is being written again. */
function latestOf<K extends TextKind>(kind: K, texts: readonly AnyText[], studentId: string) {
  const isMeant = (text: AnyText) => text.kind === kind && text.subject === studentId && text.state !== 'waiting';
  const text = texts.findLast(isMeant) as KeptText<K> | undefined;
  if (text === undefined) return null;
  return { textId: text.id, form: text.form as Forms[K], keptAt: text.keptAt, why: text.why };
}

function waitingOf<K extends TextKind>(kind: K, texts: readonly AnyText[], studentId: string) {
  return texts.flatMap((text) =>
    text.kind === kind && text.subject === studentId && text.state === 'waiting' && text.opId !== null
      ? [{ opId: text.opId, textId: text.id, form: text.form as Forms[K], savedAt: text.keptAt }]
      : [],
  );
}

function isUnsentContact(text: AnyText): text is KeptText<'contact'> & { opId: string } {
  return text.kind === 'contact' && text.state !== 'draft' && text.opId !== null;
}
