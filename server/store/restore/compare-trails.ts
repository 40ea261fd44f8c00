import { inBatches, stateOf, type TrailState } from '../../audit/check-trail.ts';
import type { Examiner } from '../examine/examiner.ts';

/** How a trail that is there now stands to the one that shall replace it. */
export interface Comparison {
  readonly present: TrailState;
  /** The newest signed note of the present trail: who keeps it as a witness finds here where it went. */
  readonly checkpoint: string | null;
  /** How many entries, from the first on, both have. */
  readonly shared: number;
}

/** Compares line by line. Undefined where the present trail cannot be read any more. */
export async function compareTrails(present: Examiner, restored: Examiner): Promise<Comparison | undefined> {
  try {
    const head = await present.head();
    if (head === undefined) return undefined;
    const checkpoint = (await present.checkpoints()).at(-1)?.note ?? null;
    return { present: stateOf(head), checkpoint, shared: await sharedLines(present, restored) };
  } catch {
    // Whatever it was: a damaged database is the best reason for a restore.
    return undefined;
  }
}

async function sharedLines(a: Examiner, b: Examiner): Promise<number> {
  const others = inBatches(b);
  let shared = 0;
  for await (const lines of inBatches(a)) {
    const { value: other = [] } = (await others.next()) as { value?: typeof lines };
    const same = lines.findIndex(({ line }, i) => line !== other[i]?.line);
    if (same >= 0) return shared + same;
    shared += lines.length;
  }
  return shared;
}
