import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Findings } from './findings.ts';
import { RosterError } from './roster-error.ts';
import { PASSED_OVER, type TableName, TABLES } from './tables.ts';
import { type Entry, unzipCsv } from './zip.ts';

/** Where a set comes from: the bytes of a zip, or a folder of CSV files. */
export type RosterSource = Uint8Array | { readonly folder: string };

export type FileName = TableName | 'manifest';

export interface RosterFile {
  /** As it is named in the set, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RosterFiles {
  readonly files: ReadonlyMap<FileName, RosterFile>;
  /** SHA-256 (hex) of the zip, or of names and bytes of the folder's files. */
  readonly hash: string;
}

const KNOWN: readonly FileName[] = ['manifest', ...(Object.keys(TABLES) as TableName[])];

/** A path as a source: a folder, or anything else as a zip. Throws what the file system throws. */
export async function sourceAt(path: string): Promise<RosterSource> {
  return (await stat(path)).isDirectory() ? { folder: path } : readFile(path);
}

/** Opens a set and sorts out its files by name. Throws a `RosterError` when there is nothing to read. */
export async function openSource(source: RosterSource, findings: Findings): Promise<RosterFiles> {
  const entries = source instanceof Uint8Array ? await unzipCsv(source) : await readFolder(source.folder);
  const files = new Map<FileName, RosterFile>();
  for (const entry of entries) sortOut(entry, files, findings);
  if ([...files.keys()].every((name) => name === 'manifest')) {
    throw new RosterError(
      'no-tables',
      'None of the files is a OneRoster table (users.csv, orgs.csv, classes.csv, enrollments.csv …). Check that this is the OneRoster export.',
    );
  }
  return { files, hash: source instanceof Uint8Array ? sha256Of([source]) : hashOf(entries) };
}

function sortOut({ path, bytes }: Entry, files: Map<FileName, RosterFile>, findings: Findings): void {
  const name = basename(path.replaceAll('\\', '/'));
  const bare = name.slice(0, -'.csv'.length);
  const known = KNOWN.find((other) => other.toLowerCase() === bare.toLowerCase());
  if (known === undefined) {
    const passed = PASSED_OVER.some((other) => other.toLowerCase() === bare.toLowerCase());
    if (!passed) findings.add('file-unknown', { file: name });
    return;
  }
  if (files.has(known)) {
    throw new RosterError(
      'file-twice',
      `The set has ${known}.csv twice, perhaps in two folders. Give a set with one of each.`,
    );
  }
  if (name !== path) findings.add('file-in-folder', { file: name });
  if (bare !== known) findings.add('file-name-case', { file: name });
  files.set(known, { name, bytes });
}

async function readFolder(path: string): Promise<Entry[]> {
  const names = (await readdir(path)).filter((name) => /\.csv$/iu.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ path: name, bytes: await readFile(join(path, name)) })));
}

function hashOf(entries: readonly Entry[]): string {
  return sha256Of(entries.flatMap(({ path, bytes }) => [Buffer.from(`${path}\0${bytes.length}\0`), bytes]));
}

/** SHA-256 (hex) of parts, one after the other. */
export function sha256Of(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
