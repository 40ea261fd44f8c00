import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditAction } from '../../shared/audit/event.ts';
import { append } from '../audit/append.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import type { Counts } from './merge.ts';
import type { Progress } from './pace.ts';
import { RosterError } from './roster-error.ts';
import { latestRun } from './roster-read.repo.ts';
import type { RosterTable, RowOf } from './roster-rows.ts';
import { insertRun, putRows, type RunRow, takeImportTurn } from './roster-write.repo.ts';

/** In this order no row points at one that is not there yet. */
const ORDER = [
  'building',
  'session',
  'course',
  'staff',
  'student',
  'class',
  'enrollment',
  'studentBuilding',
  'roleFact',
  'relation',
] as const;

export type Puts = { readonly [T in RosterTable]?: { readonly put: readonly RowOf<T>[]; readonly counts: Counts } };

export interface Work {
  readonly kind: RunRow['kind'];
  readonly action: AuditAction;
  readonly puts: Puts;
  readonly fileName: string;
  readonly fileHash: string;
  readonly startedAt: number;
  /** The latest import when the comparison was made. */
  readonly since: string | null;
}

/** Writes a plan, its run and its audit entry in one transaction. Throws, and changes nothing, when another import came between. */
export async function carryOut(
  store: Store,
  context: AuditContext,
  work: Work,
  onProgress: (progress: Progress) => void,
): Promise<string> {
  return store.write(
    context,
    async (tx) => {
      await takeImportTurn(tx);
      if ((await latestRun(tx)) !== work.since) {
        throw new RosterError(
          'changed-meanwhile',
          'Another import was carried out while this one was compared. Nothing was changed. Import it again.',
        );
      }
      await putAll(tx, work.puts, onProgress);
      const counts = JSON.stringify(countsOf(work.puts));
      const id = tx.runtime.id();
      const { kind, fileName, fileHash, startedAt } = work;
      await insertRun(tx, {
        id,
        kind,
        startedAt,
        finishedAt: tx.runtime.now(),
        fileName,
        fileHash,
        outcome: 'done',
        counts,
      });
      const detail = JSON.stringify({ run: id, fileHash, counts: countsOf(work.puts) });
      return {
        receipt: await append(tx, { action: work.action, resource: kind, decision: 'done', detail }),
        value: id,
      };
    },
    { long: true },
  );
}

/** The system importing by itself: nobody is signed in. */
export function systemAct(store: Store, at: number): AuditContext {
  return { actorId: null, sessionRef: null, requestId: store.runtime.id(), at };
}

export function countsOf(puts: Puts): Record<string, Counts> {
  return Object.fromEntries(ORDER.flatMap((table) => (puts[table] ? [[table, puts[table].counts]] : [])));
}

/** Others get a turn between the hundreds; the transaction is not given up once it has begun. */
async function putAll(tx: Tx, puts: Puts, onProgress: (progress: Progress) => void): Promise<void> {
  const total = ORDER.reduce((sum, table) => sum + (puts[table]?.put.length ?? 0), 0);
  let before = 0;
  for (const table of ORDER) {
    const rows = puts[table]?.put ?? [];
    await putRows(tx, table, rows, async (done) => {
      onProgress({ phase: 'writing', what: table, done: before + done, total });
      await nextTurn();
    });
    before += rows.length;
  }
}
