import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mountPoint, system } from './mount.ts';

const MB = 1024 * 1024;
const PAGE = 4096;

/** A disk of a few megabytes, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes up all that is left, to the last byte. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  remove(): void;
}

/** Mounts it, owned by a user where one is named. Throws `CannotMount` where that is not allowed. */
export function smallDisk(megabytes: number, ownerId = 0): SmallDisk {
  const { folder, remove } = mountPoint();
  const options = `size=${megabytes}m,mode=700,uid=${ownerId},gid=${ownerId}`;
  try {
    system('mount', '-t', 'tmpfs', '-o', options, 'facesheet-test', folder);
  } catch (error) {
    remove();
    throw error;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fillUp(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove() {
      system('umount', folder);
      remove();
    },
  };
}

function fillUp(file: string): void {
  const fd = openSync(file, 'a');
  try {
    for (const chunk of [Buffer.alloc(MB), Buffer.alloc(PAGE)]) while (hasRoomFor(fd, chunk));
  } finally {
    closeSync(fd);
  }
}

function hasRoomFor(fd: number, chunk: Buffer): boolean {
  try {
    return writeSync(fd, chunk) > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
