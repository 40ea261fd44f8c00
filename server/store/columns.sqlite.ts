import {
  type AnySQLiteColumn,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { keyName, type Some } from './key-names.ts';

/**
 * The column kinds every table is made of: text, integer (epoch ms or a count), boolean. JSON is text, bytes are
 * base64 text, days are `YYYY-MM-DD` text. Keys stand at the foot of a table: its primary key, what is unique, what
 * refers to another table. A second engine exports the same builders under the same names.
 *
 * The migrations' SQL is what a database is made by; this says the same, and a test compares them.
 */
export const sqliteColumns = {
  table: sqliteTable,
  text: () => text(),
  int: () => integer(),
  bool: () => integer({ mode: 'boolean' }),
  index,
  uniqueIndex,
  key: (...columns: Some<AnySQLiteColumn>) => primaryKey({ name: keyName('pkey', columns), columns }),
  unique: (...columns: Some<AnySQLiteColumn>) => unique(keyName('key', columns)).on(...columns),
  /** The column holds the key of another table's row. Never with a cascade: a rebuilt table would empty this one. */
  refers: (column: AnySQLiteColumn, target: AnySQLiteColumn) =>
    foreignKey({ name: keyName('fkey', [column]), columns: [column], foreignColumns: [target] }),
};

/** SQLite's types are the authority; another engine is cast to them at one documented seam. */
export type Columns = typeof sqliteColumns;
