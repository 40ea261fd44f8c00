import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const AT = 1_795_000_000_000;
const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;

/** A request that is open and one that was closed by a step with an entry of the log. */
export async function addRequests(tx: Tx, { studentId, buildingId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const [open, done] = [uuid('21'), uuid('22')];
  const request = { studentId, buildingId, receivedOn: '2026-11-02' };
  await db.insert(tables.request).values([
    { ...request, id: open, kind: 'inspection', buildingId: null, closedOn: null, rev: await nextRev(tx) },
    { ...request, id: done, kind: 'transfer-out', closedOn: '2026-11-18', rev: await nextRev(tx) },
  ]);
  const author = { studentId, authorId: recordedBy, authorRole: 'recordsManager', recordedAt: AT };
  const received = { ...author, kind: 'received', day: '2026-11-02', disclosureId: null };
  const filled = JSON.stringify({ party: 'Dana “Baptiste” 🚌', wants: 'see' });
  await db.insert(tables.requestStep).values([
    { ...received, requestId: open, id: uuid('23'), filled, rev: await nextRev(tx) },
    { ...received, requestId: done, id: uuid('24'), filled, rev: await nextRev(tx) },
  ]);
  const sent = { kind: 'sent', day: '2026-11-18', filled: '{"noticeGiven":true}', disclosureId: uuid('02') };
  await db
    .insert(tables.requestStep)
    .values({ ...author, ...sent, requestId: done, id: uuid('25'), rev: await nextRev(tx) });
}
