import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const AT = 1_795_000_000_000;
const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;

/** An update of a name that was approved, and one that nobody has decided. */
export async function addNames(tx: Tx, { studentId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const about = JSON.stringify({ sisId: '1', school: 'Harbor “View” 🚌', birthDate: '2012-03-14', age: 14 });
  const update = { studentId, about };
  await db.insert(tables.nameUpdate).values([
    {
      ...update,
      id: uuid('91'),
      askedOn: '2026-10-01',
      state: 'approved',
      approvedOn: '2026-10-09',
      rev: await nextRev(tx),
    },
    { ...update, id: uuid('92'), askedOn: '2026-11-02', state: 'asked', approvedOn: null, rev: await nextRev(tx) },
  ]);
  const author = { authorId: recordedBy, authorRole: 'counselor', recordedAt: AT };
  const filled = JSON.stringify({ currentFirst: 'Zoë', first: 'Đan', pronouns: 'own', pronounsOwn: 'xe' });
  const step = { ...author, studentId, filled };
  await db.insert(tables.nameStep).values([
    { ...step, updateId: uuid('91'), id: uuid('93'), kind: 'asked', day: '2026-10-01', rev: await nextRev(tx) },
    { ...step, updateId: uuid('91'), id: uuid('94'), kind: 'approved', day: '2026-10-09', rev: await nextRev(tx) },
    { ...step, updateId: uuid('92'), id: uuid('95'), kind: 'asked', day: '2026-11-02', rev: await nextRev(tx) },
  ]);
}
