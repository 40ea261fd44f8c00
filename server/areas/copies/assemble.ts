import { capacityOf, type Chosen } from '../../../shared/areas/copies/copy-state.ts';
import { excludedBy } from '../../../shared/areas/copies/exclusions.ts';
import { HELD_PART_IDS, type HeldPart } from '../../../shared/areas/copies/parts.ts';
import type { Line } from '../../../shared/areas/copies/redact.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import { readStudent } from '../cases/student.repo.ts';
import type { Candidate, Copying } from './candidate.ts';
import { caseLines } from './case-lines.ts';
import { logLines } from './log-lines.ts';
import { namingInCopy } from '../names/naming.ts';
import { documentOf } from '../../../shared/areas/names/copied-as.ts';
import { hitsIn } from './other-names.ts';
import { rosterLines } from './roster-lines.ts';

interface Wanted {
  readonly parts: readonly HeldPart[];
  readonly form: ReleaseForm;
}

/**
 * The chosen parts of a record as they are at this moment, without what this receiver may not have, and every place that
 * names another student. What stays out is counted, by its ground: whoever makes the copy sees that, and nobody else.
 */
export async function assemble(
  tx: Tx,
  may: Authorized<'copy.make'>,
  { parts, form }: Wanted,
  copying: Copying,
): Promise<Chosen> {
  const student = await readStudent(tx, may);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const naming = await namingInCopy(tx, may, documentOf(form), student);
  const all = [
    ...(await rosterLines(tx, may, { student, naming }, copying)),
    ...(await caseLines(tx, may, copying)),
    ...(await logLines(tx, may, copying)),
  ];
  const capacity = capacityOf(form);
  const lines: Line[] = [];
  const counts = new Map<string, number>();
  for (const { marks, ...line } of all.toSorted(inOrder)) {
    const out = excludedBy(parts.includes(line.part) ? marks : [...marks, 'beyond-asked'], capacity);
    if (out === undefined) lines.push(line);
    else if (!marks.includes('author-name') || parts.includes('casework'))
      counts.set(out.id, (counts.get(out.id) ?? 0) + 1);
  }
  const own = { given: student.givenName, middle: student.middleName, family: student.familyName };
  return {
    capacity,
    parts,
    lang: copying.locale,
    lines,
    hits: await hitsIn(tx, { runtime: tx.runtime, may }, lines, own),
    leftOut: [...counts].map(([id, count]) => ({ id, count })),
  };
}

/** Part by part, in each by day. */
function inOrder(a: Candidate, b: Candidate): number {
  const [first, second] = [HELD_PART_IDS.indexOf(a.part), HELD_PART_IDS.indexOf(b.part)];
  return first - second || (a.day ?? '').localeCompare(b.day ?? '') || (a.id < b.id ? -1 : 1);
}
