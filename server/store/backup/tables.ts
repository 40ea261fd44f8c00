import { sqliteTables } from '../migrate/sqlite-history.ts';
import type { SqliteClient } from '../sqlite/connection.ts';

/** A table whose rows go from one engine to the other; both have the same tables and columns. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of its primary key: rows in this order go into a clustered table without moving others. */
  readonly key: readonly string[];
}

/** Every table with rows of the district's, those that others refer to first. The record of changes is not among them. */
export function copiedTables(client: SqliteClient): CopiedTable[] {
  const ordered: string[] = [];
  const place = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const parent of parentsOf(client, name)) place(parent);
    ordered.push(name);
  };
  for (const name of sqliteTables(client)) place(name);
  return ordered.map((name) => describe(client, name));
}

function parentsOf(client: SqliteClient, table: string): string[] {
  const rows = client.prepare<[string], string>('SELECT "table" FROM pragma_foreign_key_list(?)').pluck().all(table);
  return rows.filter((parent) => parent !== table);
}

function describe(client: SqliteClient, name: string): CopiedTable {
  const columns = client
    .prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid')
    .all(name);
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return { name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) };
}

/** `"a", "b"` */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ');
}
