import { randomBytes } from 'node:crypto';
import pg from 'pg';

const DEFAULT_URL = 'postgres://postgres@127.0.0.1:5432/postgres';
const CONNECT_MS = 5000;
const NAME_BYTES = 8;

/** A fresh, empty database. */
export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** Ends whoever is connected and removes the database. */
  drop(): Promise<void>;
}

/** The server the suites use: TEST_DATABASE_URL, an address whose user may create databases. */
export function postgresUrl(): string {
  const given = process.env['TEST_DATABASE_URL']?.trim();
  return given === undefined || given === '' ? DEFAULT_URL : given;
}

export interface DatabaseOptions {
  /** Where its files lie, if not at the server's usual place. */
  readonly tablespace?: string;
  /** The database to copy, to which nobody may be connected. Without one the new database is empty. */
  readonly template?: string;
  /** What its name begins with. */
  readonly prefix?: string;
}

/** Makes a UTF-8 database on the test server. Throws a text that says what to do when the server does not answer. */
export async function createDatabase({ tablespace, template, prefix }: DatabaseOptions = {}): Promise<TestDatabase> {
  const name = `${prefix ?? 'facesheet_test'}_${randomBytes(NAME_BYTES).toString('hex')}`;
  const place = tablespace === undefined ? '' : ` TABLESPACE ${tablespace}`;
  // template1 cannot be copied while somebody is connected to it; template0 always can.
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template ?? 'template0'} ENCODING 'UTF8'${place}`);
  const url = new URL(postgresUrl());
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    drop: async () => void (await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Runs one statement as the user of `postgresUrl()`. */
export async function asAdmin<Row extends object>(sql: string): Promise<Row[]> {
  return withClient(postgresUrl(), async (client) => (await client.query<Row>(sql)).rows);
}

/** A pool whose idle connections may be ended with their database. */
export function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => undefined);
  return pool;
}

/** Lends a connection, and closes it. Throws a text that says what to do when the server does not answer. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // A test may end it with its database. Who needs it then is told by its query.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function unreachable(url: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  return new Error(
    [
      `PostgreSQL does not answer at ${withoutPassword(url)} (${code ?? message}).`,
      'Start it (on Debian: service postgresql start), or name another server with TEST_DATABASE_URL;',
      'its user must be allowed to create databases. To leave PostgreSQL out knowingly: FACESHEET_TEST_ENGINES=sqlite.',
    ].join('\n'),
    { cause: error },
  );
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
