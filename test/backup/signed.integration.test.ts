import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { lastSignedIn } from '../../server/audit/last-signed.ts';
import { openTrailKeeper } from '../../server/audit/trail-keeper.ts';
import { checkLastSigned, checkSignatures, checkTrailKeys } from '../../server/doctor/check-signatures.ts';
import type { Finding } from '../../server/doctor/finding.ts';
import { examineFile } from '../../server/store/examine/sqlite.ts';
import type { Looked } from '../../server/store/examine/engine-facts.ts';
import { lookAtPostgres } from '../../server/store/examine/look-postgres.ts';
import { postgresExaminer } from '../../server/store/examine/postgres.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { withTaskClient } from '../../server/store/postgres/task-client.ts';
import { StoreError } from '../../server/store/db-errors.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { asAdmin, withClient } from '../tools/postgres.ts';
import { run } from './command.ts';
import { contentOf } from './content.ts';
import { backUpOf, oneIn, restoreOver } from './make.ts';
import { adding, emptyRecord, filledRecord, note, removeFilled, type TestRecord } from './record.ts';

afterAll(removeFilled);

const silent = pino({ level: 'silent' });
const keysOf = ({ dataDir }: TestRecord) => join(dataDir, 'trail-keys');

/** A record whose server has signed its trail: the keys lie beside it. Gives the newest note. */
async function sign(record: TestRecord): Promise<string> {
  let signed = '';
  await adding(record, async (store) => {
    const keeper = await openTrailKeeper(store, keysOf(record), silent);
    signed = (await keeper.sign())?.note ?? '';
  });
  return signed;
}

async function looked(record: TestRecord): Promise<string[]> {
  const { place } = record;
  const both = async (examiner: Looked['examiner']): Promise<Finding[]> => {
    const about = { examiner } as Looked;
    const folder = keysOf(record);
    const found = [
      checkTrailKeys(about, folder),
      checkLastSigned(about, lastSignedIn(folder)),
      checkSignatures(about, folder),
    ];
    return (await Promise.all(found)).flat();
  };
  const findings =
    place.engine === 'sqlite'
      ? await examineFile(place.file, place.key, (_, examiner) => both(examiner))
      : await withTaskClient(place.url, (client) => both(postgresExaminer(client)));
  return findings.map(({ level, about, text }) => `${level} ${about}: ${text}`);
}

const detailOf = async ({ place }: TestRecord) => {
  const { audit_detail: details = [] } = await contentOf(place);
  return JSON.parse(new Map(JSON.parse(details.at(-1)!) as [string, string][]).get('detail')!) as object;
};

for (const engine of ENGINES) {
  describe.skipIf(leftOut(engine))(`a signed trail on ${engine}`, () => {
    it('is signed before it is backed up, so that the copy holds the checkpoint over all it has', async () => {
      const record = await filledRecord(engine);
      await sign(record);
      await adding(record, (store) => note(store, record.runtime, 'since'));
      expect(await run('backup', record)).toMatchObject({
        code: 0,
        err: expect.not.stringContaining('was not signed'),
      });
      const file = join(record.backups, readdirSync(record.backups)[0]!);
      expect(oneIn(file, 'SELECT max(size) FROM audit_checkpoint')).toBe(21);
      expect(oneIn(file, 'SELECT max(seq) FROM audit')).toBe(21);
    });

    it('that is restored over says which checkpoint it replaces', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      await adding(record, (store) => note(store, record.runtime, 'lost'));
      const checkpoint = await sign(record);
      await restoreOver(record, file);
      expect(await detailOf(record)).toMatchObject({ replaced: { present: { size: 21 }, checkpoint, shared: 20 } });
      expect((await contentOf(record.place))['audit_checkpoint']).toEqual([]);
    });

    it('is known by what was signed last when its checkpoints are gone, until it is restored on purpose', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      await sign(record);
      await record.tamper('DELETE FROM audit_checkpoint');
      expect((await looked(record))[1]).toMatch(/^fault last checkpoint: that of 20 entries, signed last, is not in/);
      const { code, out } = await run('restore', record, [file, '--yes']);
      expect({ code, out }).toEqual({
        code: 0,
        out: expect.stringMatching(/What was signed last is kept: .*last-signed\.2/),
      });
      expect((await looked(record))[1]).toBe('ok last checkpoint: none was signed yet');
    });

    it('gets a new key, which the trail names, and both sign', async () => {
      const record = await filledRecord(engine);
      await sign(record);
      const { code, out } = await run('rotate-trail-key', record);
      expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/2\.pem[\s\S]*2\.vkey[\s\S]*2 keys sign/) });
      expect(readdirSync(keysOf(record))).toEqual(['1.pem', '1.vkey', '2.pem', '2.vkey', 'last-signed']);
      expect(statSync(join(keysOf(record), '2.pem')).mode & 0o777).toBe(0o600);
      expect(await detailOf(record)).toEqual({ added: [expect.stringMatching(/^facesheet\/\w+\+/)], withdrawn: [] });
      const { audit_checkpoint: checkpoints = [] } = await contentOf(record.place);
      expect(checkpoints.map((row) => row.split('— ').length - 1)).toEqual([1, 2]);
      expect(checkpoints.map((row) => row.split('key facesheet').length - 1)).toEqual([1, 2]);
      rmSync(join(keysOf(record), '1.pem'));
      expect(await looked(record)).toEqual([
        expect.stringMatching(/^ok trail keys: 1 in /),
        'ok last checkpoint: that of 21 entries, as it was signed',
        'ok checkpoints: 2, every signature verified',
      ]);
    });

    it('has its signatures and the place of its keys looked at', async () => {
      const record = await filledRecord(engine);
      expect((await looked(record))[0]).toMatch(/^ok trail keys: none yet/);
      await sign(record);
      const pem = join(keysOf(record), '1.pem');
      chmodSync(pem, 0o644);
      expect((await looked(record))[0]).toMatch(/^warning trail keys: others than their owner can read .*1\.pem/);
      await record.tamper("UPDATE audit_checkpoint SET note = replace(note, '\n20\n', '\n19\n')");
      expect((await looked(record))[2]).toBe('fault checkpoints: that of 20 entries has a signature that is forged');
      rmSync(keysOf(record), { recursive: true });
      expect(await looked(record)).toEqual([
        expect.stringMatching(/^warning trail keys: there is none in .* has signed 1 checkpoints/),
        'ok last checkpoint: none was signed yet',
        expect.stringMatching(/^warning checkpoints: 1, up to that of 20 entries, were signed by a key whose public/),
      ]);
    });
  });
}

describe('a backup of a trail that cannot be signed', () => {
  it('is made all the same when a key is none, and says why it was not signed', async () => {
    const record = await filledRecord('sqlite');
    await sign(record);
    writeFileSync(join(keysOf(record), '1.pem'), 'x');
    const { code, out, err } = await run('backup', record);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Kept /) });
    expect(err).toMatch(/The trail was not signed before it was copied: The file .*1\.pem is not a key/);
  });
});

describe.skipIf(leftOut('postgres'))('a record whose owner is no superuser', () => {
  /** An empty database of a user who may do nothing else. */
  async function owned(): Promise<TestRecord> {
    const record = await emptyRecord('postgres');
    if (record.place.engine !== 'postgres') throw new Error('Not on PostgreSQL.');
    const role = `facesheet_test_${randomBytes(8).toString('hex')}`;
    const url = new URL(record.place.url);
    await asAdmin(`CREATE ROLE ${role} LOGIN PASSWORD 'test'`);
    await asAdmin(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${role}`);
    onTestFinished(async () => {
      await asAdmin(`DROP DATABASE IF EXISTS ${url.pathname.slice(1)} WITH (FORCE)`);
      await asAdmin(`DROP ROLE ${role}`);
    });
    url.username = role;
    url.password = 'test';
    const place = { ...record.place, url: url.href };
    const open = async () => {
      const store = await openPostgresStore(url.href, record.runtime);
      onTestFinished(() => store.close());
      return store;
    };
    return { ...record, place, open };
  }

  it('takes a backup in, is signed and backed up, restored over, and can neither change nor remove an entry', async () => {
    const [source, target] = [await filledRecord('sqlite'), await owned()];
    await sign(source);
    await restoreOver(target, (await backUpOf(source)).file);
    await adding(target, async (store) => {
      await note(store, target.runtime, 'after');
      const keeper = await openTrailKeeper(store, keysOf(source), silent);
      expect((await keeper.sign())?.size).toBe(22);
      const forge = store.tend((tx) => tx.db.delete(tx.tables.audit));
      await expect(forge).rejects.toThrow(StoreError);
    });
    const { url } = target.place as { url: string };
    for (const table of ['audit', 'audit_checkpoint']) {
      for (const forgery of [`UPDATE ${table} SET at = 0`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(withClient(url, (client) => client.query(forgery))).rejects.toThrow(/permission denied/);
      }
    }
    // Rows of a record may go, once its time has come; none is written over.
    for (const forgery of ["UPDATE sheet_entry SET text = 'x'", 'TRUNCATE sheet_entry']) {
      await expect(withClient(url, (client) => client.query(forgery))).rejects.toThrow(/permission denied/);
    }
    const unguarded = () => lookAtPostgres(url, Date.now, (record) => record.unguarded());
    expect(await unguarded()).toEqual([]);
    await withClient(url, (client) => client.query('GRANT DELETE ON audit TO CURRENT_USER'));
    expect(await unguarded()).toEqual([expect.stringMatching(/^the server's user has the right to change audit:/)]);
    target.runtime.advance(1);
    const again = await backUpOf(target);
    expect(again.proof.trail.size).toBe(22);
    const restored = await restoreOver(target, again.file);
    expect(restored?.aside).toContain('before_restore_');
  });
});
