import { keepsEvery, listChanges, type ListChanges } from '../forms/kept-list.ts';
import { unknownPlaces } from './places.ts';
import type { LetterTemplate } from './template.ts';

type Templates = readonly LetterTemplate[];

/** Whether every template of before is there still: letters that were sent say by its key what they are. */
export function keepsEveryTemplate(before: Templates, after: Templates): boolean {
  return keepsEvery(before.map(keyOf), after.map(keyOf));
}

/** Where a template has a place that nothing is ever put in: as the path of the text in the list. */
export function misplaced(templates: Templates): readonly string[] {
  return templates.flatMap(({ texts }, i) =>
    texts.flatMap((text, j) =>
      (['subject', 'body'] as const)
        .filter((part) => unknownPlaces(text[part]).length > 0)
        .map((part) => `${i}.texts.${j}.${part}`),
    ),
  );
}

/** What differs between two versions, by keys only. */
export function templateChanges(before: Templates, after: Templates): ListChanges {
  return listChanges(before, after, keyOf, said);
}

const keyOf = ({ key }: LetterTemplate): string => key;
const said = ({ title, texts }: LetterTemplate): string =>
  JSON.stringify([title.en, title.es, texts.map(({ lang, subject, body }) => [lang, subject, body])]);
