import type { Copy } from '../../../shared/areas/copies/copy.ts';
import { decidedOf, type Decision, type Hit, openHits } from '../../../shared/areas/copies/redact.ts';

type Chosen = NonNullable<Copy['chosen']>;

/** The place after this one of which nothing is decided, or the one after it; the last stays. */
export function nextPlace(hits: readonly Hit[], decisions: readonly Decision[], from: number): number {
  const open = openHits(hits, decisions);
  const places = hits.flatMap((hit, i) => (open.includes(hit) ? [i] : []));
  return places.find((i) => i > from) ?? places[0] ?? from;
}

/** The open places that may mean the same people as this one, itself among them. */
export function alike(hits: readonly Hit[], decisions: readonly Decision[], hit: Hit): readonly Hit[] {
  // One that means nobody is a line of its own to be read.
  if (hit.whom.length === 0) return [hit];
  const whom = hit.whom.join('\n');
  return openHits(hits, decisions).filter((one) => one.whom.join('\n') === whom);
}

/** A text cut at a place: what stands before it, in it and after it. */
export function around({ lines }: Chosen, { lineId, start, end }: Pick<Hit, 'lineId' | 'start' | 'end'>) {
  const line = lines.find(({ id }) => id === lineId);
  const text = line?.text ?? '';
  return { line, before: text.slice(0, start), name: text.slice(start, end), after: text.slice(end) };
}

/** Every place in the copy where these words stand, whole and in any case. */
export function placesOf({ lines }: Chosen, words: string): Decision[] {
  const sought = words.trim();
  if (sought === '') return [];
  const escaped = sought.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${escaped}(?![\\p{L}\\p{N}\\p{M}])`, 'giu');
  return lines.flatMap(({ id: lineId, text }) =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }): Decision => ({
      lineId,
      start: index,
      end: index + length,
      act: 'black',
      why: '',
    })),
  );
}

/** What was blacked out by hand: no name of the roster that was found. */
export function byHand({ hits }: Chosen, decisions: readonly Decision[]): readonly Decision[] {
  return decisions.filter(
    (one) => one.act === 'black' && !hits.some((hit) => decidedOf(hit, [one]) === one && hit.start === one.start),
  );
}
