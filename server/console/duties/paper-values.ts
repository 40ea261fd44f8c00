import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { calendarDay } from '../../../shared/ui/dates.ts';

/** What was entered, as the words that a notice puts in: texts as they are, days as they are written. */
export function valuesOf(filled: Filled, language: 'en' | 'es'): Readonly<Record<string, string>> {
  const texts = Object.entries(filled).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, calendarDay(value, language)]));
}
