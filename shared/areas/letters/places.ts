/** What a template can leave a place for, as `{{student}}`; `parent` is to whom the letter goes. */
export const PLACES = ['student', 'school', 'worker', 'parent', 'day', 'meeting'] as const;
export type Place = (typeof PLACES)[number];

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The text with every place filled of which something is known; the others stay as they are, to be seen. */
export function fillPlaces(text: string, known: Readonly<Partial<Record<string, string>>>): string {
  return text.replaceAll(PLACE, (whole, name: string) => (Object.hasOwn(known, name) && known[name]) || whole);
}

/** The names of the places that stand in a text, each once, in their order. */
export function placesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name]) => name ?? ''))];
}

/** Where a place stands first in a text; null where it does not. */
export function placeAt(text: string, place: string): { readonly start: number; readonly end: number } | null {
  const found = [...text.matchAll(PLACE)].find(([, name]) => name === place);
  return found === undefined ? null : { start: found.index, end: found.index + found[0].length };
}

/** Places of a template that nothing is ever put in: slips of the pen. */
export function unknownPlaces(text: string): readonly string[] {
  const known: readonly string[] = PLACES;
  return placesIn(text).filter((name) => !known.includes(name));
}
