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
  const ids = new Set(after.fields.map(({ id }) => id));
  return before.fields.every(({ id }) => ids.has(id));
}

/** What differs between two versions, by ids only. `moved`: the order of what is asked for is another one. */
interface FormChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly retired: readonly string[];
  readonly broughtBack: readonly string[];
  readonly moved: boolean;
}

export function formChanges(before: Fields, after: Fields): FormChanges {
  const old = new Map(before.fields.map((field) => [field.id, field]));
  const both = after.fields.flatMap((now) => {
    const was = old.get(now.id);
    return was === undefined ? [] : [{ id: now.id, was, now }];
  });
  const ids = (pairs: typeof both) => pairs.map(({ id }) => id);
  const stays = askedNow(before).filter(({ id }) => askedUnder(after, id));
  const order = askedNow(after).filter(({ id }) => askedUnder(before, id));
  return {
    added: after.fields.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    changed: ids(both.filter(({ was, now }) => said(was) !== said(now))),
    retired: ids(both.filter(({ was, now }) => !was.retired && now.retired)),
    broughtBack: ids(both.filter(({ was, now }) => was.retired && !now.retired)),
    moved: stays.some(({ id }, i) => order[i]?.id !== id),
  };
}

const said = ({ title, hint, max }: AskedField): string =>
  JSON.stringify([title.en, title.es, hint?.en, hint?.es, max]);
