import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes what was written to a file outlive a power cut. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/** Makes new and changed names in a folder outlive a power cut. Windows does that by itself, and opens no folder. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

/** Gives a finished file its name, all at once: after a crash it is there whole or not at all. Same folder only. */
export function putInPlace(part: string, file: string): void {
  syncFile(part);
  renameSync(part, file);
  syncFolder(dirname(file));
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
