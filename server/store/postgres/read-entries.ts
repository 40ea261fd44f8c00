import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Trail } from '../../audit/trail.ts';
import { mapStoreError, StoreError } from '../db-errors.ts';
import type { AuditContext } from '../store.ts';

interface Waiting {
  readonly context: AuditContext;
  readonly events: readonly AuditEvent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

type Faults = ReadonlyMap<Waiting, unknown>;
type Transaction = (work: (tender: unknown, trail: Trail) => Promise<Faults>) => Promise<Faults>;

/**
 * Writes the entries of reads: those that wait while a transaction is on its way share the next one, so that the
 * trail's head is locked once for all of them.
 */
export function createReadEntries(transaction: Transaction) {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const faults = await transaction((_, trail) => addAll(trail, batch));
        for (const one of batch) {
          if (faults.has(one)) one.failed(faults.get(one));
          else one.done();
        }
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    running = undefined;
  }

  /** Resolves once the entries are durable. */
  return function record(context: AuditContext, events: readonly AuditEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ context, events, done: resolve, failed: reject });
      running ??= runAll();
    });
  };
}

/** Adds what can be added. What fails by itself leaves nothing; when the database refuses, all is over for everybody. */
async function addAll(trail: Trail, batch: readonly Waiting[]): Promise<Faults> {
  const faults = new Map<Waiting, unknown>();
  for (const one of batch) {
    const mark = trail.mark();
    try {
      await trail.add(one.context, one.events);
    } catch (error) {
      if (mapStoreError(error) instanceof StoreError) throw error;
      trail.back(mark);
      faults.set(one, error);
    }
  }
  return faults;
}
