import { fold } from '../../../shared/names/fold.ts';

/** What names somebody who works here. */
export interface StaffName {
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** Shorter employee numbers cannot be told from the numbers of rules and levels. */
const NUMBER_MIN = 4;
const TITLES = new Set(['mr', 'mrs', 'ms', 'mx', 'miss', 'dr', 'coach', 'teacher', 'sr', 'sra', 'srta', 'prof']);

/**
 * Whether a text names a member of staff: by full name in either order, by title and family name, or by employee number
 * (R35, R36). Spelling, capitals and accents do not matter. `titles` are the words after which a family name is enough.
 */
export function createStaffMentions(
  staff: Iterable<StaffName>,
  titles: ReadonlySet<string> = TITLES,
): (text: string) => boolean {
  const numbers = new Set<string>();
  const names = new Map<string, string[]>();
  const families = new Map<string, string[]>();
  for (const { number, givenName, familyName } of staff) {
    const [given, family] = [fold(givenName), fold(familyName)];
    if (number.length >= NUMBER_MIN) numbers.add(fold(number));
    if (family === '') continue;
    put(families, family);
    if (given === '') continue;
    put(names, `${given} ${family}`);
    put(names, `${family} ${given}`);
  }
  return (text) => {
    const words = fold(text).split(' ');
    return words.some(
      (word, at) =>
        numbers.has(word) || beginsWith(words, at, names) || (titles.has(word) && beginsWith(words, at + 1, families)),
    );
  };
}

/** Phrases by their first word: a text of few words is then looked at quickly, however many work here. */
function put(phrases: Map<string, string[]>, phrase: string): void {
  const [first = ''] = phrase.split(' ');
  const known = phrases.get(first);
  if (known === undefined) phrases.set(first, [phrase]);
  else known.push(phrase);
}

function beginsWith(words: readonly string[], at: number, phrases: ReadonlyMap<string, readonly string[]>): boolean {
  const candidates = phrases.get(words[at] ?? '');
  if (candidates === undefined) return false;
  const rest = `${words.slice(at).join(' ')} `;
  return candidates.some((phrase) => rest.startsWith(`${phrase} `));
}
