import { type Column, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';

/** At least one. */
export type Some<T> = [T, ...T[]];

/**
 * The name that PostgreSQL gives a key by itself: `student_pkey`, `student_building_id_fkey`. The migrations let it,
 * so a later one that drops a key finds it by this name.
 */
export function keyName(kind: 'pkey' | 'key' | 'fkey', columns: Some<Column>): string {
  const table = getTableName(columns[0].table);
  const names = kind === 'pkey' ? [] : columns.map((column) => toSnakeCase(column.name));
  return [table, ...names, kind].join('_');
}
