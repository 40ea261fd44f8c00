import pg from 'pg';
import { checkTrail } from '../../audit/check-trail.ts';
import { type CopiedTable, copiedTables, quoted } from '../backup/tables.ts';
import { type OnStep, step } from '../examine/progress.ts';
import { postgresExaminer } from '../examine/postgres.ts';
import { preparePostgresRecord, recordInPostgres } from '../migrate/postgres-history.ts';
import { shippedProgram } from '../migrate/shipped.ts';
import { openReader, type SqliteClient } from '../sqlite/connection.ts';
import type { WholeFile } from './target.ts';

const BATCH = 5_000;
/** What PostgreSQL says of a text with the character NUL in it. */
const UNKEEPABLE = ['22P05', '22021'];

/**
 * Fills an empty schema, in the caller's transaction, with the tables of the migrations and the rows of a file that is
 * at this program's version. Throws when what arrived is not what was sent.
 */
export async function loadPostgres(client: pg.Client, from: WholeFile, now: number, onStep: OnStep): Promise<void> {
  await makeTables(client, now);
  const file = openReader(from.file, from.key);
  try {
    const tables = copiedTables(file);
    // What triggers derive is in the file too.
    await forEachTable(client, tables, (name) => `ALTER TABLE ${name} DISABLE TRIGGER USER`);
    await emptyTables(client, tables.toReversed());
    for (const table of tables) await copyRows(client, file, table, onStep);
    await forEachTable(client, tables, (name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`);
  } finally {
    file.close();
  }
  const { faults } = await checkTrail(postgresExaminer(client), onStep);
  if (faults[0] !== undefined) throw new Error(`The trail did not arrive whole: ${faults[0]}. Nothing was changed.`);
  await step(onStep, 'Gathering statistics');
  await client.query('ANALYZE');
}

async function makeTables(client: pg.Client, now: number): Promise<void> {
  const program = shippedProgram('postgres', now);
  await preparePostgresRecord(client);
  for (const migration of program.migrations) {
    await client.query(migration.sql);
    await recordInPostgres(client, migration, program);
  }
}

async function forEachTable(client: pg.Client, tables: readonly CopiedTable[], sql: (name: string) => string) {
  for (const { name } of tables) await client.query(sql(quoted([name])));
}

/** Takes away what the migrations put in. The trail is empty yet: its owner has no right to take lines away. */
async function emptyTables(client: pg.Client, tables: readonly CopiedTable[]): Promise<void> {
  for (const { name } of tables) {
    const table = quoted([name]);
    const { rows } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rows.length > 0) await client.query(`DELETE FROM ${table}`);
  }
}

async function copyRows(client: pg.Client, file: SqliteClient, table: CopiedTable, onStep: OnStep): Promise<void> {
  const name = quoted([table.name]);
  const total = file.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;
  let done = 0;
  for (const rows of batches(file, table)) {
    await step(onStep, `Copying ${table.name}`, done, total);
    await insert(client, table, rows);
    done += rows.length;
  }
  const arrived = await client.query<{ n: number }>(`SELECT count(*) AS n FROM ${name}`);
  if (arrived.rows[0]?.n !== total) throw new Error(`${table.name} did not arrive whole. Nothing was changed.`);
}

function* batches(file: SqliteClient, { name, columns, key }: CopiedTable): Generator<readonly object[]> {
  const all = file.prepare<[], object>(`SELECT ${quoted(columns)} FROM ${quoted([name])} ORDER BY ${quoted(key)}`);
  let batch: object[] = [];
  for (const row of all.iterate()) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function insert(client: pg.Client, { name, columns }: CopiedTable, rows: readonly object[]): Promise<void> {
  const [table, names] = [quoted([name]), quoted(columns)];
  try {
    // One parameter, whatever the number of rows; 0 and 1 are read as booleans where the column is one.
    await client.query(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [JSON.stringify(rows)],
    );
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !UNKEEPABLE.includes(error.code ?? '')) throw error;
    throw new Error(`A text in ${name} holds the character NUL, which PostgreSQL cannot keep. Nothing was changed.`, {
      cause: error,
    });
  }
}
