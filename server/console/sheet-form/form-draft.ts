import { SHEET_FIELDS_MAX, SHEET_TEXT_MAX } from '../../../shared/areas/cases/sheet.ts';
import {
  type AskedField,
  type FaceSheetForm,
  SHEET_HINT_MAX,
  SHEET_TITLE_MAX,
} from '../../../shared/areas/cases/sheet-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { keptBy } from '../parts/kept.ts';
import { newId } from '../parts/new-id.ts';

/** One field while the face sheet is being changed. */
export interface FieldDraft {
  readonly key: number;
  /** As the form has it; null until a new one is sent. */
  was: AskedField | null;
  en: string;
  es: string;
  hintEn: string;
  hintEs: string;
  retired: boolean;
}

export interface FormDraft {
  /** Of the form from which it goes on. */
  rev: number;
  fields: FieldDraft[];
}

/** What can be typed of a field. */
export type Typed = 'en' | 'es' | 'hintEn' | 'hintEs';
/** What is wrong, by the field's key. */
export type FormErrors = ReadonlyMap<number, Readonly<Partial<Record<Typed, string>>>>;

/** What somebody is changing; there is one face sheet. */
export const formDraftsOf = keptBy({
  name: 'sheet-form',
  idOf: () => 'face sheet',
  begin: ({ rev, fields }: FaceSheetForm): FormDraft => ({ rev, fields: fields.map(toDraft) }),
});

const toDraft = (was: AskedField, key: number): FieldDraft => ({
  key,
  was,
  ...wordsOf(was),
  retired: was.retired === true,
});

type FieldWords = Readonly<Record<Typed, string>>;

const wordsOf = ({ title, hint }: AskedField): FieldWords => ({
  en: title.en,
  es: title.es,
  hintEn: hint?.en ?? '',
  hintEs: hint?.es ?? '',
});

const TYPED: readonly Typed[] = ['en', 'es', 'hintEn', 'hintEs'];
const areSame = (a: FieldWords, b: FieldWords): boolean => TYPED.every((which) => a[which].trim() === b[which].trim());

/** What became of a draft when somebody else had saved the form meanwhile. */
export interface TakenIn {
  /** Something of the writer's own is in it. */
  readonly own: boolean;
  /** The fields that both changed, by the writer's names: theirs stand in the draft. */
  readonly both: readonly string[];
}

/** Takes in what somebody else has saved meanwhile: what the writer did not change is as it is now, nothing is lost. */
export function takeIn(draft: FormDraft, form: FaceSheetForm): TakenIn {
  const own = isChanged(draft);
  const both = draft.fields.flatMap((field) => mergeField(field, form));
  const known = new Set(draft.fields.map(({ was }) => was?.id));
  const added = form.fields.filter(({ id }) => !known.has(id));
  const key = nextKey(draft);
  draft.fields = [...draft.fields, ...added.map((field, i) => toDraft(field, key + i))];
  draft.rev = form.rev;
  return { own, both };
}

function isChanged({ fields }: FormDraft): boolean {
  return fields.some((field) => {
    const { was, retired } = field;
    return was === null || !areSame(field, wordsOf(was)) || retired !== (was.retired === true);
  });
}

/** The field's name, where both changed its words. */
function mergeField(field: FieldDraft, { fields }: FaceSheetForm): string[] {
  const { was } = field;
  const now = fields.find(({ id }) => id === was?.id);
  if (was === null || now === undefined) return [];
  const [mine, theirs] = [!areSame(field, wordsOf(was)), !areSame(wordsOf(now), wordsOf(was))];
  if (!mine) Object.assign(field, wordsOf(now));
  if (field.retired === (was.retired === true)) field.retired = now.retired === true;
  field.was = now;
  return mine && theirs && !areSame(field, wordsOf(now)) ? [field.en] : [];
}

const nextKey = ({ fields }: FormDraft): number => Math.max(-1, ...fields.map((field) => field.key)) + 1;

export const asked = ({ fields }: FormDraft): readonly FieldDraft[] => fields.filter(({ retired }) => !retired);

/** Whether one more may be asked for. */
export const hasRoom = (draft: FormDraft): boolean => asked(draft).length < SHEET_FIELDS_MAX;

/** Puts an empty field at the end of what is asked for; its key. */
export function addField(draft: FormDraft): number {
  const key = nextKey(draft);
  draft.fields = [...draft.fields, { key, was: null, en: '', es: '', hintEn: '', hintEs: '', retired: false }];
  return key;
}

/** No longer asks for a field, which keeps the names it had; one that nobody has ever sent is forgotten. */
export function retire(draft: FormDraft, field: FieldDraft): void {
  const { was } = field;
  if (was === null) draft.fields = draft.fields.filter(({ key }) => key !== field.key);
  else Object.assign(field, wordsOf(was), { retired: true });
}

/** Moves a field one place up (-1) or down (1) among those that are asked for. */
export function move(draft: FormDraft, key: number, by: -1 | 1): void {
  const order = [...asked(draft)];
  const at = order.findIndex((field) => field.key === key);
  const other = order[at + by];
  const moved = order[at];
  if (moved === undefined || other === undefined) return;
  [order[at], order[at + by]] = [other, moved];
  draft.fields = [...order, ...draft.fields.filter(({ retired }) => retired)];
}

/** What was typed, as it is sent, or what is wrong with it at its fields. */
export type ReadForm =
  { readonly ok: true; readonly fields: AskedField[] } | { readonly ok: false; readonly errors: FormErrors };

export function readForm(draft: FormDraft): ReadForm {
  const wrong = draft.fields.map((field) => [field.key, faultsIn(field)] as const);
  const errors = new Map(wrong.filter(([, faults]) => Object.keys(faults).length > 0));
  if (errors.size > 0) return { ok: false, errors };
  const taken = new Set(draft.fields.flatMap(({ was }) => was?.id ?? []));
  return { ok: true, fields: draft.fields.map((field) => toField(field, taken)) };
}

function toField(field: FieldDraft, taken: Set<string>): AskedField {
  const [hintEn, hintEs] = [field.hintEn.trim(), field.hintEs.trim()];
  return {
    id: field.was?.id ?? newId('f', field.en, taken),
    title: { en: field.en.trim(), es: field.es.trim() },
    ...(hintEn !== '' && { hint: { en: hintEn, es: hintEs } }),
    max: field.was?.max ?? SHEET_TEXT_MAX,
    ...(field.retired && { retired: true as const }),
  };
}

function faultsIn({ en, es, hintEn, hintEs }: FieldDraft): Partial<Record<Typed, string>> {
  const hinted = hintEn.trim() !== '' || hintEs.trim() !== '';
  const faults = {
    en: titleFault(en),
    es: titleFault(es),
    hintEn: hinted ? hintFault(hintEn) : undefined,
    hintEs: hinted ? hintFault(hintEs) : undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

function titleFault(text: string): string | undefined {
  if (text.trim() === '') return m.sf_title_missing();
  return text.trim().length > SHEET_TITLE_MAX ? m.issue_text_long({ max: SHEET_TITLE_MAX }) : undefined;
}

function hintFault(text: string): string | undefined {
  if (text.trim() === '') return m.sf_hint_one();
  return text.trim().length > SHEET_HINT_MAX ? m.issue_text_long({ max: SHEET_HINT_MAX }) : undefined;
}
