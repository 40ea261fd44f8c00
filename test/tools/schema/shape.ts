/** A table as a database or the code describes it, in words that are the same on every side. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly key: readonly string[];
  /** SQLite keeps its rows in the order of the key. Nothing says so elsewhere. */
  readonly clustered?: boolean;
  readonly unique: readonly (readonly string[])[];
  readonly refers: readonly ReferenceShape[];
  readonly indexes: readonly IndexShape[];
  readonly checks: readonly string[];
  readonly triggers: readonly string[];
}

export interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
}

export interface ReferenceShape {
  readonly column: string;
  readonly table: string;
  readonly target: string;
  readonly onDelete: string;
}

export interface IndexShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** The condition of a partial index. */
  readonly where: string | null;
}

/** Everything a shape says, one fact a line: two sides agree when they have the same lines. */
export function facts(tables: readonly TableShape[]): string[] {
  return tables.flatMap((table) => [
    ...table.columns.map((column) => `${table.name}.${column.name} is ${typeOf(column)}`),
    ...(table.key.length > 0 ? [`${table.name} has the key ${list(table.key)}`] : []),
    ...table.unique.map((columns) => `${table.name} is unique by ${list(columns)}`),
    ...table.refers.map((r) => `${table.name}.${r.column} refers to ${r.table}.${r.target}, on delete ${r.onDelete}`),
    ...table.indexes.map((index) => `${table.name} has the index ${index.name} ${indexOf(index)}`),
    ...table.checks.map((check) => `${table.name} checks ${check}`),
    ...table.triggers.map((trigger) => `${table.name} has the trigger ${trigger}`),
  ]);
}

/** What one side says and the other does not. */
export function differences(a: readonly string[], b: readonly string[]): { onlyA: string[]; onlyB: string[] } {
  return { onlyA: a.filter((fact) => !b.includes(fact)).sort(), onlyB: b.filter((fact) => !a.includes(fact)).sort() };
}

/** An expression without what only spells it: case, quotes, brackets, casts, the table before a column. */
export function plainExpression(sql: string): string {
  return sql
    .replaceAll(/::\w+( varying)?/g, '')
    .replaceAll(/"?\w+"?\."/g, '"')
    .replaceAll(/["()]/g, '')
    .replaceAll(/= ANY ARRAY\[(.*?)\]/gi, 'in $1')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function typeOf(column: ColumnShape): string {
  const fallback = column.default === null ? '' : ` default ${column.default}`;
  return `${column.type}${column.nullable ? '' : ' not null'}${fallback}`;
}

function indexOf(index: IndexShape): string {
  const where = index.where === null ? '' : ` where ${index.where}`;
  return `${index.unique ? 'unique ' : ''}${list(index.columns)}${where}`;
}

const list = (columns: readonly string[]) => `(${columns.join(', ')})`;
