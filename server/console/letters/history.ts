import type { LetterTemplate, LetterTemplatesList } from '../../../shared/areas/letters/template.ts';
import { areSame, wordsOf } from './letter-words.ts';

/** How a letter was once, and from when; null: it came so with the program. */
export interface Earlier {
  readonly at: number | null;
  readonly template: LetterTemplate;
}

/** What a letter said before it said what it says now, the newest first. */
export function historyOf({ inForce, earlier }: LetterTemplatesList, key: string): readonly Earlier[] {
  const said: Earlier[] = [];
  for (const { at, templates } of [...earlier.toReversed(), inForce]) {
    const template = templates.find((one) => one.key === key);
    const last = said.at(-1)?.template;
    if (template === undefined || (last && areSame(wordsOf(last), wordsOf(template)))) continue;
    said.push({ at, template });
  }
  return said.slice(0, -1).toReversed();
}
