// npm run schema-fixture
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../server/cli/run-command.ts';
import { shown } from '../../server/store/migrate/migration.ts';
import { programVersion, shippedProgram } from '../../server/store/migrate/shipped.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { openReader } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { createDatabase } from './postgres.ts';
import { testRuntime } from './runtime.ts';
import { dumpPostgres, dumpSqlite } from './schema/dump.ts';
import { FIXTURES } from './schema/fixtures.ts';
import { liveIn } from './schema/lived-in.ts';

/** Keeps a lived-in database of the newest schema for both engines, for CI to migrate from then on. Never made anew. */
async function makeFixture(): Promise<void> {
  const newest = shown(shippedProgram('sqlite', 0).migrations.at(-1)?.name ?? '');
  const folder = join(FIXTURES, newest);
  if (existsSync(folder)) {
    throw new Error(`${newest} has its fixture, and databases of that version are out there. Add a migration first.`);
  }
  const head = `-- A database as Facesheet ${programVersion()} leaves it after ${newest}. Everybody in it is invented. Never edit it.\n`;
  const dumps = { sqlite: await sqliteDump(), postgres: await postgresDump() };
  mkdirSync(folder, { recursive: true });
  for (const [engine, dump] of Object.entries(dumps)) writeFileSync(join(folder, `${engine}.sql`), head + dump);
  process.stdout.write(`Made test/fixtures/schema/${newest}\n`);
}

async function sqliteDump(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  try {
    const runtime = testRuntime();
    const file = join(folder, 'facesheet.db');
    const store = openSqliteStore(file, runtime);
    await liveIn(store, runtime);
    await store.close();
    const client = openReader(file);
    try {
      return dumpSqlite(client);
    } finally {
      client.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function postgresDump(): Promise<string> {
  const database = await createDatabase();
  try {
    const runtime = testRuntime();
    const store = await openPostgresStore(database.url, runtime);
    await liveIn(store, runtime);
    await store.close();
    return dumpPostgres(database.url);
  } finally {
    await database.drop();
  }
}

runCommand(makeFixture);
