import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../server/store/migrate/migration.ts';
import { migrateSqlite } from '../../server/store/migrate/sqlite.ts';
import { openReader, openWriter } from '../../server/store/sqlite/connection.ts';
import { migrateInChild } from './child.ts';
import { emptySqlite } from './engines.ts';
import { FIRST, tinyProgram } from './tiny-program.ts';

const SECOND = "ALTER TABLE house ADD COLUMN floor TEXT NOT NULL DEFAULT ''";
const BACKUP = 'before-0001_change_1-2026-11-20T15-00-00-000Z.db';

/** How SQLite changes a column: with foreign keys on, the DROP would empty `guest`. */
const REBUILD = `
CREATE TABLE new_house (id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT 'none');
INSERT INTO new_house SELECT id, name FROM house;
DROP TABLE house;
ALTER TABLE new_house RENAME TO house;`;

describe('changes of the schema in the embedded database', () => {
  it('keeps the children when their parent is rebuilt, and their keys afterwards', async () => {
    const database = emptySqlite();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    await database.migrate(tinyProgram('1.1.0', FIRST, REBUILD));
    expect(await database.rows('SELECT count(*) FROM guest')).toEqual([[2]]);
    await expect(database.exec("INSERT INTO guest VALUES ('g3', 'h3')")).rejects.toThrow(/FOREIGN KEY/);
  });

  it('has foreign keys on again, whether the change worked or not', () => {
    const client = openWriter(emptySqlite().file);
    const migrate = (program: Program) => migrateSqlite(client, { now: program.now, program });
    migrate(tinyProgram('1.0.0', FIRST));
    expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => migrate(tinyProgram('1.1.0', FIRST, 'DROP TABLE absent'))).toThrow(/no such table/);
    expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
    client.close();
  });

  it('backs up what there is before it changes it, and nothing where there is nothing', async () => {
    const database = emptySqlite();
    expect(await database.migrate(tinyProgram('1.0.0', FIRST))).not.toHaveProperty('backup');
    const { backup } = await database.migrate(tinyProgram('1.1.0', FIRST, SECOND));
    expect(backup).toBe(join(database.folder, 'backups', BACKUP));
    expect(readdirSync(join(database.folder, 'backups'))).toEqual([BACKUP]);
    const copy = openReader(backup!);
    expect(copy.prepare('SELECT * FROM house').all()).toEqual([
      { id: 'h1', name: 'North' },
      { id: 'h2', name: 'South' },
    ]);
    copy.close();
  });

  it('names the backup that a program which is too old can open', async () => {
    const database = emptySqlite();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    await database.migrate(tinyProgram('1.1.0', FIRST, SECOND));
    await database.migrate(tinyProgram('1.2.0', FIRST, SECOND, 'CREATE TABLE more (id TEXT)'));
    await expect(database.migrate(tinyProgram('1.0.0', FIRST))).rejects.toThrow(
      `restore -- ${database.folder}/backups/${BACKUP}`,
    );
    await expect(database.migrate(tinyProgram('1.0.0'))).rejects.toThrow(/No backup from before/);
  });

  it('names the backup when a change fails', async () => {
    const database = emptySqlite();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    await expect(database.migrate(tinyProgram('1.1.0', FIRST, 'DROP TABLE absent'))).rejects.toThrow(BACKUP);
  });

  it('changes nothing when no backup can be made', async () => {
    const database = emptySqlite();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    writeFileSync(join(database.folder, 'backups'), 'a file where the folder should be');
    await expect(database.migrate(tinyProgram('1.1.0', FIRST, SECOND))).rejects.toThrow(
      /Nothing was changed\. Make room/,
    );
    await expect(database.rows('SELECT floor FROM house')).rejects.toThrow(/floor/);
  });

  it('leaves the old version, and the backup, when the process is killed in the middle', async () => {
    const database = emptySqlite();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const deadly = tinyProgram('1.1.0', FIRST, `${SECOND}; DELETE FROM guest; SELECT die();`);
    const { signal } = await migrateInChild({ engine: 'sqlite', at: database.file, program: deadly });
    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(database.folder, 'backups', BACKUP))).toBe(true);
    expect(await database.rows('SELECT name FROM migration')).toEqual([['0001_change_1.sql']]);
    expect(await database.rows('SELECT count(*) FROM guest')).toEqual([[2]]);
    await expect(database.rows('SELECT floor FROM house')).rejects.toThrow(/floor/);
  });

  it('changes once when processes start at the same time', async () => {
    const database = emptySqlite();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const order = { engine: 'sqlite' as const, at: database.file, program: tinyProgram('1.1.0', FIRST, SECOND) };
    const ends = await Promise.all([migrateInChild(order), migrateInChild(order), migrateInChild(order)]);
    expect(ends.map(({ trouble }) => trouble)).toEqual(['', '', '']);
    expect(ends.flatMap(({ applied }) => applied)).toEqual(['0002_change_2.sql']);
  });

  it('gives the record of an old program the column it lacks', async () => {
    const database = emptySqlite();
    const first = tinyProgram('1.0.0', FIRST);
    await database.exec(
      `${FIRST} CREATE TABLE migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
       INSERT INTO migration VALUES ('0001_change_1.sql', '${first.migrations[0]!.hash}', 1)`,
    );
    expect((await database.migrate(first)).applied).toEqual([]);
    await database.migrate(tinyProgram('1.1.0', FIRST, SECOND));
    expect(await database.rows('SELECT version FROM migration ORDER BY name')).toEqual([[null], ['1.1.0']]);
  });

  it('keeps the backup of an encrypted database encrypted, under the same key', () => {
    const { file } = emptySqlite();
    const client = openWriter(file, 'a key of a test');
    const migrate = (program: Program) => migrateSqlite(client, { now: program.now, key: 'a key of a test', program });
    migrate(tinyProgram('1.0.0', FIRST));
    const { backup } = migrate(tinyProgram('1.1.0', FIRST, SECOND));
    client.close();
    expect(() => openReader(backup!)).toThrow(/encrypted/);
    const copy = openReader(backup!, 'a key of a test');
    expect(copy.prepare('SELECT count(*) n FROM guest').get()).toEqual({ n: 2 });
    copy.close();
  });
});
