import { sql } from 'drizzle-orm';
import type { Columns } from '../../../server/store/columns.sqlite.ts';
import type { IndexShape, TableShape } from './shape.ts';

type Table = ReturnType<Columns['table']>;
type Column = Table['_']['columns'][string];
type Some = [Column, ...Column[]];

/** What a database holds as if the code defined it, so that one tool can compare both. Without triggers and checks. */
export function tablesOf(shapes: readonly TableShape[], c: Columns): Record<string, Table> {
  const tables: Record<string, Table> = {};
  const find = (table: string, column: string) => pick(tables[table] as unknown as Record<string, Column>, [column])[0];
  for (const shape of shapes) {
    const columns = shape.columns.map((column) => [column.name, toColumn(column, c)] as const);
    tables[shape.name] = c.table(shape.name, Object.fromEntries(columns), (t) => [
      ...(shape.key.length > 0 ? [c.key(...pick(t, shape.key))] : []),
      ...shape.unique.map((names) => c.unique(...pick(t, names))),
      ...shape.refers.map((r) => c.refers(pick(t, [r.column])[0], find(r.table, r.target))),
      ...shape.indexes.map((index) => toIndex(index, t, c)),
    ]);
  }
  return tables;
}

function toColumn(column: TableShape['columns'][number], c: Columns) {
  const kinds = { text: c.text, integer: c.int, boolean: c.bool };
  const kind = kinds[column.type as keyof typeof kinds];
  if (kind === undefined) throw new Error(`No column of the kit has the type ${column.type} (${column.name}).`);
  const empty = column.nullable ? kind() : kind().notNull();
  return column.default === null ? empty : empty.default(sql.raw(column.default));
}

function toIndex({ name, unique, columns, where }: IndexShape, t: Record<string, Column>, c: Columns) {
  const index = (unique ? c.uniqueIndex(name) : c.index(name)).on(...pick(t, columns));
  return where === null ? index : index.where(sql.raw(where));
}

function pick(table: Record<string, Column>, names: readonly string[]): Some {
  const [first, ...rest] = names.map((name) => {
    const column = table[name];
    if (column === undefined) throw new Error(`There is no column ${name}.`);
    return column;
  });
  if (first === undefined) throw new Error('No column is named.');
  return [first, ...rest];
}
