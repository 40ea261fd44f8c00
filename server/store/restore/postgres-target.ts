import pg from 'pg';
import { timeName } from '../backup/names.ts';
import { createExaminer } from '../examine/examiner.ts';
import { askApart } from '../examine/postgres.ts';
import { postgresHistory, postgresTables } from '../migrate/postgres-history.ts';
import { takeAlone } from '../postgres/presence.ts';
import { withTaskClient } from '../postgres/task-client.ts';
import { loadPostgres } from './load-postgres.ts';
import type { Target } from './target.ts';

const NOT_ALLOWED = '42501';

/** Lends the database, in one transaction and with every server kept out. Throws in words when one works in it. */
export function withPostgresTarget<T>(url: string, at: number, use: (target: Target) => Promise<T>): Promise<T> {
  return withTaskClient(url, async (client) => {
    if (!(await takeAlone(client))) {
      throw new Error(
        'A server or another command works in the database of DATABASE_URL. Stop all of them, then restore again. Nothing was changed.',
      );
    }
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0');
    const occupied = (await postgresHistory(client)).length > 0;
    return use({
      // What cannot be read any more is the best reason for a restore: it must not end this transaction.
      present: occupied ? createExaminer('postgres', askApart(client)) : undefined,
      async replace(by, onStep) {
        const aside = occupied ? await moveAside(client, at) : undefined;
        await loadPostgres(client, by, at, onStep);
        await client.query('COMMIT');
        return aside;
      },
    });
  });
}

/** Moves all tables, and the functions that their triggers run, into a schema of their own. */
async function moveAside(client: pg.Client, at: number): Promise<string> {
  const name = `before_restore_${timeName(at).replaceAll('-', '_').toLowerCase()}`;
  const schema = pg.escapeIdentifier(name);
  await createSchema(client, schema);
  const { rows } = await client.query<{ signature: string }>(
    `SELECT DISTINCT t.tgfoid::regprocedure::text AS signature
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
       AND p.pronamespace = current_schema()::regnamespace`,
  );
  for (const table of [...(await postgresTables(client)), 'migration']) {
    await client.query(`ALTER TABLE ${pg.escapeIdentifier(table)} SET SCHEMA ${schema}`);
  }
  for (const { signature } of rows) await client.query(`ALTER FUNCTION ${signature} SET SCHEMA ${schema}`);
  return `the schema ${name} of the same database`;
}

async function createSchema(client: pg.Client, schema: string): Promise<void> {
  try {
    await client.query(`CREATE SCHEMA ${schema}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== NOT_ALLOWED) throw error;
    throw new Error(
      'The user of DATABASE_URL may not make the schema that the present tables are kept in. Let it: GRANT CREATE ON DATABASE … TO …; nothing was changed.',
      { cause: error },
    );
  }
}
