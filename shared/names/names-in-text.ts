import { fold, type PersonName } from './fold.ts';

/** Somebody whose name is looked for. */
export interface Known extends PersonName {
  readonly id: string;
}

/** Where a text names somebody, in UTF-16 places of the text as it is, and whom it may mean. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly whom: readonly string[];
  /** A given name alone, of somebody with the family name of whom the text is about: a brother or a sister, mostly. */
  readonly alone: boolean;
}

export interface NameIndex {
  /** Every name in the text but the own one of whom it is about, in the order of the text; none overlaps another. */
  find(text: string, own: PersonName): Mention[];
}

/** One word of a text, folded. `bare`: without a possessive ending, where it has one. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly bare: { readonly word: string; readonly end: number } | null;
  readonly capital: boolean;
}

/** A word as it is written: also with marks that are signs of their own, apostrophes, and joiners that nobody sees. */
const WORD = /[\p{L}\p{N}\p{M}'’‘ʼʻ‛`´′\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const POSSESSIVE = /['’ʼ][sS]$/u;
/** The same in the word as it is written, joiners and all. The last one: a name may have such an ending inside. */
const POSSESSIVE_AS_WRITTEN = /['’ʼ][\u00AD\u200B-\u200D\u2060\uFEFF]*[sS][\u00AD\u200B-\u200D\u2060\uFEFF]*$/u;
/** Shorter given names stand alone for too much: nobody would look at the hits any more. */
const ALONE_MIN = 3;

/**
 * Finds people's full names in texts: given name before or after the family name, in any case, with or without marks,
 * apostrophes and hyphens, with a middle name or initials between (R174). One pass over a text whatever the number of
 * people. A name by initials alone is not found.
 */
export function createNameIndex(people: readonly Known[]): NameIndex {
  const byWords = new Map<string, string[]>();
  const byFamily = new Map<string, Map<string, string[]>>();
  let longest = 2;
  for (const one of people) {
    for (const written of waysToWrite(one)) {
      longest = Math.max(longest, written.split(' ').length);
      push(byWords, written, one.id);
    }
    const [first = ''] = wordsOf(one.given);
    if (first.length < ALONE_MIN) continue;
    const family = byFamily.get(fold(one.family)) ?? new Map<string, string[]>();
    byFamily.set(fold(one.family), family);
    push(family, first, one.id);
  }
  return {
    find(text, own) {
      const tokens = tokensOf(text);
      const self = new Map(fullWays(own).map((written) => [written, ['']]));
      const most = Math.max(longest, ...[...self.keys()].map((written) => written.split(' ').length));
      const ownSpans = spansIn(tokens, self, most);
      const isOwn = ({ start, end }: Span) => ownSpans.some((one) => one.start <= start && one.end >= end);
      const full = merged(spansIn(tokens, byWords, longest).filter((span) => !isOwn(span)));
      const taken = [...full, ...ownSpans];
      const siblings = aloneIn(tokens, byFamily.get(fold(own.family)), new Set(wordsOf(own.given)));
      const alone = siblings.filter(({ start, end }) => !taken.some((one) => one.start < end && one.end > start));
      return [...full, ...alone].sort((a, b) => a.start - b.start);
    },
  };
}

type Span = Mention;

const wordsOf = (name: string): string[] => fold(name).split(' ').filter(Boolean);

/** The whole name in both orders: as it is, without the spaces in its parts, and with the middle name. */
function fullWays({ given, middle, family }: PersonName): string[] {
  const [first, between, last] = [wordsOf(given), wordsOf(middle), wordsOf(family)];
  if (first.length === 0 || last.length === 0) return [];
  const firsts = [first.join(' '), first.join(''), ...(between.length > 0 ? [[...first, ...between].join(' ')] : [])];
  const lasts = [last.join(' '), last.join('')];
  return [...new Set(firsts.flatMap((f) => lasts.flatMap((l) => [`${f} ${l}`, `${l} ${f}`])))];
}

/** Also what is short for it: the first of several given names, one of several family names. */
function waysToWrite(name: PersonName): ReadonlySet<string> {
  const [first, last] = [wordsOf(name.given), wordsOf(name.family)];
  const ways = new Set(fullWays(name));
  if (ways.size === 0) return ways;
  const firsts = [first.join(' '), first[0] ?? ''];
  const lasts = [last.join(' '), last[0] ?? '', last.at(-1) ?? ''].filter((word) => word.length >= ALONE_MIN);
  for (const f of firsts) for (const l of lasts) ways.add(`${f} ${l}`).add(`${l} ${f}`);
  return ways;
}

function push(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else if (ids.at(-1) !== id) ids.push(id);
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const [raw] = match;
    const seen = raw.replace(UNSEEN, '');
    const [start, end] = [match.index, match.index + raw.length];
    const bare = POSSESSIVE.test(seen)
      ? { word: fold(seen.replace(POSSESSIVE, '')), end: start + raw.search(POSSESSIVE_AS_WRITTEN) }
      : null;
    // A sign such as ½ is two words when folded: both lie where it lies.
    return wordsOf(seen).map((word) => ({
      start,
      end,
      word,
      bare: bare !== null && bare.word !== '' ? bare : null,
      capital: /^\P{L}*\p{Lu}/u.test(seen),
    }));
  });
}

/** Every run of words that is in the map, also with initials left out from between. */
function spansIn(tokens: readonly Token[], map: ReadonlyMap<string, string[]>, longest: number): Span[] {
  const found: Span[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let before = '';
    let withoutInitials = '';
    // Two initials may stand between.
    for (let to = from; to < Math.min(tokens.length, from + longest + 2); to += 1) {
      const last = tokens[to];
      const first = tokens[from];
      if (last === undefined || first === undefined) break;
      if (to > from) {
        const whom = new Set<string>();
        let end = 0;
        for (const [word, at] of endings(last)) {
          for (const way of new Set([`${before} ${word}`, `${withoutInitials} ${word}`])) {
            for (const id of map.get(way) ?? []) whom.add(id);
            if (map.has(way)) end = Math.max(end, at);
          }
        }
        if (whom.size > 0) found.push({ start: first.start, end, whom: [...whom], alone: false });
      }
      before = to === from ? last.word : `${before} ${last.word}`;
      if (to === from) withoutInitials = last.word;
      else if (last.word.length > 1) withoutInitials = `${withoutInitials} ${last.word}`;
    }
  }
  return found;
}

const endings = ({ word, end, bare }: Token): readonly (readonly [string, number])[] =>
  bare === null
    ? [[word, end]]
    : [
        [word, end],
        [bare.word, bare.end],
      ];

function aloneIn(
  tokens: readonly Token[],
  family: ReadonlyMap<string, string[]> | undefined,
  own: ReadonlySet<string>,
): Mention[] {
  if (family === undefined) return [];
  return tokens.flatMap((token) => {
    if (!token.capital) return [];
    const hit = endings(token).find(([word]) => !own.has(word) && family.has(word));
    if (hit === undefined) return [];
    return [{ start: token.start, end: hit[1], whom: family.get(hit[0]) ?? [], alone: true }];
  });
}

/** Those that overlap as one: what is blacked out of one would cut the other. */
function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (last === undefined || span.start >= last.end) found.push(span);
    else {
      const whom = [...new Set([...last.whom, ...span.whom])];
      found[found.length - 1] = { ...last, end: Math.max(last.end, span.end), whom };
    }
  }
  return found;
}
