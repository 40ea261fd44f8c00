import { Worker } from 'node:worker_threads';
import { StoreError } from '../db-errors.ts';
import { keyPragma } from './encryption.ts';

export interface Check {
  /** Resolves when the check has ended, whatever it found. */
  readonly ended: Promise<void>;
  /** What it found; undefined while it runs. */
  result(): 'ok' | 'damaged' | undefined;
  /** Throws when the file is damaged. */
  assertOk(): void;
  cancel(): void;
}

/** Checks the file's integrity on a thread of its own, so that a large file does not hold up the start. */
export function checkBeside(file: string, key: string | undefined): Check {
  let found: 'ok' | 'damaged' | undefined;
  const worker = new Worker(new URL('./check-worker.mjs', import.meta.url), {
    workerData: { file, unlock: key === undefined ? undefined : keyPragma(key) },
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('message', (answer: unknown) => void (found = answer === 'ok' ? 'ok' : 'damaged'));
    worker.once('error', () => void (found = 'damaged'));
    worker.once('exit', () => resolve());
  });
  return {
    ended,
    result: () => found,
    assertOk() {
      if (found !== 'ok') throw new StoreError('damaged', 'quick_check');
    },
    cancel: () => void worker.terminate(),
  };
}
