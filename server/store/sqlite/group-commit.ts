import { setTimeout as pause } from 'node:timers/promises';
import { openTrail, type Trail } from '../../audit/trail.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { mapStoreError } from '../db-errors.ts';
import type { Tender } from '../store.ts';
import type { SqliteClient } from './connection.ts';

/** One write, or the audit entries of one read. */
export interface Job {
  /** `false` for what touches nothing but the trail in memory: it needs no savepoint. */
  readonly changes: boolean;
  /** Alone in its transaction: nobody's answer waits for it. */
  readonly long: boolean;
  run(trail: Trail): Promise<unknown>;
  done(value: unknown): void;
  failed(error: unknown): void;
}

/** More would make the first wait for the last; fewer would not pay for the flush to disk. */
const TOGETHER_MAX = 64;

/** Ten seconds in all, with the few ms that the connection itself waits each time. */
const BEGIN_TRIES = 200;
const BEGIN_PAUSE_MS = 40;

/**
 * Commits together what waits at the same time: one BEGIN IMMEDIATE, one flush to disk, and the answers only after
 * the commit. Each write has a savepoint of its own, so that one that fails takes nobody with it. Jobs run one after
 * another: this is the one writer of the process.
 */
export function createGroupCommit(writer: SqliteClient, tender: Tender, runtime: Runtime) {
  const beginNow = writer.prepare('BEGIN IMMEDIATE');
  const commit = writer.prepare('COMMIT');
  const savepoint = writer.prepare('SAVEPOINT one');
  const release = writer.prepare('RELEASE one');
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    // A turn of the event loop, in which all that has arrived is read: it shares the next transaction.
    await nextTurn();
    while (waiting.length > 0) {
      await commitTogether(takeBatch());
      await nextTurn();
    }
    running = undefined;
  }

  /** Waits for another program's transaction, such as an import's, without holding up what needs no transaction. */
  async function begin(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        beginNow.run();
        return;
      } catch (error) {
        if (!isBusy(error) || tries === BEGIN_TRIES) throw error;
        // eslint-disable-next-line no-restricted-syntax -- no transaction is open here: this waits for one to begin.
        await pause(BEGIN_PAUSE_MS);
      }
    }
  }

  /** A connection that cannot even take back is of no use: what comes next is refused, and nobody waits for ever. */
  function takeBack(): void {
    try {
      if (writer.inTransaction) writer.exec('ROLLBACK');
    } catch {
      // The first error is the one to tell.
    }
  }

  function takeBatch(): Job[] {
    const firstLong = waiting.findIndex((job) => job.long);
    const size = firstLong === 0 ? 1 : Math.min(TOGETHER_MAX, firstLong < 0 ? waiting.length : firstLong);
    const batch = waiting.slice(0, size);
    waiting = waiting.slice(size);
    return batch;
  }

  async function commitTogether(batch: readonly Job[]): Promise<void> {
    const outcomes = new Map<Job, { value: unknown } | { error: unknown }>();
    const trail = openTrail(tender, runtime);
    try {
      await begin();
      for (const job of batch) outcomes.set(job, await attempt(job, trail));
      await trail.settle();
      commit.run();
    } catch (error) {
      takeBack();
      const mapped = mapStoreError(error);
      for (const job of batch) {
        const outcome = outcomes.get(job);
        job.failed(outcome !== undefined && 'error' in outcome ? outcome.error : mapped);
      }
      return;
    }
    for (const [job, outcome] of outcomes) {
      if ('value' in outcome) job.done(outcome.value);
      else job.failed(outcome.error);
    }
  }

  /** Throws only when SQLite has given the whole transaction up, as it does on a full disk. */
  async function attempt(job: Job, trail: Trail): Promise<{ value: unknown } | { error: unknown }> {
    const mark = trail.mark();
    if (job.changes) savepoint.run();
    try {
      const value = await job.run(trail);
      if (job.changes) release.run();
      return { value };
    } catch (error) {
      if (!writer.inTransaction) throw error;
      if (job.changes) writer.exec('ROLLBACK TO one; RELEASE one');
      trail.back(mark);
      return { error: mapStoreError(error) };
    }
  }

  return {
    /** Takes a job in; `done` or `failed` is called once it is durable, or not done at all. */
    add(job: Job): void {
      waiting.push(job);
      running ??= runAll();
    },
    /** Resolves when nothing waits any more. */
    async idle(): Promise<void> {
      await running;
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
