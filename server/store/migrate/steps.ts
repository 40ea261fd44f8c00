import { type Migration, MigrationError, shown } from './migration.ts';
import { tablesChanged } from './plain-sql.ts';

/** Rows by table. */
export type Counts = ReadonlyMap<string, number>;

/** What the runner was at when a change failed. */
export type Step =
  'counting rows' | 'running its SQL' | 'checking what refers to what' | 'comparing rows' | 'recording it';

/** Not a failure of the engine, but of what a change did; its text names tables and numbers only. */
export class Unsafe extends Error {}

/** The tables among these whose number of rows the change does not mean to alter. */
export function untouched(tables: readonly string[], { sql }: Migration): string[] {
  const changed = tablesChanged(sql);
  return tables.filter((table) => !changed.has(table));
}

/** Throws when a table has lost or gained rows, or is gone: a rebuilt parent with a cascade empties its children. */
export function assertSameCounts(before: Counts, after: Counts): void {
  const wrong = [...before].filter(([table, rows]) => after.get(table) !== rows);
  if (wrong.length === 0) return;
  const list = wrong.map(([table, rows]) => `${table} had ${rows} rows and ${hasNow(after.get(table))}`);
  throw new Unsafe(`it altered how many rows there are where it should not: ${list.join(', ')}`);
}

const hasNow = (rows: number | undefined) => (rows === undefined ? 'is gone' : `has ${rows}`);

/** The failure of one change, after everything was rolled back. `reason` holds nothing from the rows. */
export function failed(migration: Migration, step: Step, reason: string, backup: string | undefined): MigrationError {
  return new MigrationError(
    [
      `The database could not be brought to this version. The change ${shown(migration.name)} failed while ${step}:`,
      `${reason}.`,
      'All of it was rolled back: the database is as it was. Start the version before this one again, and report this text.',
      ...(backup === undefined ? [] : [`A backup from just before lies at ${backup}.`]),
    ].join('\n'),
  );
}
