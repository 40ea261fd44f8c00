import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { figure, say } from '../table.ts';

const BYTES_PER_GB = 1e9;
/** What a student takes in the product's SQLite file with everything that is recorded about them (measured), rounded up. */
const BYTES_PER_STUDENT = 12_000;

/**
 * Says how much disk so many students will take in the folder for temporary files. Throws a text that says what to do
 * when less is free: a filling that ends after minutes in a full disk helps nobody.
 */
export function assertSpace(students: number): void {
  const needed = students * BYTES_PER_STUDENT;
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = bavail * bsize;
  const gb = (bytes: number) => `${figure(bytes / BYTES_PER_GB, 1)} GB`;
  say(
    `Needs about ${gb(needed)} of disk in ${tmpdir()}, of which ${gb(free)} are free. All of it is given back at the end.`,
  );
  if (free < needed)
    throw new Error(
      `There is too little disk for these sizes. Name a folder with more space in TMPDIR, or smaller sizes with --sizes, such as --sizes 10000,100000.`,
    );
}
