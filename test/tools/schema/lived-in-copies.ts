import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const AT = 1_795_000_000_000;
const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;

/** A copy that waits for a second person, and one that was given up. */
export async function addCopies(tx: Tx, { studentId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const [waits, dropped] = [uuid('31'), uuid('32')];
  const copy = { studentId, party: 'Dana “Baptiste” 🚌', basis: 'R106', begunBy: recordedBy, begunAt: AT };
  await db.insert(tables.copy).values([
    { ...copy, id: waits, state: 'review', rev: await nextRev(tx) },
    { ...copy, id: dropped, state: 'dropped', rev: await nextRev(tx) },
  ]);
  const step = { studentId, authorId: recordedBy, authorRole: 'recordsManager', recordedAt: AT };
  const form = { outcome: 'released', basis: 'R106', filled: { party: copy.party, capacity: 'parent' } };
  const asked = { ...step, kind: 'asked', content: JSON.stringify({ form }) };
  await db.insert(tables.copyStep).values([
    { ...asked, copyId: waits, id: uuid('33'), rev: await nextRev(tx) },
    { ...step, copyId: waits, kind: 'sent', content: '{}', id: uuid('34'), rev: await nextRev(tx) },
    { ...asked, copyId: dropped, id: uuid('35'), rev: await nextRev(tx) },
  ]);
}
