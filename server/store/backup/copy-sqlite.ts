import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { OnStep } from '../examine/progress.ts';
import { keyPragma } from '../sqlite/encryption.ts';
import { openReader } from '../sqlite/connection.ts';

const LOOK_MS = 250;

/**
 * Copies the file of a server that may be running into `into`, a file that is empty yet: whole, as it was at one
 * moment, with the same key. Nobody waits for it.
 */
export async function copySqlite(file: string, key: string | undefined, into: string, onStep: OnStep): Promise<void> {
  const total = sizeOf(file, key);
  const tell = () => onStep({ what: 'Copying the database', done: statSync(into).size, total });
  const watch = setInterval(tell, LOOK_MS);
  try {
    tell();
    await vacuumInto({ file, into, pragmas: key === undefined ? [] : [keyPragma(key)] });
  } finally {
    clearInterval(watch);
  }
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

function vacuumInto(workerData: { file: string; into: string; pragmas: readonly string[] }): Promise<void> {
  const worker = new Worker(new URL('./vacuum-worker.mjs', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
