/** A source of repeatable chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** One of the list, all equally likely. Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** True with probability `p`. */
  chance(p: number): boolean;
  shuffle<T>(list: readonly T[]): T[];
  /** A sequence of its own, so that a change in one part of the district leaves the others as they were. */
  fork(label: string): Random;
}

/** Makes a source from any text. */
export function createRandom(seed: string): Random {
  const next = mulberry32(fnv1a(seed));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const random: Random = {
    int,
    pick(list) {
      const chosen = list[int(0, list.length - 1)];
      if (chosen === undefined) throw new RangeError('There is nothing to pick from.');
      return chosen;
    },
    chance: (p) => next() < p,
    shuffle: (list) => shuffled(list, int),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
  return random;
}

function shuffled<T>(list: readonly T[], int: Random['int']): T[] {
  const left = [...list];
  const out: T[] = [];
  while (left.length > 0) {
    const at = int(0, left.length - 1);
    const last = left.length - 1;
    const chosen = left[at] as T;
    left[at] = left[last] as T;
    left.length = last;
    out.push(chosen);
  }
  return out;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for made-up people. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
