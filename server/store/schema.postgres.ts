import { postgresColumns } from './columns.postgres.ts';
import { defineSchema, type Schema } from './schema.ts';

/** The same tables for PostgreSQL, by the types of SQLite (see `columns.postgres.ts`). */
export const postgresSchema: Schema = defineSchema(postgresColumns);
