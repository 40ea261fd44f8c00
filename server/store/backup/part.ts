import { rmSync, writeFileSync } from 'node:fs';

/** A file that is being made under a name of its own. Only its owner may read it: it will hold everything. */
export interface Part {
  readonly path: string;
  /** Removes it, with what SQLite may have laid beside it. Does nothing once it has been renamed. */
  discard(): void;
}

const BESIDE = ['', '-journal', '-wal', '-shm'];

/** Makes the empty file. When the signal is given it is gone before the signal's sender goes on. */
export function createPart(path: string, signal: AbortSignal | undefined): Part {
  const discard = () => {
    for (const end of BESIDE) rmSync(`${path}${end}`, { force: true });
  };
  writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  signal?.addEventListener('abort', discard, { once: true });
  return { path, discard };
}
