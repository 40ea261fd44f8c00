import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** This machine does not let the test have a file system of its own. The text says how it would. */
export class CannotMount extends Error {}

/** Runs a system tool. Throws what it said when it fails. */
export function system(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new CannotMount(
    `"${[command, ...args].join(' ')}" did not work: ${error?.message ?? stderr.trim()}\n` +
      'This test needs a small disk of its own: run it on Linux as root. Inside "unshare -rm" it can have one to fill,\n' +
      'which is all that a full disk below SQLite takes.',
  );
}

/** A folder to mount something on. Where /tmp is private to its owner nobody else could reach what is mounted. */
export function mountPoint(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-disk-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
