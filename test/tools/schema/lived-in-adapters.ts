import type { Tx } from '../../../server/store/store.ts';

/** A draft of an adapter, one that was switched on again, and how its pages were read. */
export async function addAdapterLife(tx: Tx, staffId: string): Promise<void> {
  const { db, tables } = tx;
  const id = 'north-harbor-sis';
  await db.insert(tables.adapter).values({
    id,
    revision: 7,
    json: '{"title":"Harbor “View” 🚌"}',
    hash: '00',
    status: 'draft',
    publishedAt: 1_795_000_000_000,
    authorId: staffId,
    note: 'After the “spring” update.\nTry it. 🚌',
    fromRevision: 1,
  });
  await db
    .insert(tables.adapterSwitch)
    .values({ id, off: '', at: 1_795_000_000_000, staffId, trustedOn: '2026-11-20' });
  await db.insert(tables.adapterHealth).values({
    adapterId: id,
    day: '2026-11-20',
    revision: 1,
    reporter: '00112233445566aa',
    page: '',
    outcome: 'matched',
    count: 3,
  });
}
