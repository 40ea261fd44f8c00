import type { Place } from '../../../shared/areas/letters/places.ts';
import type { LetterLanguage } from '../../../shared/areas/letters/template.ts';
import { m } from '../../../shared/messages/generated/messages.js';

const WEEK_MS = 7 * 86_400_000;

/** What stands in the places of a preview: nobody's, with days as the language writes them. */
export function exampleIn(lang: LetterLanguage, now: number): Readonly<Record<Place, string>> {
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long' });
  return {
    student: m.lt_example_student(),
    school: m.lt_example_school(),
    worker: m.lt_example_worker(),
    parent: m.lt_example_parent(),
    day: day.format(now),
    meeting: day.format(now + WEEK_MS),
  };
}
