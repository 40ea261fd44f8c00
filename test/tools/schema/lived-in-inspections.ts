import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const AT = 1_795_000_000_000;
const SHA256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

/** One that saw the record, one that was handed a copy of the log, and one that was struck. */
export async function addInspections(tx: Tx, { studentId, recordedBy }: Kept): Promise<void> {
  const filled = { who: 'Dana “Baptiste” 🚌', as: 'parent', proven: 'photo-id', how: 'shown', records: ['grades'] };
  const copy = { ...filled, how: 'copy', records: ['disclosure-log'] };
  const kept = { studentId, day: '2026-11-18', recordedBy, recordedAt: AT };
  const id = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;
  await tx.db.insert(tx.tables.inspection).values([
    { ...kept, id: id('71'), filled: JSON.stringify(filled), sha256: null, rev: await nextRev(tx) },
    { ...kept, id: id('72'), filled: JSON.stringify(copy), sha256: SHA256, rev: await nextRev(tx) },
    { ...kept, id: id('73'), filled: JSON.stringify(filled), sha256: null, rev: await nextRev(tx) },
  ]);
  await tx.db.insert(tx.tables.inspectionStrike).values({
    studentId,
    inspectionId: id('73'),
    why: 'Entered twice: “Dana” came once. 🚌',
    recordedBy,
    recordedAt: AT,
    rev: await nextRev(tx),
  });
}
