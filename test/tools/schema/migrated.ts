import Database from 'better-sqlite3';
import type pg from 'pg';
import { migratePostgres } from '../../../server/store/migrate/postgres.ts';
import { migrateSqlite } from '../../../server/store/migrate/sqlite.ts';
import type { SqliteClient } from '../../../server/store/sqlite/connection.ts';
import { createDatabase, poolOf } from '../postgres.ts';

/** A database in memory that went through the migrations, empty else. */
export function migratedSqlite(): SqliteClient {
  const client = new Database(':memory:');
  migrateSqlite(client, { now: 0 });
  return client;
}

/** Lends a connection to a database that went through the migrations, empty else, and removes it. */
export async function migratedPostgres<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const database = await createDatabase();
  const pool = poolOf(database.url);
  try {
    await migratePostgres(pool, { now: 0 });
    const client = await pool.connect();
    try {
      return await use(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
    await database.drop();
  }
}
