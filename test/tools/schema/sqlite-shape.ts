import type { SqliteClient } from '../../../server/store/sqlite/connection.ts';
import { type ColumnShape, type IndexShape, plainExpression, type ReferenceShape, type TableShape } from './shape.ts';

/** The tables of a SQLite database, with its record of changes. */
export function sqliteShape(client: SqliteClient): TableShape[] {
  const tables = client
    .prepare<[], { name: string; sql: string }>(
      String.raw`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`,
    )
    .all();
  return tables.map(({ name, sql }) => ({
    name,
    ...columnsOf(client, name),
    ...indexesOf(client, name),
    clustered: /\bWITHOUT ROWID\b/i.test(sql),
    refers: refersOf(client, name),
    checks: [...sql.matchAll(/\bCHECK \(([^()]*)\)/gi)].map((match) => plainExpression(match[1] ?? '')),
    triggers: namesOf(client, 'trigger', name),
  }));
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

function columnsOf(client: SqliteClient, table: string): Pick<TableShape, 'columns' | 'key'> {
  const rows = client.prepare<[string], ColumnRow>('SELECT * FROM pragma_table_info(?)').all(table);
  const key = rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const columns = rows.map((row): ColumnShape => ({
    name: row.name,
    type: row.type.toLowerCase(),
    // The one column of an INTEGER key stands for the row's number: SQLite calls it nullable and fills it itself.
    nullable: row.notnull === 0 && row.pk === 0,
    default: row.dflt_value,
  }));
  return { columns, key: key.map(({ name }) => name) };
}

interface IndexRow {
  readonly name: string;
  readonly unique: number;
  /** c: an index of its own; u: of a constraint; pk: of the key. */
  readonly origin: 'c' | 'u' | 'pk';
}

/** What is unique is a constraint of its table, or an index of a later change that bears a constraint's name. */
function indexesOf(client: SqliteClient, table: string): Pick<TableShape, 'unique' | 'indexes'> {
  const rows = client
    .prepare<[string], IndexRow>('SELECT name, "unique", origin FROM pragma_index_list(?) ORDER BY name')
    .all(table);
  const columns = (index: string) =>
    client.prepare<[string], string>('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck().all(index);
  const all = rows
    .filter(({ origin }) => origin !== 'pk')
    .map(({ name, unique, origin }): IndexShape & { constraint: boolean } => {
      const where = conditionOf(client, name);
      const constraint = origin === 'u' || (unique === 1 && where === null && name.endsWith('_key'));
      return { name, unique: unique === 1, columns: columns(name), where, constraint };
    });
  return {
    unique: all.filter(({ constraint }) => constraint).map((index) => index.columns),
    indexes: all.filter(({ constraint }) => !constraint),
  };
}

function conditionOf(client: SqliteClient, index: string): string | null {
  const sql = client.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(index) ?? '';
  const condition = /\bWHERE\b([\s\S]*)$/i.exec(sql)?.[1];
  return condition === undefined ? null : plainExpression(condition);
}

function refersOf(client: SqliteClient, table: string): ReferenceShape[] {
  const rows = client
    .prepare<[string], { table: string; from: string; to: string; on_delete: string }>(
      'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)',
    )
    .all(table);
  return rows.map((row) => ({
    column: row.from,
    table: row.table,
    target: row.to,
    onDelete: row.on_delete.toLowerCase(),
  }));
}

function namesOf(client: SqliteClient, type: string, table: string): string[] {
  return client
    .prepare<[string, string], string>('SELECT name FROM sqlite_schema WHERE type = ? AND tbl_name = ? ORDER BY name')
    .pluck()
    .all(type, table);
}
