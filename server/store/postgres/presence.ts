import pg from 'pg';

/** One number for all processes of ours in a database: "pres" in ASCII. */
const PRESENCE = 0x70726573;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Notes, for as long as the connection lives, that somebody works in the database; a restore waits for nobody, so it
 * refuses while there is one. Throws in words while a restore is under way.
 */
export async function noteWorking(client: pg.ClientBase): Promise<void> {
  try {
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE]);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new Error('The database of DATABASE_URL is being restored. Start again when that is done.', { cause: error });
  }
}

/** Keeps everybody else of ours out for as long as the connection lives. False when somebody works in the database. */
export async function takeAlone(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [PRESENCE]);
  return rows[0]?.taken === true;
}
