/** What was decided of a place in a line; `leave`: the whole line stays out, on a ground of `exclusions.ts`. */
export const ACTS = ['black', 'keep', 'leave', 'clear'] as const;
export type Act = (typeof ACTS)[number];

export interface Decision {
  readonly lineId: string;
  /** UTF-16 places in the line's text; both 0 of a whole line. */
  readonly start: number;
  readonly end: number;
  readonly act: Act;
  /** Why it is kept though it names somebody, or the ground on which the line is left out. */
  readonly why: string;
}

/** A line of a copy, as it was when the copy was put together. */
export interface Line {
  readonly id: string;
  readonly part: string;
  readonly day: string | null;
  readonly heading: string;
  readonly text: string;
}

/** A place that names somebody else. */
export interface Hit {
  readonly lineId: string;
  readonly start: number;
  readonly end: number;
  /** Whom it may mean, by the roster. */
  readonly whom: readonly string[];
  readonly alone: boolean;
}

type Place = Pick<Decision, 'lineId' | 'start' | 'end'>;
const keyOf = ({ lineId, start, end }: Place): string => `${start}:${end}:${lineId}`;

/** The decisions that stand: of several on one place the last; one that was taken back is none. */
export function standing(decisions: readonly Decision[]): readonly Decision[] {
  const last = new Map<string, Decision>();
  for (const one of decisions) {
    last.delete(keyOf(one));
    if (one.act !== 'clear') last.set(keyOf(one), one);
  }
  return [...last.values()];
}

/** What was decided of a hit: by itself, as part of something larger that is blacked out, or with its line. */
export function decidedOf(hit: Place, decisions: readonly Decision[]): Decision | undefined {
  const own = decisions.find((one) => keyOf(one) === keyOf(hit));
  const around = (one: Decision) => one.act === 'black' && one.start <= hit.start && one.end >= hit.end;
  return own ?? decisions.find((one) => one.lineId === hit.lineId && (one.act === 'leave' || around(one)));
}

/** The hits of which nothing is decided yet: before that, nothing goes on (R174). */
export const openHits = <H extends Place>(hits: readonly H[], decisions: readonly Decision[]): readonly H[] =>
  hits.filter((hit) => decidedOf(hit, decisions) === undefined);

/** A piece of a text as the receiver gets it. Of what is blacked out nothing is left, not even how long it was. */
export type Segment = { readonly text: string } | { readonly black: true };

/** A line as the receiver gets it; null where it stays out. */
export function segmentsOf({ id, text }: Pick<Line, 'id' | 'text'>, decisions: readonly Decision[]): Segment[] | null {
  const own = decisions.filter(({ lineId }) => lineId === id);
  if (own.some(({ act }) => act === 'leave')) return null;
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end } of own.filter(({ act }) => act === 'black').toSorted((a, b) => a.start - b.start)) {
    const stop = Math.min(end, text.length);
    if (stop <= at) continue;
    if (start > at) segments.push({ text: text.slice(at, start) });
    // Two that touch or overlap are one block.
    if (start > at || segments.at(-1) === undefined || 'text' in (segments.at(-1) ?? {}))
      segments.push({ black: true });
    at = stop;
  }
  if (at < text.length) segments.push({ text: text.slice(at) });
  return segments;
}

/** The same as plain text, with words in place of what is blacked out. */
export const plainText = (segments: readonly Segment[], black: string): string =>
  segments.map((one) => ('text' in one ? one.text : black)).join('');
