import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Program } from '../../server/store/migrate/migration.ts';
import { postgresBackups } from '../../server/store/migrate/postgres-backups.ts';
import { migratePostgres } from '../../server/store/migrate/postgres.ts';
import { shippedProgram } from '../../server/store/migrate/shipped.ts';
import { openReader } from '../../server/store/sqlite/connection.ts';
import { keyPragma } from '../../server/store/sqlite/encryption.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { leftOut } from '../tools/engines.ts';
import { createDatabase, poolOf, withClient } from '../tools/postgres.ts';
import { testRuntime } from '../tools/runtime.ts';
import { fixtureVersions, readFixture } from '../tools/schema/fixtures.ts';

const KEY = 'a key for the tests of 32 letters';
const NOW = Date.parse('2026-11-20T15:00:00Z');

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the backup before a change of the schema', () => {
  it('of an encrypted file opens with its key alone', async () => {
    const folder = tempFolder();
    const maker = new Database(join(folder, 'facesheet.db'));
    maker.pragma(keyPragma(KEY));
    maker.exec(readFixture('0001_first', 'sqlite'));
    maker.close();
    await openSqliteStore(join(folder, 'facesheet.db'), testRuntime(), { key: KEY }).close();
    const [backup = ''] = readdirSync(join(folder, 'backups'));
    expect(backup).toMatch(/^before-0001_first-2026-11-20T15-00-00-000Z\.db$/);
    expect(() => openReader(join(folder, 'backups', backup))).toThrow(/encrypted/);
    const copy = openReader(join(folder, 'backups', backup), KEY);
    expect(copy.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 2 });
    copy.close();
  });
});

describe.skipIf(leftOut('postgres'))('the backup before a change of the schema on PostgreSQL', () => {
  /** A record at the newest version, and the program after it. */
  async function beforeTheNext() {
    const newest = fixtureVersions('postgres').at(-1) ?? '';
    const { url, drop } = await createDatabase();
    onTestFinished(drop);
    await withClient(url, (client) => client.query(readFixture(newest, 'postgres')));
    const pool = poolOf(url);
    onTestFinished(() => pool.end());
    const shipped = shippedProgram('postgres', NOW);
    const more = { name: '9999_more.sql', sql: 'CREATE TABLE more (id TEXT)', hash: 'of the next' };
    const next: Program = { ...shipped, version: '99.0.0', migrations: [...shipped.migrations, more] };
    return { url, pool, newest, shipped, next };
  }

  it('is a file like every backup, made while the database is as it was', async () => {
    const { url, pool, newest, shipped, next } = await beforeTheNext();
    const folder = join(tempFolder(), 'backups');
    const backups = postgresBackups({ url, key: KEY, folder, now: NOW });
    const { backup = '' } = await migratePostgres(pool, { now: NOW, program: next, backups });
    expect(backup).toBe(join(folder, `before-${newest}-2026-11-20T15-00-00-000Z.db`));
    expect(readdirSync(folder)).toHaveLength(1);
    const copy = openReader(backup, KEY);
    expect(copy.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 2 });
    copy.close();
    const older = migratePostgres(pool, { now: NOW, program: shipped, backups });
    await expect(older).rejects.toThrow(`npm run restore -- ${backup}`);
  });

  it('must be proven: a trail that does not fit its head stops the change', async () => {
    const { url, pool, next } = await beforeTheNext();
    await pool.query("UPDATE audit_head SET stack = '[]'");
    const folder = join(tempFolder(), 'backups');
    const backups = postgresBackups({ url, key: undefined, folder, now: NOW });
    const refused = migratePostgres(pool, { now: NOW, program: next, backups });
    await expect(refused).rejects.toThrow(/audit trail: [\s\S]*Nothing was changed/);
    expect(readdirSync(folder)).toEqual([]);
    expect((await pool.query("SELECT 1 FROM pg_tables WHERE tablename = 'more'")).rows).toEqual([]);
  });
});
