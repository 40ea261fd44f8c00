import { ruleOf } from '../../../../shared/areas/cases/lifecycle/lifecycle.ts';
import { answerText } from '../../../../shared/areas/forms/answer-text.ts';
import { choiceTitle, type FieldSpec, type Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import type { Locale } from '../../../policy/index.ts';

/** The title of a step; its name where a newer program wrote it. */
export const stepTitle = (kind: string, locale: Locale): string => ruleOf(kind)?.title[locale] ?? kind;

/** The titles of chosen answers of a step's field, in one line. */
export function chosenIn(kind: string, name: string, ids: readonly string[], locale: Locale): string {
  const field = ruleOf(kind)?.fields.find((one) => one.name === name);
  const of = field !== undefined && 'of' in field ? field.of : [];
  return ids.map((id) => choiceTitle(of, id)[locale]).join(', ');
}

const UNSAID: ReadonlySet<FieldSpec['kind']> = new Set(['staff', 'building', 'step', 'agreed']);

/**
 * What a step's form holds, each field with its answer, in the order of its fields: all, or those named. Who and which
 * school (`staff`, `building`) stand elsewhere on the paper, and what is merely agreed to says nothing beside its step.
 */
export function saidIn(kind: string, filled: Filled, locale: Locale, only?: readonly string[]): [string, string][] {
  const fields = ruleOf(kind)?.fields ?? [];
  return fields.flatMap((field): [string, string][] => {
    if (only !== undefined && !only.includes(field.name)) return [];
    const text = UNSAID.has(field.kind) ? '' : answerText(field, filled, locale);
    return text === '' ? [] : [[field.label[locale], text]];
  });
}

/** Texts that take no values, in one language. */
export type Say = (text: (inputs: Record<string, never>, options: { locale: Locale }) => string) => string;
export const sayIn =
  (locale: Locale): Say =>
  (text) =>
    text({}, { locale });

/** Who presents the case, and what is brought, in words. */
export const presentersOf = (ids: readonly string[], locale: Locale): string =>
  chosenIn('scheduled', 'presenters', ids, locale);

export function bringOf({ bring, more }: { bring: readonly string[]; more: string }, locale: Locale): string {
  return [chosenIn('scheduled', 'bring', bring, locale), more].filter(Boolean).join('; ');
}

/** What it says where something is not recorded: a cell of a table is never empty. */
export const DASH = '–';

/** A grade as it is told of. */
export const gradeOf = (grade: string, locale: Locale): string => `${m.pk_grade({}, { locale })} ${grade}`;
