import type pg from 'pg';
import type { TableRows } from '../examine/examiner.ts';
import { postgresExaminer } from '../examine/postgres.ts';
import { type OnStep, step } from '../examine/progress.ts';
import { plan } from '../migrate/plan.ts';
import { postgresHistory } from '../migrate/postgres-history.ts';
import { shippedProgram } from '../migrate/shipped.ts';
import { noteWorking } from '../postgres/presence.ts';
import { withTaskClient } from '../postgres/task-client.ts';
import { type FreshFile, openFreshFile } from './fresh-file.ts';
import { type CopiedTable, quoted } from './tables.ts';

const BATCH = 5_000;

/**
 * Copies a record on PostgreSQL, as it is at one moment, into a new SQLite file with the same tables. Writers do not
 * wait for it. Throws when a table has not come over whole, and for a record that a newer program made: what this one
 * does not know would be missing from the copy.
 */
export async function copyPostgres(
  url: string,
  { into, key, now }: { readonly into: string; readonly key: string | undefined; readonly now: number },
  onStep: OnStep,
): Promise<void> {
  await withTaskClient(url, async (client) => {
    await noteWorking(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await migrationsOf(client);
    const fresh = openFreshFile(into, key, migrations, now);
    try {
      const sizes = await postgresExaminer(client).tables();
      for (const table of fresh.tables) await copyTable(client, fresh, table, sizes, onStep);
      fresh.finish();
    } finally {
      fresh.close();
    }
  });
}

/** Names of the changes that the database has been through: all of them are known to this program. */
async function migrationsOf(client: pg.Client): Promise<string[]> {
  const history = await postgresHistory(client);
  if (history.length === 0) throw new Error('The database of DATABASE_URL holds no record of Facesheet yet.');
  // It is only compared with: no time of a change is written.
  plan(shippedProgram('postgres', 0), history, undefined);
  return history.map(({ name }) => name);
}

async function copyTable(
  client: pg.Client,
  fresh: FreshFile,
  table: CopiedTable,
  sizes: readonly TableRows[],
  onStep: OnStep,
): Promise<void> {
  const total = sizes.find((size) => size.table === table.name)?.rows ?? 0;
  await client.query(`DECLARE copied NO SCROLL CURSOR FOR
    SELECT ${quoted(table.columns)} FROM ${quoted([table.name])} ORDER BY ${quoted(table.key)}`);
  let done = 0;
  for (;;) {
    await step(onStep, `Copying ${table.name}`, done, total);
    const text = `FETCH ${BATCH} FROM copied`;
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    if (rows.length === 0) break;
    fresh.insert(table, rows);
    done += rows.length;
  }
  await client.query('CLOSE copied');
  if (done !== total) throw new Error(`The table ${table.name} has ${total} rows, but ${done} came over.`);
}
