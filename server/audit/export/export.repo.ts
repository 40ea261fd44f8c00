import type { Looker } from '../../store/store.ts';
import type { Authorized } from '../../policy/index.ts';
import { linesWithin } from '../checkpoint.repo.ts';
import type { MayReadTrail } from '../list.repo.ts';

/**
 * Who is given lines with their proofs: whoever reads the trail, and, of a copy of a student's disclosure log, of the
 * entries of this student that the copy names, whoever keeps that log (R85, R119).
 */
export type MayProve = MayReadTrail | Authorized<'disclosure.view'>;

/**
 * The stored lines of entries `from` (from 1) up to and without `to`, for a file that is in the trail already. No
 * `Reader`: one entry stands for the whole file, which is read in many small pieces and in no transaction.
 */
export function exportedLines(q: Looker, _may: MayProve, from: number, to: number): Promise<string[]> {
  return linesWithin(q, from, to);
}
