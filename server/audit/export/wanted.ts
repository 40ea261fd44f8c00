import { decodeLine } from '../../../shared/audit/line.ts';
import type { AuditFilter } from '../../../shared/wire/audit.ts';
import type { Reader } from '../../store/store.ts';
import { linesBefore, type MayReadTrail, namesOf, type Sought } from '../list.repo.ts';

/** What a filter finds (null: the whole trail), or one entry. */
export type Wanted = { readonly filter: AuditFilter | null } | { readonly seq: number };

const BATCH = 1_000;

/** The numbers of the entries that a filter finds up to `size`, ascending. */
export async function seqsOf(q: Reader, may: MayReadTrail, sought: Sought, size: number): Promise<number[]> {
  const seqs: number[] = [];
  for (let before = size + 1; ;) {
    const lines = await linesBefore(q, may, sought, before, BATCH);
    for (const line of lines) seqs.push(decodeLine(line).seq);
    before = seqs.at(-1) ?? 0;
    if (lines.length < BATCH) return seqs.toReversed();
  }
}

/** Whom an export is about, so that it is on that student's own trail, if there is such a student. */
export async function studentOf(q: Reader, may: MayReadTrail, wanted: Wanted): Promise<string | undefined> {
  const asked = 'filter' in wanted ? wanted.filter?.studentId : undefined;
  if (asked === undefined) return undefined;
  const { students } = await namesOf(q, may, [], [asked]);
  return students.has(asked) ? asked : undefined;
}
