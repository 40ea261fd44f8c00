import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote } from '../../shared/audit/note.ts';
import { putInPlace, syncFolder } from '../store/backup/durable.ts';
import { TrailBroken } from './trail-broken.ts';

/**
 * The checkpoint that was signed last with the keys of a folder. It lies beside them, where the database cannot reach:
 * whoever can write into the database alone cannot take checkpoints away and have another past signed.
 */
export interface LastSigned {
  /** Where it is, for a text. */
  readonly file: string;
  /** Undefined where none was signed yet. Throws `TrailBroken` when it cannot be read: nothing is signed without it. */
  read(): Checkpoint | undefined;
  /** Keeps a note, unless one over as many entries or more lies there. Throws `TrailBroken` when it cannot. */
  keep(note: string): void;
}

const FILE = 'last-signed';

/** The one of the keys in this folder. */
export function lastSignedIn(folder: string): LastSigned {
  const file = join(folder, FILE);
  function read(): Checkpoint | undefined {
    const note = inWords(file, () => textOf(file));
    return note === undefined ? undefined : inWords(file, () => decodeCheckpoint(decodeNote(note).text));
  }
  return {
    file,
    read,
    keep(note) {
      if ((read()?.size ?? 0) >= decodeCheckpoint(decodeNote(note).text).size) return;
      const part = `${file}.${process.pid}.part`;
      inWords(file, () => {
        writeFileSync(part, note, { mode: 0o600 });
        putInPlace(part, file);
      });
    },
  };
}

/**
 * Sets it aside, for a trail that was put in the place of another on purpose. Gives the path it has now; undefined
 * where there was none.
 */
export function setLastSignedAside(folder: string, stamp: string): string | undefined {
  const { file } = lastSignedIn(folder);
  if (!existsSync(file)) return undefined;
  const aside = `${file}.${stamp}`;
  renameSync(file, aside);
  syncFolder(dirname(file));
  return aside;
}

/** Undefined where there is none, though its folder is there: a disk that is away says nothing of what was signed. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !statSync(dirname(file)).isDirectory()) throw error;
    return undefined;
  }
}

function inWords<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new TrailBroken(`The checkpoint in ${file} cannot be used`, { cause: error });
  }
}
