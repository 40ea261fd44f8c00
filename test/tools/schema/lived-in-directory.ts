import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const AT = 1_795_000_000_000;
const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;

/** A refusal that holds, one that was taken back, a list that was made and one that is asked for. */
export async function addDirectory(tx: Tx, { studentId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const common = { recordedBy, recordedAt: AT };
  const filled = JSON.stringify({ signer: 'Dana “Baptiste” 🚌', relation: 'parent', public: ['all'] });
  const refusal = { ...common, studentId, receivedOn: '2026-09-10', filled };
  await db.insert(tables.directoryRefusal).values([
    { ...refusal, id: uuid('31'), rev: await nextRev(tx) },
    { ...refusal, id: uuid('32'), rev: await nextRev(tx) },
  ]);
  const end = { ...common, studentId, refusalId: uuid('32'), receivedOn: '2026-10-01', reason: 'rescinded' };
  await db.insert(tables.directoryRescission).values({ ...end, filled: '{}', rev: await nextRev(tx) });
  const request = { ...common, askedOn: '2026-11-02', filled: '{"audience":"military"}', scope: '{"buildings":[]}' };
  await db.insert(tables.directoryRequest).values([
    { ...request, id: uuid('33'), rev: await nextRev(tx) },
    { ...request, id: uuid('34'), rev: await nextRev(tx) },
  ]);
  await db.insert(tables.directoryList).values({
    ...common,
    requestId: uuid('33'),
    outcome: 'made',
    why: '',
    items: '["name"]',
    listed: 3,
    refused: 1,
    sha256: 'f'.repeat(64),
    locale: 'en',
    logged: true,
    rev: await nextRev(tx),
  });
}
