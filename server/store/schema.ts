import { auditTables } from './schema/audit.ts';
import { disclosureTables } from './schema/disclosures.ts';
import { identityTables } from './schema/identity.ts';
import { recordTables } from './schema/records.ts';
import { rosterTables } from './schema/roster.ts';
import { postgresColumns } from './columns.postgres.ts';
import { type Columns, sqliteColumns } from './columns.sqlite.ts';

/** Every table, from one set of column builders. Keys and constraints of record stand in the migrations' SQL. */
function defineSchema(c: Columns) {
  return {
    ...rosterTables(c),
    ...identityTables(c),
    ...auditTables(c),
    ...recordTables(c),
    ...disclosureTables(c),
  };
}

export const sqliteSchema = defineSchema(sqliteColumns);
export type Schema = typeof sqliteSchema;

/** The same tables for PostgreSQL, by the types of SQLite (see `columns.postgres.ts`). */
export const postgresSchema: Schema = defineSchema(postgresColumns);
