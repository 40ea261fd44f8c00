import { keepsEvery, listChanges, type ListChanges } from '../forms/kept-list.ts';
import type { AskedField } from './sheet-form.ts';

interface Fields {
  readonly fields: readonly AskedField[];
}

/** What the face sheet asks for now, in its order (R1). */
export function askedNow({ fields }: Fields): readonly AskedField[] {
  return fields.filter(({ retired }) => !retired);
}

/** The field that a text may be written under now; undefined where it is not asked for, or not any more. */
export function askedUnder(form: Fields, id: string): AskedField | undefined {
  return askedNow(form).find((field) => field.id === id);
}

/**
 * The ids in the order in which texts are read: what is asked for, then what no longer is. `written` are those that
 * hold a text: each of them is in it, whatever became of the form.
 */
export function readingOrder({ fields }: Fields, written: readonly string[]): readonly string[] {
  const asked = askedNow({ fields }).map(({ id }) => id);
  const retired = fields.filter((field) => field.retired).map(({ id }) => id);
  return [...new Set([...asked, ...retired.filter((id) => written.includes(id)), ...written])];
}

/** Whether a form has every field of the one before: fields are retired, never taken out. */
export function keepsEveryField(before: Fields, after: Fields): boolean {
  return keepsEvery(before.fields.map(idOf), after.fields.map(idOf));
}

/** What differs between two versions, by ids only. */
export function formChanges(before: Fields, after: Fields): ListChanges {
  return listChanges(before.fields, after.fields, idOf, said);
}

const idOf = ({ id }: AskedField): string => id;
const said = ({ title, hint, max }: AskedField): string =>
  JSON.stringify([title.en, title.es, hint?.en, hint?.es, max]);
