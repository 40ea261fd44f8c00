import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { createHandle } from '../handle.ts';
import { postgresSchema } from '../schema.postgres.ts';
import type { Change, Tender } from '../store.ts';
import { fastStatement } from './fast-statement.ts';
import { noteWorking } from './presence.ts';

/** What a server of ours calls itself: seen in `pg_stat_activity`. */
export const APPLICATION_NAME = 'facesheet';
const CONNECT_MS = 5_000;
const STATEMENT_MS = 60_000;
const LOCK_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
/** Writes wait for each other at the trail's head: more connections only make the queue longer. */
const CONNECTIONS = 12;

/** The pool of a server. A lost connection is replaced; what was under way on it fails and is sent again. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    // One stays, so that a server at rest is seen to be there too.
    min: 1,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it; only its types do not say so.
    onConnect: noteWorking,
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  // An idle connection that the server ends is no error of anybody's: the next query makes another. One at work fails
  // its query; that it says so a second time, as an event, must not end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** A handle over the pool (each statement its own connection) or over one connection. */
export function postgresHandle(client: pg.Pool | pg.PoolClient): Tender {
  const db = drizzle({ client, casing: 'snake_case' }) as unknown as Change;
  return createHandle('postgres', db, postgresSchema, (prepared) => fastStatement(client, prepared));
}
