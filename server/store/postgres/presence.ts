import type pg from 'pg';

/** One number for all processes of ours in a database: "pres" in ASCII. */
const PRESENCE = 0x70726573;

/**
 * Notes, for as long as the connection lives, that somebody works in the database: a restore refuses while there is
 * one. Throws in words while a restore is under way.
 */
export async function noteWorking(client: pg.ClientBase): Promise<void> {
  if (await answer(client, 'SELECT pg_try_advisory_lock_shared($1) AS taken')) return;
  throw new Error('The database of DATABASE_URL is being restored. Start again when that is done.');
}

/** Keeps everybody else of ours out for as long as the connection lives. False when somebody works in the database. */
export function takeAlone(client: pg.ClientBase): Promise<boolean> {
  return answer(client, 'SELECT pg_try_advisory_lock($1) AS taken');
}

async function answer(client: pg.ClientBase, sql: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(sql, [PRESENCE]);
  return rows[0]?.taken === true;
}
