import type { AuditAction } from '../../shared/audit/event.ts';
import { append } from '../audit/append.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import type { Counts } from './merge.ts';
import { RosterError } from './roster-error.ts';
import { latestRun } from './roster-read.repo.ts';
import { insertRun, type RunRow, takeImportTurn } from './roster-write.repo.ts';

/** An import, whatever it writes. */
export interface Run {
  readonly kind: RunRow['kind'];
  readonly action: AuditAction;
  readonly fileName: string;
  readonly fileHash: string;
  readonly startedAt: number;
  /** The latest import when the comparison was made. */
  readonly since: string | null;
}

/** What an import did: its run, and what became of each table. */
export interface Done {
  readonly runId: string;
  readonly counts: Readonly<Record<string, Counts>>;
}

/**
 * Does what an import does, its run and its audit entry in one transaction, one import after the other. Throws, and
 * changes nothing, when another import came between. `put` gives what became of each table.
 */
export async function inOneRun(
  store: Store,
  context: AuditContext,
  { kind, action, fileName, fileHash, startedAt, since }: Run,
  put: (tx: Tx) => Promise<Readonly<Record<string, Counts>>>,
): Promise<Done> {
  return store.write(
    context,
    async (tx) => {
      await takeImportTurn(tx);
      if ((await latestRun(tx)) !== since) {
        throw new RosterError(
          'changed-meanwhile',
          'Another import was carried out while this one was compared. Nothing was changed. Import it again.',
        );
      }
      const counts = await put(tx);
      const runId = tx.runtime.id();
      await insertRun(tx, {
        id: runId,
        kind,
        startedAt,
        finishedAt: tx.runtime.now(),
        fileName,
        fileHash,
        outcome: 'done',
        counts: JSON.stringify(counts),
      });
      const detail = JSON.stringify({ run: runId, fileHash, counts });
      return {
        receipt: await append(tx, { action, resource: kind, decision: 'done', detail }),
        value: { runId, counts },
      };
    },
    { long: true },
  );
}
