import { is, type SQL } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig as postgresConfig, PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, SQLiteSyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Schema } from '../../../server/store/schema.ts';
import { type ColumnShape, type IndexShape, plainExpression, type ReferenceShape, type TableShape } from './shape.ts';

type Config = ReturnType<typeof sqliteConfig> | ReturnType<typeof postgresConfig>;
type Named = { readonly name: string };

/** The tables as the code defines them for an engine. Triggers and checks stand in the migrations alone. */
export function codeShape(schema: Schema): TableShape[] {
  return Object.values(schema)
    .map((table) => toShape(configOf(table)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The names of keys, unique constraints and references in the code. */
export function codeConstraints(schema: Schema): string[] {
  return Object.values(schema).flatMap((table) => {
    const { primaryKeys, uniqueConstraints, foreignKeys } = configOf(table);
    return [...primaryKeys, ...uniqueConstraints, ...foreignKeys].map((constraint) => constraint.getName() ?? '');
  });
}

/** PostgreSQL's tables bear SQLite's types: see `columns.postgres.ts`. */
function configOf(table: SQLiteTable): Config {
  const either: unknown = table;
  return is(either, PgTable) ? postgresConfig(either) : sqliteConfig(table);
}

function toShape(config: Config): TableShape {
  return {
    name: config.name,
    columns: config.columns.map((column): ColumnShape => ({
      name: snake(column),
      type: column.getSQLType().replace(/^bigint$/, 'integer'),
      nullable: !column.notNull,
      default: column.default === undefined ? null : literal(column.default),
    })),
    key: config.primaryKeys[0]?.columns.map(snake) ?? [],
    unique: config.uniqueConstraints.map(({ columns }) => columns.map(snake)),
    refers: config.foreignKeys.map((key): ReferenceShape => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      return {
        column: columns.map(snake).join(', '),
        table: configOf(foreignTable as SQLiteTable).name,
        target: foreignColumns.map(snake).join(', '),
        onDelete: key.onDelete ?? 'no action',
      };
    }),
    indexes: config.indexes.map(({ config: index }): IndexShape => {
      const columns = index.columns.map((column) => snake(column as Named));
      const where = index.where === undefined ? null : plainExpression(text(index.where));
      return { name: index.name ?? '', columns, unique: index.unique, where };
    }),
    checks: [],
    triggers: [],
  };
}

const snake = ({ name }: Named) => toSnakeCase(name);

/** As SQL spells it. */
function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** A condition reads the same on both engines. */
function text(condition: SQL): string {
  return new SQLiteSyncDialect({ casing: 'snake_case' }).sqlToQuery(condition).sql;
}
