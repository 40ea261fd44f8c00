import type { Looker } from '../../store/store.ts';
import { linesWithin } from '../checkpoint.repo.ts';
import type { MayReadTrail } from '../list.repo.ts';

/**
 * The stored lines of entries `from` (from 1) up to and without `to`, for a file that is in the trail already. No
 * `Reader`: one entry stands for the whole file, which is read in many small pieces and in no transaction.
 */
export function exportedLines(q: Looker, _may: MayReadTrail, from: number, to: number): Promise<string[]> {
  return linesWithin(q, from, to);
}
