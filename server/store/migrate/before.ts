import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { partName, timeName } from '../backup/names.ts';
import { shown } from './migration.ts';

/** `before-<newest change in it>-<UTC time>.db`. */
const NAME = /^before-(.+)-(\d{4}-\d{2}-\d{2}T[\d-]+Z)\.db$/u;

/** The name of a backup made before a migration. Rotation of the other backups leaves it alone. `at`: epoch ms. */
export function beforeName(newest: string, at: number): string {
  return `before-${shown(newest)}-${timeName(at)}.db`;
}

/** The name of such a backup while it is not proven: several processes may be making it. */
export const beforePartName = (name: string): string => partName(`${process.pid}-${name}`);

/** The path of the newest of them that holds only changes out of `known`. */
export function newestBefore(folder: string, known: readonly string[]): string | undefined {
  const names = known.map(shown);
  const made = listed(folder).flatMap((file) => {
    const [, newest = '', time = ''] = NAME.exec(file) ?? [];
    return names.includes(newest) ? [{ file, time }] : [];
  });
  const last = made.sort((a, b) => (a.time < b.time ? -1 : 1)).at(-1);
  return last === undefined ? undefined : join(folder, last.file);
}

/** Only a text asks for it: a folder that is not there, or cannot be read, holds none. */
function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
