import type pg from 'pg';
import { plan } from '../migrate/plan.ts';
import { postgresHistory } from '../migrate/postgres-history.ts';
import { shippedProgram } from '../migrate/shipped.ts';
import { openPool } from '../postgres/connection.ts';
import { withTaskClient } from '../postgres/task-client.ts';
import { withoutSecret } from '../postgres/without-secret.ts';
import type { EngineFacts, Looked, Setting } from './engine-facts.ts';
import { type Ask, createExaminer } from './examiner.ts';
import { askApart } from './postgres.ts';

const LOSS = 'what was acknowledged can be lost when the machine stops';
/** The settings to show, and the values that are wrong. */
const SETTINGS: readonly { readonly name: string; readonly wrong?: RegExp; readonly fault?: string }[] = [
  { name: 'fsync', wrong: /^off$/u, fault: LOSS },
  { name: 'full_page_writes', wrong: /^off$/u, fault: LOSS },
  { name: 'synchronous_commit', wrong: /^off$/u, fault: LOSS },
  { name: 'server_encoding', wrong: /^(?!UTF8$)/u, fault: 'names would not be kept as they are written' },
  { name: 'data_checksums' },
  { name: 'default_transaction_isolation' },
  { name: 'statement_timeout' },
  { name: 'lock_timeout' },
  { name: 'idle_in_transaction_session_timeout' },
];

/** Lends a record on PostgreSQL for a look, as it is at one moment. Throws in words. */
export function lookAtPostgres<T>(url: string, now: () => number, use: (looked: Looked) => Promise<T>): Promise<T> {
  return withTaskClient(url, async (client) => {
    const facts = await factsOf(url, client, now);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const ask = askApart(client);
    return use({
      facts,
      examiner: createExaminer('postgres', ask),
      // It is only compared with: no time of a change is written.
      pending: async () =>
        plan(shippedProgram('postgres', 0), await postgresHistory(client), undefined).map(({ name }) => name),
      unguarded: async () => [...(await sleepingTriggers(ask)), ...(await openRights(ask))],
      integrity: () => uncheckedConstraints(ask),
    });
  });
}

async function factsOf(url: string, client: pg.Client, now: () => number): Promise<EngineFacts> {
  const { rows } = await client.query<{ version: string; size: number; used: number; most: number }>(
    `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
       (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
       current_setting('max_connections')::bigint AS most`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database of DATABASE_URL did not answer as expected.');
  return {
    version: `PostgreSQL ${row.version}`,
    where: withoutSecret(url),
    encrypted: false,
    settings: await settingsOfServers(url),
    size: row.size,
    walSize: undefined,
    connections: { used: row.used, most: row.most },
    clockAhead: await clockAhead(client, now),
  };
}

/** On a connection like those of our servers, since some are set for each. */
async function settingsOfServers(url: string): Promise<Setting[]> {
  const pool = openPool(url);
  try {
    const names = SETTINGS.map(({ name }) => name);
    const { rows } = await pool.query<{ name: string; value: string }>(
      'SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY ($1)',
      [names],
    );
    return SETTINGS.flatMap(({ name, wrong, fault }) => {
      const value = rows.find((row) => row.name === name)?.value;
      if (value === undefined) return [];
      return [{ name, value, ...(fault !== undefined && wrong?.test(value) === true && { fault }) }];
    });
  } finally {
    await pool.end();
  }
}

/** The middle of the question's way there and back is when the other clock was read. */
async function clockAhead(client: pg.Client, now: () => number): Promise<number> {
  const asked = now();
  const { rows } = await client.query<{ at: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at',
  );
  const answered = now();
  return Math.round((rows[0]?.at ?? answered) - (asked + answered) / 2);
}

async function sleepingTriggers(ask: Ask): Promise<string[]> {
  const rows = await ask<{ name: string; on: string; off: boolean }>(
    `SELECT t.tgname::text AS name, c.relname::text AS on, t.tgenabled = 'D' AS off
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace`,
  );
  const off = rows.filter((row) => row.off).map((row) => `the trigger ${row.name} on ${row.on} is off`);
  const guarded = rows.some((row) => row.on === 'audit');
  return guarded ? off : [...off, 'no trigger keeps the audit trail from being changed'];
}

/** The owner of these tables has taken the rights to change them from itself; a superuser has every right. */
async function openRights(ask: Ask): Promise<string[]> {
  const rows = await ask<{ name: string; open: boolean }>(
    `SELECT c.relname::text AS name, NOT r.rolsuper AND has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE') AS open
     FROM pg_class c, pg_roles r
     WHERE c.relname IN ('audit', 'audit_checkpoint') AND c.relnamespace = current_schema()::regnamespace
       AND r.rolname = current_user ORDER BY 1`,
  );
  // A record from before there were checkpoints has not given the rights up yet.
  if (rows.length < 2) return [];
  return rows
    .filter(({ open }) => open)
    .map(({ name }) => `the server's user has the right to change ${name}: REVOKE UPDATE, DELETE, TRUNCATE ON ${name}`);
}

/** PostgreSQL checks every reference when it is written, unless somebody told it not to. */
async function uncheckedConstraints(ask: Ask): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    'SELECT conname::text AS name FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::regnamespace',
  );
  return rows.map(({ name }) => `the constraint ${name} was never checked`);
}
