import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { RestorePlan } from '../../server/store/restore/restore.ts';
import { contentOf } from './content.ts';
import { backUpOf, restoreOver } from './make.ts';
import { adding, emptyRecord, filledRecord, note, removeFilled, type TestRecord } from './record.ts';

afterAll(removeFilled);

/** The path of the database. */
function fileOf({ place }: TestRecord): string {
  if (place.engine !== 'sqlite') throw new Error('not a file');
  return place.file;
}

describe('a restore on SQLite', () => {
  it('keeps everybody else out until it is done', async () => {
    const record = await filledRecord('sqlite');
    const { file } = await backUpOf(record);
    const confirm = async () => {
      const other = new Database(fileOf(record), { timeout: 0 });
      expect(() => other.prepare('SELECT count(*) FROM student').get()).toThrow(/locked/);
      other.close();
      return true;
    };
    expect(await restoreOver(record, file, { confirm })).toBeDefined();
  });

  it('does not take the changes of a database that is gone for changes of the restored one', async () => {
    const record = await filledRecord('sqlite');
    const { file } = await backUpOf(record);
    const store = await record.open();
    await note(store, record.runtime, 'only in the log');
    const log = readFileSync(`${fileOf(record)}-wal`);
    await store.close();
    renameSync(fileOf(record), `${fileOf(record)}.gone`);
    writeFileSync(`${fileOf(record)}-wal`, log);
    await restoreOver(record, file);
    expect((await contentOf(record.place))['contact']).toHaveLength(12);
    const logs = readdirSync(record.dataDir).filter((name) => name.endsWith('-wal'));
    expect(logs).toEqual([expect.stringMatching(/before-restore.*-wal$/)]);
  });

  it('replaces a damaged record, and says that it could not read it', async () => {
    const record = await filledRecord('sqlite');
    const { file } = await backUpOf(record);
    await record.tamper("UPDATE audit_head SET stack = '['");
    const restored = await restoreOver(record, file);
    expect(restored?.replaced).toBe('unreadable');
    expect(existsSync(restored!.aside!)).toBe(true);
    expect((await contentOf(record.place))['audit_detail']!.at(-1)).toContain('unreadable');
  });

  it('takes the place of a file that is empty yet', async () => {
    const record = await emptyRecord('sqlite');
    writeFileSync(fileOf(record), '');
    const { file } = await backUpOf(await filledRecord('sqlite'));
    await restoreOver(record, file);
    expect((await contentOf(record.place))['contact']).toHaveLength(12);
  });

  it('says what to do when what is in place cannot be opened at all', async () => {
    const record = await filledRecord('sqlite');
    const { file } = await backUpOf(record);
    writeFileSync(fileOf(record), 'A letter to Kiri.');
    await expect(restoreOver(record, file)).rejects.toThrow(/move it away yourself/);
    expect(readFileSync(fileOf(record), 'utf8')).toBe('A letter to Kiri.');
  });

  it('does not take a database in use for a backup', async () => {
    const record = await filledRecord('sqlite');
    const store = await record.open();
    await note(store, record.runtime, 'in the log');
    await expect(restoreOver(await emptyRecord('sqlite'), fileOf(record))).rejects.toThrow(/in use, not a backup/);
  });

  it('says how many entries two trails share that went different ways', async () => {
    const record = await filledRecord('sqlite');
    const fork = await backUpOf(record);
    await adding(record, (store) => note(store, record.runtime, 'one way'));
    record.runtime.advance(1);
    const oneWay = await backUpOf(record);
    await restoreOver(record, fork.file);
    await adding(record, (store) => note(store, record.runtime, 'another way'));
    let plan: RestorePlan | undefined;
    record.runtime.advance(1);
    await restoreOver(record, oneWay.file, { confirm: async (asked) => Boolean((plan = asked)) });
    const { size } = fork.proof.trail;
    expect(plan).toMatchObject({
      restored: { size: size + 1 },
      replaced: { present: { size: size + 2 }, shared: size },
    });
  });
});
