import { mkdtempSync, rmSync, writeFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountPoint, system } from './mount.ts';

const SIZE = 32 * 1024 * 1024;
/** e2fsck: 1 says that it found errors and put all of them right. */
const E2FSCK = 'e2fsck -fy "$0" > /dev/null 2>&1; test $? -le 1';

/** An ext4 file system in a file, which turns read-only on an error, as a server's disk does. */
export interface FailingDisk {
  readonly folder: string;
  /** What the kernel does when it finds the file system damaged: from now on every write fails, in open files too. */
  fail(): void;
  /** Nobody may use it: unmounts, repairs and mounts it again, as an administrator would. */
  repair(): void;
  /** The file cannot be written any more, or can again, while everything else goes on. */
  lock(file: string, locked: boolean): void;
  remove(): void;
}

/** Makes and mounts it. Throws `CannotMount` where that is not allowed. */
export function failingDisk(): FailingDisk {
  const home = mkdtempSync(join(tmpdir(), 'facesheet-image-'));
  const image = join(home, 'ext4');
  const { folder, remove } = mountPoint();
  const away = () => {
    remove();
    rmSync(home, { recursive: true, force: true });
  };
  const mount = () => void system('mount', '-o', 'loop,errors=remount-ro', image, folder);
  try {
    writeFileSync(image, '');
    truncateSync(image, SIZE);
    system('mkfs.ext4', '-q', image);
    mount();
  } catch (error) {
    away();
    throw error;
  }
  return {
    folder,
    fail: () => void system('mount', '-o', 'remount,abort', folder),
    repair() {
      system('umount', folder);
      system('sh', '-c', E2FSCK, image);
      mount();
    },
    lock: (file, locked) => void system('chattr', locked ? '+i' : '-i', file),
    remove() {
      system('umount', folder);
      away();
    },
  };
}
