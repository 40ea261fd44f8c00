import { setImmediate as nextTurn } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { RosterError } from './roster-error.ts';

export interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const MAX_ENTRIES = 64;
const MAX_INFLATED = 512 * 1024 * 1024;
const AGAIN = 'Export the set again, or copy the file again, and try once more.';

/**
 * The CSV files of a zip. Refuses what is no zip, what breaks off, more than 64 entries, and more than 512 MB once
 * inflated (by the zip's own directory, which also bounds what is allocated). Names are only compared, never used as paths.
 */
export async function unzipCsv(bytes: Uint8Array, maxInflated = MAX_INFLATED): Promise<Entry[]> {
  assertZip(bytes);
  const paths = listed(bytes, maxInflated);
  const entries: Entry[] = [];
  for (const path of paths) {
    await nextTurn();
    const found = inflate(() => unzipSync(bytes, { filter: (file) => file.name === path }))[path];
    if (found) entries.push({ path, bytes: found });
  }
  return entries;
}

function assertZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new RosterError('file-empty', `The file is empty. ${AGAIN}`);
  const [p, k, three] = bytes;
  if (p !== 0x50 || k !== 0x4b) {
    throw new RosterError(
      'not-a-zip',
      'This is not a zip file. Give the zip of CSV files that the SIS exports, or the folder with the CSV files.',
    );
  }
  if (three === 0x05) throw new RosterError('no-tables', 'The zip has no files in it. Export the set again.');
}

/** Reads the zip's directory only. */
function listed(bytes: Uint8Array, maxInflated: number): string[] {
  const paths: string[] = [];
  let count = 0;
  let size = 0;
  const list = () =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        size += originalSize;
        if (/\.csv$/iu.test(name) && !name.startsWith('__MACOSX/')) paths.push(name);
        return false;
      },
    });
  try {
    list();
  } catch {
    throw new RosterError('zip-truncated', `The zip breaks off: its directory is missing. ${AGAIN}`);
  }
  if (count > MAX_ENTRIES) {
    throw new RosterError(
      'zip-too-many-files',
      `The zip has ${count} entries; a roster has at most ${MAX_ENTRIES}. Give a zip with the CSV files only.`,
    );
  }
  if (size > maxInflated) {
    const limit = Math.round(maxInflated / 1024 / 1024);
    throw new RosterError(
      'zip-too-large',
      `The zip would unpack to more than ${limit} MB. Give a zip with the CSV files of one roster only.`,
    );
  }
  return paths;
}

function inflate<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new RosterError(
      'zip-damaged',
      `A file in the zip cannot be unpacked: the zip is damaged or locked with a password. ${AGAIN}`,
    );
  }
}
