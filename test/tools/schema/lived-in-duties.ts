import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const AT = 1_795_000_000_000;
const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;

/** A duty that the district did, and one that a school did. */
export async function addDuties(tx: Tx, { buildingId, recordedBy }: Omit<Kept, 'studentId'>): Promise<void> {
  const common = { schoolYear: '2026-27', day: '2026-08-28', recordedBy, recordedAt: AT };
  const filled = JSON.stringify({ records: 'Folders “A–Z” 🚌' });
  await tx.db.insert(tx.tables.dutyDone).values([
    { ...common, id: uuid('31'), duty: 'chart', buildingId: null, filled: '{}', rev: await nextRev(tx) },
    { ...common, id: uuid('32'), duty: 'plan', buildingId, filled, rev: await nextRev(tx) },
  ]);
}
