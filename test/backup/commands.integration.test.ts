import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeLine } from '../../shared/audit/line.ts';
import { fileHash } from '../../server/store/backup/file-hash.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { run } from './command.ts';
import { contentOf } from './content.ts';
import { backUpOf, oneIn } from './make.ts';
import { olderDatabase } from './older.ts';
import { adding, emptyRecord, filledRecord, note, tamperWithFile, removeFilled, type TestRecord } from './record.ts';

afterAll(removeFilled);

/** Where a file of SQLite counts its unused pages. */
const FREE_PAGES_AT = 36;

/** The newest entry, and its detail. */
async function lastEntry({ place }: TestRecord) {
  const { audit = [], audit_detail: details = [] } = await contentOf(place);
  const value = (row: string, column: string) => new Map(JSON.parse(row) as [string, string][]).get(column)!;
  return { entry: decodeLine(value(audit.at(-1)!, 'line')), detail: JSON.parse(value(details.at(-1)!, 'detail')) };
}

for (const engine of ENGINES) {
  describe.skipIf(leftOut(engine))(`the commands on ${engine}`, () => {
    it('back up beside a running server, and enter the backup into the trail', async () => {
      const record = await filledRecord(engine);
      const store = await record.open();
      const { code, out } = await run('backup', record);
      expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Kept .*20 entries in the trail, all/) });
      const [name] = readdirSync(record.backups);
      const { entry, detail } = await lastEntry(record);
      expect(entry).toMatchObject({ seq: 21, action: 'backup.create', decision: 'done', actorId: null });
      const sha256 = await fileHash(join(record.backups, name!));
      expect(detail).toMatchObject({ file: name, sha256, trail: { size: 20 } });
      await note(store, record.runtime, 'goes on');
      record.runtime.advance(1);
      expect((await backUpOf(record)).proof.trail.size).toBe(22);
    });

    it('restore only when the word is typed, and say first what will be lost', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      await adding(record, (store) => note(store, record.runtime, 'lost'));
      const before = await contentOf(record.place);
      const no = await run('restore', record, [file], { typed: 'yes\n' });
      expect(no).toMatchObject({ code: 1, err: expect.stringContaining('Not confirmed. Nothing was changed.') });
      expect(no.out).toMatch(/^WARNING: 1 entry of the present trail will not be in the restored one: 21 to 21\.\n/);
      expect(await contentOf(record.place)).toEqual(before);
      const yes = await run('restore', record, [file], { typed: 'restore\n' });
      expect(yes).toMatchObject({ code: 0, out: expect.stringMatching(/Restored\. The record from before is kept: /) });
      expect(await lastEntry(record)).toMatchObject({
        entry: { seq: 21, action: 'restore' },
        detail: { file: basename(file), replaced: { present: { size: 21 }, shared: 20 } },
      });
    });
  });
}

describe('the commands', () => {
  it('check a backup: 0 when it is whole, 1 with what is wrong when it is not', async () => {
    const record = await filledRecord('sqlite');
    const { file } = await backUpOf(record);
    expect(await run('backup', record, ['--check', file])).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${file} is whole`),
    });
    await tamperWithFile(file, 'UPDATE audit SET at = 0 WHERE seq = 2');
    const { code, err } = await run('backup', record, ['--check', file]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('entry 2: its column at is not') });
    expect(readdirSync(record.backups)).toEqual([basename(file)]);
  });

  it('tell a command line that cannot be understood (2) from what cannot be done (1)', async () => {
    const record = await emptyRecord('sqlite');
    const results = await Promise.all([
      run('backup', record, ['--keep', '0']),
      run('restore', record),
      run('doctor', record, ['now']),
      run('backup', record),
      run('restore', record, ['missing.db']),
    ]);
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2, 1, 1]);
    expect(results.map(({ err }) => err)).toEqual([
      expect.stringContaining('--keep is a number from 1 on'),
      expect.stringContaining('Usage: npm run restore'),
      expect.stringContaining('Usage: npm run doctor'),
      expect.stringMatching(/There is no database .* yet/),
      expect.stringMatching(/There is no file .*missing\.db/),
    ]);
    expect(readdirSync(record.dataDir)).toEqual([]);
  });

  it('say that a backup is kept, and why, when its entry cannot be written because the store does not open', async () => {
    const record = await filledRecord('sqlite');
    // A free page that is not there: a copy has none, so it is whole, but a damaged file is not opened for writing.
    await record.tamper('SELECT 1');
    const file = openSync(join(record.dataDir, 'facesheet.db'), 'r+');
    writeSync(file, Buffer.from([0, 0, 0, 7]), 0, 4, FREE_PAGES_AT);
    closeSync(file);
    const { code, out, err } = await run('backup', record);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/^Kept /) });
    expect(err).toMatch(/The backup is kept, but its entry could not be written into the trail: .* is damaged\. /);
    expect(readdirSync(record.backups)).toHaveLength(1);
  });

  it('leave no half file when Ctrl-C ends them', async () => {
    const record = await filledRecord('sqlite');
    await record.tamper(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO setting SELECT 'filling ' || i, hex(randomblob(500000)) FROM n",
    );
    const { code, signal } = await run('backup', record, [], { interruptAt: 'Copying' });
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGINT' });
    expect(readdirSync(record.backups)).toEqual([]);
  });

  it('back a database of an older version up, and do not bring it forward', async () => {
    const record = await emptyRecord('sqlite');
    olderDatabase(join(record.dataDir, 'facesheet.db'));
    const { code, out } = await run('backup', record);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/older than this program, so nothing was written/),
    });
    const file = join(record.backups, readdirSync(record.backups)[0]!);
    expect(
      [file, join(record.dataDir, 'facesheet.db')].map((path) => oneIn(path, 'SELECT count(*) FROM migration')),
    ).toEqual([1, 1]);
  });
});
