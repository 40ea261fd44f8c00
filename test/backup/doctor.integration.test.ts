import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Config } from '../../server/config.ts';
import { examine } from '../../server/doctor/examine.ts';
import type { Finding } from '../../server/doctor/finding.ts';
import { levelOf } from '../../server/doctor/report.ts';
import { partName } from '../../server/store/backup/names.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { testConfig } from '../tools/test-server.ts';
import { run } from './command.ts';
import { contentOf } from './content.ts';
import { backUpOf, quiet } from './make.ts';
import { olderDatabase } from './older.ts';
import { adding, emptyRecord, filledRecord, removeFilled, type TestRecord } from './record.ts';

afterAll(removeFilled);

const HOUR_MS = 3_600_000;

function configOf({ place, dataDir }: TestRecord): Config {
  const config = {
    ...testConfig,
    dataDir,
    databaseFile: join(dataDir, 'facesheet.db'),
    trailKeysDir: join(dataDir, 'trail-keys'),
  };
  return place.engine === 'postgres' ? { ...config, databaseUrl: place.url } : config;
}

/** What is found; on PostgreSQL against the server's own clock, since that is what it is compared with. */
async function found(record: TestRecord, quick = false): Promise<Finding[]> {
  const { runtime, backups } = record;
  return examine(configOf(record), { backups, quick, now: runtime.now, onStep: quiet });
}

const lines = (findings: readonly Finding[]) => findings.map(({ level, about, text }) => `${level} ${about}: ${text}`);
const bad = (findings: readonly Finding[]) => lines(findings.filter(({ level }) => level !== 'ok'));

for (const engine of ENGINES) {
  describe.skipIf(leftOut(engine))(`the doctor on ${engine}`, () => {
    const record = async () => {
      const filled = await filledRecord(engine);
      // A server has been there, and last night's backup.
      await adding(filled, () => Promise.resolve());
      await backUpOf(filled);
      return engine === 'postgres' ? { ...filled, runtime: { ...filled.runtime, now: Date.now } } : filled;
    };
    /** The backup of the test is as old as its clock, which PostgreSQL does not know. */
    const others = (findings: readonly Finding[]) => bad(findings).filter((line) => !/last backup/.test(line));

    it('finds a healthy record well, beside a server that has it open', async () => {
      const healthy = await record();
      const store = await healthy.open();
      const findings = await found(healthy);
      await store.close();
      expect(others(findings)).toEqual([]);
      expect(lines(findings)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^ok audit trail: entries: 20, every one verified/),
          expect.stringMatching(/^ok rows: .*contact 12.*student 4/),
          expect.stringMatching(/^ok schema: at this/),
          expect.stringMatching(/^ok engine settings: .*synchronous(_commit on| 2)/),
          expect.stringMatching(/^ok disk: .* free/),
        ]),
      );
    });

    it.each([
      ["UPDATE audit SET actor_id = 'x' WHERE seq = 3", /^fault audit trail: entry 3: its column actor_id/],
      [
        'DELETE FROM audit WHERE seq = 20; DELETE FROM audit_detail WHERE seq = 20',
        /^fault audit trail: the head counts 20 entries, but there are 19/,
      ],
      ['UPDATE disclosure_tally SET denied = denied + 1', /^fault derived rows: \d+ totals/],
    ])('finds what is wrong after: %s', async (sql, fault) => {
      const broken = await record();
      await broken.tamper(sql);
      const findings = await found(broken);
      expect(levelOf(findings)).toBe('fault');
      expect(others(findings)).toEqual([expect.stringMatching(fault)]);
      if (fault.source.includes('audit trail')) expect(others(await found(broken, true))).toEqual([]);
    });

    it('names no student and no secret', async () => {
      const broken = await record();
      await broken.tamper("UPDATE audit SET line = '{\"Kiri\"' WHERE seq = 3; UPDATE audit_head SET stack = 'Kiri'");
      const said = lines(await found(broken)).join('\n');
      expect(said).toMatch(/entry 3 cannot be read/);
      expect(said).not.toMatch(/Kiri|Nguyen|Ortiz|204417/);
    });

    it('says that a guard of the trail is missing', async () => {
      const open = await record();
      const sqls = { sqlite: 'SELECT 1', postgres: 'ALTER TABLE audit DISABLE TRIGGER audit_no_change' };
      await open.tamper(sqls[engine]);
      if (engine === 'sqlite') await dropTrigger(open);
      expect(others(await found(open))).toEqual([expect.stringMatching(/^fault guards: the trigger audit_no_\w+ /)]);
    });

    it('says that there is no record yet', async () => {
      const findings = await found(await emptyRecord(engine));
      expect(bad(findings)).toEqual([
        expect.stringMatching(/^warning (engine|schema): there is no .* yet/),
        expect.stringMatching(/^warning last backup: there is none/),
      ]);
    });

    it('changes nothing', async () => {
      const healthy = await record();
      const before = await contentOf(healthy.place);
      await found(healthy);
      expect(await contentOf(healthy.place)).toEqual(before);
    });
  });
}

async function dropTrigger({ place }: TestRecord): Promise<void> {
  const { openWriter } = await import('../../server/store/sqlite/connection.ts');
  if (place.engine !== 'sqlite') return;
  const client = openWriter(place.file);
  client.exec('DROP TRIGGER audit_no_update');
  client.close();
}

describe('the doctor', () => {
  it('warns when the last backup is older than a day and two hours', async () => {
    const record = await filledRecord('sqlite');
    await backUpOf(record);
    record.runtime.advance(26 * HOUR_MS);
    expect(lines(await found(record))).toContainEqual(expect.stringMatching(/^ok last backup: .*, 26 h old$/));
    record.runtime.advance(1);
    expect(bad(await found(record))).toEqual([expect.stringMatching(/^warning last backup: .*26 h old\. One a day/)]);
  });

  it('warns of a clock that was put back', async () => {
    const record = await filledRecord('sqlite');
    await backUpOf(record);
    record.runtime.advance(-3 * HOUR_MS);
    expect(bad(await found(record))).toEqual([
      expect.stringMatching(/^warning newest entry: .* in the future/),
      expect.stringMatching(/^warning last backup: .* a time in the future/),
    ]);
  });

  it('warns of what an interrupted restore left, and of a folder that everybody can read', async () => {
    const record = await filledRecord('sqlite');
    await backUpOf(record);
    const left = join(record.dataDir, '.restore-x');
    mkdirSync(left);
    const part = join(record.backups, partName('before-0001_first-x.db'));
    writeFileSync(part, '');
    const then = record.runtime.now() / 1000 - 7200;
    for (const path of [left, part]) utimesSync(path, then, then);
    const { chmodSync } = await import('node:fs');
    chmodSync(record.dataDir, 0o755);
    expect(bad(await found(record))).toEqual([
      expect.stringMatching(/^warning access: every user/),
      expect.stringMatching(/^warning left over: .*\.part-before-0001_first-x\.db: /),
      expect.stringMatching(/^warning left over: .*\.restore-x/),
    ]);
    rmSync(left, { recursive: true });
  });

  it('looks at the disk of backups too, where they lie beside the data folder', async () => {
    const record = await filledRecord('sqlite');
    const disks = async (backups: string) =>
      (await found({ ...record, backups }, true)).map(({ about }) => about).filter((about) => about.startsWith('disk'));
    expect(await disks(join(record.dataDir, '..backups'))).toEqual(['disk']);
    expect(await disks(record.dataDir)).toEqual(['disk']);
    expect(await disks(`${record.dataDir}-backups`)).toEqual(['disk', 'disk of backups']);
  });

  it('says which version a database is of', async () => {
    const record = await emptyRecord('sqlite');
    olderDatabase(join(record.dataDir, 'facesheet.db'));
    expect(bad(await found(record))).toContainEqual(
      expect.stringMatching(/^warning schema: older than this program: .*0002/),
    );
  });

  it('gives its exit code, and prints no password, key or token', async () => {
    const record = await filledRecord('sqlite');
    const env = {
      DATABASE_URL: 'postgres://facesheet:s3cret-word@127.0.0.1:1/record?sslpassword=s3cret-word',
      DB_KEY: 's3cret-word s3cret-word s3cret-word',
    };
    const away = await run('doctor', record, [], { env });
    expect(away).toMatchObject({
      code: 1,
      out: expect.stringContaining('postgres://facesheet:…@127.0.0.1:1/record\n'),
    });
    expect(away.out).toMatch(/✗ fault {4}engine: The database of DATABASE_URL does not answer/);
    expect(away.out + away.err).not.toContain('s3cret-word');
    const json = await run('doctor', record, ['--json', '--quick']);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({ level: 'warning', findings: expect.any(Array) });
    writeFileSync(join(record.dataDir, 'facesheet.db'), 'nonsense');
    expect(await run('doctor', record)).toMatchObject({
      code: 1,
      out: expect.stringContaining('is no database at all'),
    });
  });
});
