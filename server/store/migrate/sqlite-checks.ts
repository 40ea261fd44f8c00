import type { SqliteClient } from '../sqlite/connection.ts';
import { sqliteTables } from './sqlite-history.ts';
import { type Counts, Unsafe } from './steps.ts';

/** A table that is gone has no count. Counting is exact: reading a table once is little beside copying all of them. */
export function countRows(client: SqliteClient, tables: readonly string[]): Counts {
  const there = new Set(sqliteTables(client));
  const counted = tables.filter((table) => there.has(table));
  return new Map(
    counted.map((table) => [table, client.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0]),
  );
}

/** Throws when a row refers to one that is not there: keys were off while the change ran. */
export function assertReferences(client: SqliteClient): void {
  const broken = client.pragma('foreign_key_check') as readonly { table: string; parent: string }[];
  if (broken.length === 0) return;
  const pairs = new Set(broken.map(({ table, parent }) => `${table} to ${parent}`));
  throw new Unsafe(`${broken.length} rows would refer to what is not there (from ${[...pairs].join(', from ')})`);
}
