import type pg from 'pg';
import { type Applied, type Migration, MigrationError, type Program } from './migration.ts';

type Row = Record<string, unknown>;

/** The tables of the schema this connection works in, without the record of changes. */
export async function postgresTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'migration' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

/** The changes a database has been through, in their order. Throws when it is not Facesheet's. Changes nothing. */
export async function postgresHistory(client: pg.ClientBase): Promise<Applied[]> {
  if (await hasRecord(client)) {
    return (await client.query<Applied & Row>('SELECT name, hash, version FROM migration ORDER BY name')).rows;
  }
  if ((await postgresTables(client)).length === 0) return [];
  throw new MigrationError(
    "The database of DATABASE_URL holds tables that are not Facesheet's. Nothing was changed. Give Facesheet a database of its own.",
  );
}

/** Makes the record of changes where there is none. */
export async function preparePostgresRecord(client: pg.ClientBase): Promise<void> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS migration (name TEXT COLLATE "C" PRIMARY KEY, hash TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, version TEXT COLLATE "C")',
  );
}

export async function recordInPostgres(
  client: pg.ClientBase,
  { name, hash }: Migration,
  { now, version }: Program,
): Promise<void> {
  await client.query('INSERT INTO migration (name, hash, at, version) VALUES ($1, $2, $3, $4)', [
    name,
    hash,
    now,
    version,
  ]);
}

async function hasRecord(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migration') AS there",
  );
  return rows[0]?.there === true;
}
