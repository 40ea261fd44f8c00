import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { OnStep } from '../examine/progress.ts';
import { keyPragma } from '../sqlite/encryption.ts';
import { openReader } from '../sqlite/connection.ts';

const LOOK_MS = 250;

/**
 * Copies the file of a server that may be running into `into`, a file that is empty yet: whole, as it was at one
 * moment, with the same key. Nobody waits for it. When `onStep` throws, it is given up.
 */
export async function copySqlite(file: string, key: string | undefined, into: string, onStep: OnStep): Promise<void> {
  const total = sizeOf(file, key);
  const tell = () => {
    const done = statSync(into, { throwIfNoEntry: false })?.size ?? 0;
    onStep({ what: 'Copying the database', done, total });
  };
  tell();
  const work = { file, into, pragmas: key === undefined ? [] : [keyPragma(key)] };
  const worker = new Worker(new URL('./vacuum-worker.mjs', import.meta.url), { workerData: work });
  await ended(worker, tell);
}

/** Bytes of the database with what is still in its WAL. Throws in words when it cannot be opened. */
function sizeOf(file: string, key: string | undefined): number {
  const client = openReader(file, key);
  try {
    return Number(client.pragma('page_count', { simple: true })) * Number(client.pragma('page_size', { simple: true }));
  } finally {
    client.close();
  }
}

function ended(worker: Worker, tell: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      try {
        tell();
      } catch (error) {
        giveUp(error as Error);
      }
    }, LOOK_MS);
    const giveUp = (error: Error) => {
      clearInterval(watch);
      // It ends when SQLite's one long call does; nobody has to wait for that.
      void worker.terminate();
      reject(error);
    };
    worker.once('error', giveUp);
    worker.once('exit', () => {
      clearInterval(watch);
      resolve();
    });
  });
}
