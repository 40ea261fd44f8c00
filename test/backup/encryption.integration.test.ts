import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prove } from '../../server/store/backup/prove.ts';
import { openReader, openWriter } from '../../server/store/sqlite/connection.ts';
import { run } from './command.ts';
import { leftOut } from '../tools/engines.ts';
import { contentOf } from './content.ts';
import { backUpOf, quiet, restoreOver } from './make.ts';
import {
  emptyRecord,
  encryptedRecord,
  filledRecord,
  note,
  temporaryFolder,
  removeFilled,
  type TestRecord,
} from './record.ts';

afterAll(removeFilled);

const KEY = 'correct horse battery staple, 1 time';
const OTHER = "it's another key with a ' in its text";

/** What stands in the record, and what every plain file of SQLite begins with. */
const PLAIN = ['SQLite format 3', 'Baptiste', 'Nguyen', 'CREATE TABLE', 'session', "Kiri's day"];

/** Which of these words can be read in the bytes of any file below the folder. */
function readable(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return PLAIN.filter((word) => bytes.some((content) => content.includes(word)));
}

function keyFile(key: string): string {
  const file = join(temporaryFolder(), 'key');
  writeFileSync(file, `${key}\n`);
  return file;
}

const withKey = (record: TestRecord, key: string | undefined): TestRecord => ({
  ...record,
  place: { ...record.place, key },
});

describe('a record with a key', () => {
  it('can be read in none of its files: database, log, backup, what a restore puts aside', async () => {
    const record = await encryptedRecord(KEY);
    const store = await record.open();
    await note(store, record.runtime, 'in the log');
    expect(existsSync(join(record.dataDir, 'facesheet.db-wal'))).toBe(true);
    expect(readable(record.dataDir)).toEqual([]);
    const { file } = await backUpOf(record);
    await store.close();
    const before = await contentOf(record.place);
    const seen: string[][] = [];
    const onStep = () => void seen.push(readable(record.dataDir));
    await restoreOver(record, file, { onStep });
    expect([...new Set(seen.flat()), ...readable(record.dataDir)]).toEqual([]);
    expect((await contentOf(record.place))['student']).toEqual(before['student']);
    // The search can find something: without a key all of it is there.
    const plain = await filledRecord('sqlite');
    expect(readable(plain.dataDir)).toEqual(PLAIN);
  });

  it('is encrypted, gets another key or none by a restore with that key configured', async () => {
    const record = await filledRecord('sqlite');
    const content = await contentOf(record.place);
    const { file: plain } = await backUpOf(record);
    const encrypted = withKey(record, KEY);
    const { aside } = (await restoreOver(encrypted, plain))!;
    expect((await contentOf(encrypted.place))['contact']).toEqual(content['contact']);
    expect(readFileSync(join(record.dataDir, 'facesheet.db')).includes('Baptiste')).toBe(false);
    expect(readFileSync(aside!).includes('Baptiste')).toBe(true);
    record.runtime.advance(1);
    const { file: first } = await backUpOf(encrypted);
    const rekeyed = withKey(record, OTHER);
    await restoreOver(rekeyed, first, { backupKey: KEY });
    expect((await contentOf(rekeyed.place))['contact']).toEqual(content['contact']);
    record.runtime.advance(1);
    const { file: second } = await backUpOf(rekeyed);
    await restoreOver(record, second, { backupKey: OTHER });
    expect((await contentOf(record.place))['contact']).toEqual(content['contact']);
    expect(readFileSync(join(record.dataDir, 'facesheet.db')).includes('Baptiste')).toBe(true);
  });

  it('opens with no other key and without none, in words, and makes no empty record instead', async () => {
    const record = await encryptedRecord(KEY);
    const file = join(record.dataDir, 'facesheet.db');
    const before = readFileSync(file);
    for (const open of [openReader, openWriter]) {
      expect(() => open(file)).toThrow(`${file} is encrypted, or is no database at all.`);
      expect(() => open(file, OTHER)).toThrow(`The key that DB_KEY_FILE names does not open ${file}.`);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    const plain = join((await filledRecord('sqlite')).dataDir, 'facesheet.db');
    expect(() => openWriter(plain, KEY)).toThrow(`${plain} is not encrypted, but DB_KEY_FILE names a key.`);
  });

  it('is proven with its key only', async () => {
    const { file, proof } = await backUpOf(await encryptedRecord(KEY));
    expect((await prove(file, KEY, quiet)).trail).toEqual(proof.trail);
    await expect(prove(file, OTHER, quiet)).rejects.toThrow(/does not open/);
  });

  it.skipIf(leftOut('postgres'))('has encrypted backups when it lies on PostgreSQL', async () => {
    const record = withKey(await filledRecord('postgres'), KEY);
    const { file } = await backUpOf(record);
    expect(readable(record.backups)).toEqual([]);
    const target = await emptyRecord('postgres', KEY);
    const seen: string[][] = [];
    await restoreOver(target, file, { onStep: () => void seen.push(readable(target.dataDir)) });
    expect([seen.length > 0, ...new Set(seen.flat())]).toEqual([true]);
    expect((await contentOf(target.place))['contact']).toHaveLength(12);
  });

  it('takes its key from a file, which must hold a good one', async () => {
    const record = await encryptedRecord(KEY);
    const backed = await run('backup', record, [], { env: { DB_KEY_FILE: keyFile(KEY) } });
    expect(backed).toMatchObject({ code: 0, out: expect.stringMatching(/^Kept/) });
    expect(readable(record.dataDir)).toEqual([]);
    const short = await run('backup', record, [], { env: { DB_KEY_FILE: keyFile('short') } });
    expect(short).toMatchObject({ code: 1, err: expect.stringContaining('The setting DB_KEY is not usable.') });
    const missing = await run('backup', record, [], { env: { DB_KEY_FILE: '/missing' } });
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('which DB_KEY_FILE names, cannot be read') });
    const doctor = await run('doctor', record, [], { env: { DB_KEY_FILE: keyFile(KEY) } });
    expect(doctor.out).toMatch(/facesheet\.db, encrypted\n/);
    expect(doctor.out + doctor.err).not.toContain(KEY);
    expect(statSync(record.dataDir).mode & 0o777).toBe(0o700);
  });
});
