import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The column kinds every table is made of: text, integer (epoch ms or a count), boolean. JSON is text, bytes are
 * base64 text, days are `YYYY-MM-DD` text. A second engine exports the same builders under the same names.
 */
export const sqliteColumns = {
  table: sqliteTable,
  text: () => text(),
  int: () => integer(),
  bool: () => integer({ mode: 'boolean' }),
  index,
  uniqueIndex,
};

/** SQLite's types are the authority; another engine is cast to them at one documented seam. */
export type Columns = typeof sqliteColumns;
