import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTrailKeys, type TrailKeys } from '../../server/audit/trail-keys.ts';

let made: Promise<TrailKeys> | undefined;

/** Real keys for the trails of tests, made once a worker. Nothing of them stays on the disk. */
export function testTrailKeys(): Promise<TrailKeys> {
  return (made ??= make());
}

async function make(): Promise<TrailKeys> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  try {
    const keys = await openTrailKeys(folder, () => Promise.resolve('facesheet/test'));
    // Of many trails with one name: what was signed of one says nothing of another.
    return { ...keys, lastSigned: { file: '', read: () => undefined, keep: () => undefined } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
