import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Trail } from '../../audit/trail.ts';
import type { AuditContext } from '../store.ts';

interface Waiting {
  readonly context: AuditContext;
  readonly events: readonly AuditEvent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

type Transaction = (work: (tender: unknown, trail: Trail) => Promise<void>) => Promise<void>;

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
        await transaction(async (_, trail) => {
          for (const { context, events } of batch) await trail.add(context, events);
        });
        for (const { done } of batch) done();
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
