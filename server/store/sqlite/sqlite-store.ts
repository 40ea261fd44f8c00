import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { appendEvents } from '../../audit/append.ts';
import { mapStoreError } from '../db-errors.ts';
import type { AuditContext, Audited, Looker, Reader, Recorded, Store, Tender, Tx } from '../store.ts';
import { assertSound, handle, openReader, openWriter } from './connection.ts';
import { createMutex } from './mutex.ts';
import { migrate } from './migrate.ts';

/** Entries of reads that arrive within one turn of the event loop share one transaction and one fsync. */
interface Waiting {
  readonly context: AuditContext;
  readonly events: readonly AuditEvent[];
  readonly done: (error?: Error) => void;
}

/**
 * Opens (and, where the file is new, makes) the embedded store. One writer behind a mutex and `BEGIN IMMEDIATE`,
 * one read-only connection. A write inside a write throws: it would wait for itself.
 */
export function openSqliteStore(file: string, runtime: Runtime): Store {
  const writer = openWriter(file);
  assertSound(writer, file);
  migrate(writer, runtime.now());
  const reader = openReader(file);
  const readHandle = handle(reader);
  const writeHandle = handle(writer);
  const exclusive = createMutex();
  const inside = new AsyncLocalStorage<true>();
  let waiting: Waiting[] = [];

  const tx = (context: AuditContext): Tx => ({ ...writeHandle, context, runtime }) as unknown as Tx;

  function transaction<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore() === true) throw new Error('A write was started inside a write.');
    return exclusive(() =>
      inside.run(true, async () => {
        writer.exec('BEGIN IMMEDIATE');
        try {
          const value = await work();
          writer.exec('COMMIT');
          return value;
        } catch (error) {
          if (writer.inTransaction) writer.exec('ROLLBACK');
          throw mapStoreError(error);
        }
      }),
    );
  }

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      await transaction(async () => {
        for (const { context, events } of batch) await appendEvents(tx(context), events);
      });
      for (const { done } of batch) done();
    } catch (error) {
      const reason = error instanceof Error ? error : new Error('The audit entries could not be written.');
      for (const { done } of batch) done(reason);
    }
  }

  function recordRead(context: AuditContext, events: readonly AuditEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: Error) => (error === undefined ? resolve() : reject(error));
      waiting.push({ context, events, done });
      if (waiting.length === 1) setImmediate(() => void flush());
    });
  }

  const underWay = new Set<Promise<unknown>>();
  function untilDone<T>(task: Promise<T>): Promise<T> {
    underWay.add(task);
    const over = () => void underWay.delete(task);
    task.then(over, over);
    return task;
  }

  async function readRecorded<T>(context: AuditContext, work: (q: Reader) => Promise<Audited<T>>): Promise<T> {
    const { events, value } = await work(readHandle as unknown as Reader);
    await recordRead(context, events);
    return value;
  }

  return {
    runtime,
    async write<T>(context: AuditContext, work: (tx: Tx) => Promise<Recorded<T>>): Promise<T> {
      return (await transaction(() => work(tx(context)))).value;
    },
    read: (context, work) => untilDone(readRecorded(context, work)),
    look: <T>(work: (q: Looker) => Promise<T>) => work(readHandle),
    tend: <T>(work: (tx: Tender) => Promise<T>) => transaction(() => work(writeHandle)),
    async close() {
      if (!writer.open) return;
      await Promise.allSettled(underWay);
      await exclusive(() => Promise.resolve());
      reader.close();
      writer.close();
    },
  };
}
