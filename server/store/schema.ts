import { auditTables } from './schema/audit.ts';
import { identityTables } from './schema/identity.ts';
import { recordTables } from './schema/records.ts';
import { rosterTables } from './schema/roster.ts';
import { type Columns, sqliteColumns } from './columns.sqlite.ts';

/** Every table, from one set of column builders. Keys and constraints of record stand in the migrations' SQL. */
export function defineSchema(c: Columns) {
  return { ...rosterTables(c), ...identityTables(c), ...auditTables(c), ...recordTables(c) };
}

export const schema = defineSchema(sqliteColumns);
export type Schema = typeof schema;
