import { m } from '../../messages/generated/messages.js';
import { calendarDay } from '../../ui/dates.ts';
import { choicesAt, choiceTitle, type FieldSpec, type FieldValue, type Filled } from './form-spec.ts';

type Locale = 'en' | 'es';

/** What was answered to a field, in words of a language; empty where nothing was. What a field names by an id stays one. */
export function answerText(field: FieldSpec, filled: Filled, locale: Locale): string {
  const value = filled[field.name];
  if (value === undefined) return '';
  switch (field.kind) {
    case 'choice':
      return choiceTitle(field.of, String(value))[locale];
    case 'choices':
      // Titles have commas and "and" of their own.
      return choicesAt(filled, field.name)
        .map((id) => choiceTitle(field.of, id)[locale])
        .join('; ');
    case 'day':
      return calendarDay(String(value), locale);
    default:
      return valueText(value, locale);
  }
}

/** A value of a field that nobody knows any more. */
export function valueText(value: FieldValue, locale: Locale): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (typeof value === 'boolean') return m.spec_yes({}, { locale });
  return typeof value === 'string' ? value : listed(value, locale);
}

const listed = (texts: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: 'unit' }).format(texts);
