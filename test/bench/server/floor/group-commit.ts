import type { Database } from 'better-sqlite3';

/** What a transaction changes outside the database, so that a rollback can take it back. */
interface Undo {
  save(): void;
  restore(): void;
}

interface Job {
  run(): void;
  resolve(): void;
  reject(error: unknown): void;
}

/** Everything that arrives in one turn of the event loop shares one transaction and one fsync; answers follow the commit. */
export function groupCommit(db: Database, undo: Undo): <T>(work: () => T) => Promise<T> {
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => db.prepare(text));
  let waiting: Job[] = [];

  function flush(): void {
    const batch = waiting;
    waiting = [];
    undo.save();
    try {
      begin?.run();
      for (const job of batch) job.run();
      commit?.run();
      for (const job of batch) job.resolve();
    } catch (error) {
      if (db.inTransaction) rollback?.run();
      undo.restore();
      for (const job of batch) job.reject(error);
    }
  }

  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      let value: T;
      waiting.push({ run: () => void (value = work()), resolve: () => resolve(value), reject });
      if (waiting.length === 1) setImmediate(flush);
    });
}
