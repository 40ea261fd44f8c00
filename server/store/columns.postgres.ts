import {
  type AnyPgColumn,
  bigint,
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Columns } from './columns.sqlite.ts';
import { keyName, type Some } from './key-names.ts';

/**
 * The same builders on PostgreSQL: integers are `BIGINT` read as numbers (epoch ms fits), booleans are booleans. Text
 * has the collation "C" in the migrations, so that both engines sort and compare alike.
 *
 * The one cast between the engines: what these builders give has the same names, the same nullability and the same
 * JavaScript types as SQLite's, which the conformance suite and the comparison of both schemas hold true. Everything
 * above the store is written against SQLite's types.
 */
export const postgresColumns = {
  table: pgTable,
  text: () => text(),
  int: () => bigint({ mode: 'number' }),
  bool: () => boolean(),
  index,
  uniqueIndex,
  key: (...columns: Some<AnyPgColumn>) => primaryKey({ name: keyName('pkey', columns), columns }),
  unique: (...columns: Some<AnyPgColumn>) => unique(keyName('key', columns)).on(...columns),
  refers: (column: AnyPgColumn, target: AnyPgColumn) =>
    foreignKey({ name: keyName('fkey', [column]), columns: [column], foreignColumns: [target] }),
} as unknown as Columns;
