import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import type { Kept } from './lived-in-log.ts';

const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;

/** A study that the superintendent has refused. */
export async function addStudies(tx: Tx, { recordedBy }: Pick<Kept, 'recordedBy'>): Promise<void> {
  const author = {
    studyId: uuid('71'),
    authorId: recordedBy,
    authorRole: 'recordsManager',
    recordedAt: 1_795_000_000_000,
  };
  const received = { kind: 'received', day: '2026-11-02', filled: '{"party":"Lakes “Research” 🚌"}' };
  const decided = { kind: 'decided', day: '2026-11-09', filled: '{"decision":"refuse"}' };
  await tx.db.insert(tx.tables.studyStep).values([
    { ...author, ...received, id: uuid('72'), rev: await nextRev(tx) },
    { ...author, ...decided, id: uuid('73'), rev: await nextRev(tx) },
  ]);
}
