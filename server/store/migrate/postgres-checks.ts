import pg from 'pg';
import { postgresTables } from './postgres-history.ts';
import { type Counts, Unsafe } from './steps.ts';

/**
 * Rows by table; one that is gone has no count. Exact at every size: an estimate cannot tell a lost row from none, and
 * a migration is rare (a million rows take about 0.1 s).
 */
export async function countRows(client: pg.ClientBase, tables: readonly string[]): Promise<Counts> {
  const there = new Set(await postgresTables(client));
  const counts = new Map<string, number>();
  for (const table of tables) {
    if (!there.has(table)) continue;
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${pg.escapeIdentifier(table)}`);
    counts.set(table, Number(rows[0]?.n));
  }
  return counts;
}

const DEADLOCK = '40P01';
/** PostgreSQL takes a second to see a deadlock, and the writer in it goes on at once: the next try meets another one. */
const LOCK_TRIES = 5;

/**
 * Keeps everybody from writing until the transaction ends, and lets them read: otherwise counts differ by themselves.
 * The trail's tables come last, as in every write. Writers may come to the others in any order: when one and this wait
 * for each other, it begins anew.
 */
export async function lockTables(client: pg.ClientBase): Promise<void> {
  const all = await postgresTables(client);
  const ofTrail = (table: string) => table.startsWith('audit');
  const inOrder = [...all.filter((table) => !ofTrail(table)), ...all.filter(ofTrail)];
  const names = inOrder.map((table) => pg.escapeIdentifier(table)).join(', ');
  if (names === '') return;
  await client.query('SAVEPOINT before_locks');
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`LOCK TABLE ${names} IN SHARE ROW EXCLUSIVE MODE`);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== DEADLOCK || tries === LOCK_TRIES) throw error;
      await client.query('ROLLBACK TO before_locks');
    }
  }
}

/** PostgreSQL checks every constraint itself, unless it was told not to. Throws when one was left unchecked. */
export async function assertReferences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT conname::text AS name FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::regnamespace',
  );
  if (rows.length === 0) return;
  throw new Unsafe(`it leaves a constraint that nothing checked (${rows.map(({ name }) => name).join(', ')})`);
}

/**
 * What went wrong, without the message: PostgreSQL repeats values in it ("invalid input syntax for type bigint: …").
 * The code, the names, and the line of `sql` say enough.
 */
export function reasonOf(error: unknown, sql: string): string {
  if (error instanceof Unsafe) return error.message;
  if (!(error instanceof pg.DatabaseError)) return 'the connection to PostgreSQL was lost';
  const { code, table, column, constraint, position } = error;
  const line = position === undefined ? undefined : sql.slice(0, Number(position)).split('\n').length;
  const parts = { code, table, column, constraint, line };
  const known = Object.entries(parts).filter(([, value]) => value !== undefined);
  return `PostgreSQL refused (${known.map(([name, value]) => `${name} ${value}`).join(', ')})`;
}
