import { Worker } from 'node:worker_threads';
import { StoreError } from '../db-errors.ts';
import { damaged } from './connection.ts';
import { keyPragma } from './encryption.ts';

type Found = 'ok' | 'damaged' | 'unchecked';

export interface Check {
  /** Resolves when the check has ended, whatever it found. */
  readonly ended: Promise<void>;
  /** What it found; undefined while it runs. `unchecked`: it could not be made, which says nothing of the file. */
  result(): Found | undefined;
  /** Throws unless the file is sound. */
  assertOk(): void;
  /** A text for whoever runs the server; undefined when the file is sound or nobody knows yet. */
  trouble(): Error | undefined;
  cancel(): void;
}

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/** Checks the file's integrity on a thread of its own, so that a large file does not hold up the start. */
export function checkBeside(file: string, key: string | undefined): Check {
  let found: Found | undefined;
  let code = '';
  const worker = new Worker(new URL('./check-worker.mjs', import.meta.url), {
    workerData: { file, unlock: key === undefined ? undefined : keyPragma(key) },
  });
  function note(said: { answer?: unknown; code?: string }): void {
    code = said.code ?? '';
    if (said.answer === 'ok') found = 'ok';
    else found = said.code === undefined || DAMAGED.test(said.code) ? 'damaged' : 'unchecked';
  }
  const ended = new Promise<void>((resolve) => {
    worker.once('message', note);
    worker.once('error', (error) => note({ code: error.name }));
    worker.once('exit', () => resolve());
  });
  return {
    ended,
    result: () => found,
    assertOk() {
      if (found === 'damaged') throw new StoreError('damaged', 'quick_check');
      if (found !== 'ok') throw new StoreError('away', 'not checked');
    },
    trouble() {
      if (found === 'damaged') return damaged(file);
      if (found !== 'unchecked') return undefined;
      return new Error(`The database ${file} could not be checked (${code}), so nothing was served. Start again.`);
    },
    cancel: () => void worker.terminate(),
  };
}
