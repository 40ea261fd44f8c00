import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { isPart } from '../backup/names.ts';
import { postgresBackups } from './postgres-backups.ts';
import { backUpSqlite } from './sqlite-backup.ts';

const NEWEST = '0001_first.sql';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What lies in a folder, and what of it rotation and the doctor would know as unfinished. */
function seenIn(folder: string) {
  const all = readdirSync(folder);
  return { all: all.length, parts: all.filter(isPart).length };
}

it('names an unfinished backup before a change on PostgreSQL so that it is found after a crash', async () => {
  const folder = temporaryFolder();
  const url = 'postgres://sue@127.0.0.1:1/record';
  const making = postgresBackups({ url, key: undefined, folder, now: 1 }).make(NEWEST);
  expect(seenIn(folder)).toEqual({ all: 1, parts: 1 });
  await expect(making).rejects.toThrow(/does not answer/);
  expect(seenIn(folder)).toEqual({ all: 0, parts: 0 });
});

it('names an unfinished backup before a change on SQLite so that it is found after a crash', () => {
  const folder = temporaryFolder();
  const client = new Database(join(folder, 'facesheet.db'));
  client.exec('CREATE TABLE t (a)');
  let seen: unknown;
  const watched = new Proxy(client, {
    get(target, name) {
      if (name === 'prepare') seen = seenIn(join(folder, 'backups'));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  backUpSqlite(watched, NEWEST, 1, undefined);
  client.close();
  expect(seen).toEqual({ all: 1, parts: 1 });
  expect(seenIn(join(folder, 'backups'))).toEqual({ all: 1, parts: 0 });
});
