import { existsSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileHash } from '../../server/store/backup/file-hash.ts';
import { partName } from '../../server/store/backup/names.ts';
import { prove } from '../../server/store/backup/prove.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { backUpOf, names, oneIn, quiet } from './make.ts';
import { adding, emptyRecord, filledRecord, note, tamperWithFile, removeFilled } from './record.ts';

afterAll(removeFilled);

const DAY_MS = 86_400_000;

for (const engine of ENGINES) {
  describe.skipIf(leftOut(engine))(`a backup from ${engine}`, () => {
    it('is whole while a server goes on writing, and holds what was acknowledged before', async () => {
      const record = await filledRecord(engine);
      const store = await record.open();
      let written = 0;
      let writing = true;
      const writer = (async () => {
        for (; writing; written += 1) await note(store, record.runtime, 'meanwhile');
      })();
      while (written < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      const before = written;
      const { file, proof } = await backUpOf(record);
      const after = written;
      writing = false;
      await writer;
      const inside = Number(oneIn(file, "SELECT count(*) FROM contact WHERE note = 'meanwhile'"));
      expect(after).toBeGreaterThan(before);
      expect(inside).toBeGreaterThanOrEqual(before);
      expect(inside).toBeLessThanOrEqual(after + 1);
      expect(oneIn(file, "SELECT count(*) FROM change WHERE kind = 'contact'")).toBe(inside + 12);
      expect((await prove(file, undefined, quiet)).trail).toEqual(proof.trail);
    });

    it('is one file that only its owner can read, with the hash that is told', async () => {
      const record = await filledRecord(engine);
      const { file, sha256 } = await backUpOf(record);
      expect(readdirSync(record.backups)).toEqual(['facesheet-2026-11-20T15-00-00-000Z.db']);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(await fileHash(file)).toBe(sha256);
      expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
    });

    it('is not kept, and nothing old goes, when the trail in it is not what it was', async () => {
      const record = await filledRecord(engine);
      await backUpOf(record);
      await record.tamper("UPDATE audit SET actor_id = 'somebody' WHERE seq = 3");
      record.runtime.advance(DAY_MS);
      await expect(backUpOf(record, { keep: 1 })).rejects.toThrow(/entry 3: its column actor_id/);
      expect(readdirSync(record.backups)).toEqual(['facesheet-2026-11-20T15-00-00-000Z.db']);
    });

    it('leaves no half file when it is stopped', async () => {
      const record = await filledRecord(engine);
      const stop = new AbortController();
      const seen: string[][] = [];
      const onStep = () => {
        seen.push(readdirSync(record.backups));
        stop.abort();
      };
      await expect(backUpOf(record, { signal: stop.signal, onStep })).rejects.toThrow(/abort/i);
      expect(seen[0]![0]).toMatch(/^\.part-/);
      expect(readdirSync(record.backups)).toEqual([]);
    });
  });
}

describe.skipIf(leftOut('postgres'))('a backup from postgres by an older program', () => {
  it('is refused, and nothing old goes: it would lack what the older program does not know', async () => {
    const record = await filledRecord('postgres');
    await backUpOf(record);
    await record.tamper("INSERT INTO migration VALUES ('9999_later.sql', 'hash', 1, '99.0.0')");
    record.runtime.advance(DAY_MS);
    const later = backUpOf(record, { keep: 1 });
    await expect(later).rejects.toThrow(
      /newer than this program\. Its newest change is 9999_later, made by Facesheet 99/,
    );
    expect(readdirSync(record.backups)).toEqual(['facesheet-2026-11-20T15-00-00-000Z.db']);
  });
});

describe('old backups', () => {
  it('go when there are more than were asked for, and nothing else does', async () => {
    const record = await filledRecord('sqlite');
    const made: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      made.push((await backUpOf(record)).file);
      record.runtime.advance(DAY_MS);
    }
    const others = ['facesheet.db', 'facesheet-copy.db', 'before-0001_first-2026-01-01T00-00-00-000Z.db', 'notes.txt'];
    for (const name of others) writeFileSync(join(record.backups, name), 'x');
    const { file, removed } = await backUpOf(record, { keep: 2 });
    expect(names(removed)).toEqual(names([made[2]!, made[1]!, made[0]!]));
    expect(readdirSync(record.backups).sort()).toEqual(names([made[3]!, file]).concat(others).sort());
  });

  it('never push out the one just made, whatever the clock said when they were', async () => {
    const record = await filledRecord('sqlite');
    await backUpOf(record, { at: record.runtime.now() + 30 * DAY_MS });
    const { file } = await backUpOf(record, { keep: 1 });
    expect(readdirSync(record.backups)).toEqual(names([file]));
  });

  it('go with the unfinished ones that a crash left, but not with one that may still be under way', async () => {
    const record = await filledRecord('sqlite');
    const inFolder = (name: string) => join(record.backups, name);
    await backUpOf(record);
    const old = partName('before-0001_first-x.db');
    const stale = ['.part-facesheet-a.db', old, `${old}-journal`, `${old}-wal`, `${old}-shm`].map(inFolder);
    const fresh = inFolder('.part-facesheet-b.db');
    for (const file of [...stale, fresh]) writeFileSync(file, '');
    const then = (record.runtime.now() - 2 * DAY_MS) / 1000;
    for (const file of stale) utimesSync(file, then, then);
    record.runtime.advance(1);
    await backUpOf(record);
    expect([...stale, fresh].filter((file) => existsSync(file))).toEqual([fresh]);
  });
});

describe('the check of a backup', () => {
  it.each([
    ["UPDATE audit SET line = replace(line, 'contact.add', 'contact.and') WHERE seq = 9", /entry 9: its column action/],
    ['UPDATE audit SET at = at + 1 WHERE seq = 2', /entry 2: its column at is not/],
    ["UPDATE audit SET student_id = 'x' WHERE seq = 7", /entry 7: its column student_id/],
    ["UPDATE audit SET line = replace(line, 'test', 'tset') WHERE seq = 4", /do not give the stored root/],
    ['UPDATE audit SET line = 1 WHERE seq = 4', /entry 4 cannot be read: not a line/],
    ['DELETE FROM audit WHERE seq = 5', /entry 5 is missing/],
    ['DELETE FROM audit WHERE seq IN (5, 6)', /entries 5 to 6 are missing/],
    ['DELETE FROM audit WHERE seq > 18', /the head counts 20 entries, but there are 18/],
    [
      'INSERT INTO audit SELECT -1, at, actor_id, action, decision, student_id, line FROM audit WHERE seq = 1',
      /entry -1 has no place/,
    ],
    ["UPDATE audit_detail SET detail = '{}' WHERE seq = 8", /entry 8: its detail is not the one/],
    ["UPDATE audit_detail SET salt = 'AAAA' WHERE seq = 1", /entry 1: its detail is not the one/],
    ["INSERT INTO audit_detail VALUES (999, 'c2FsdA==', '{}')", /1 details belong to no entry/],
    ["UPDATE audit_head SET stack = '[]'", /do not give the stored root/],
    ["UPDATE audit_head SET stack = '['", /the head cannot be read/],
    ['DELETE FROM audit_head', /the head is missing/],
    ["DELETE FROM staff WHERE username = 'rortiz'", /12 rows of contact refer to a missing row of staff/],
    ['DELETE FROM change WHERE rev = 2', /1 contacts are not in the list of changes/],
    ['UPDATE disclosure_tally SET denied = denied + 1', /\d+ totals do not fit/],
  ])('finds what is wrong after: %s', async (sql, fault) => {
    const { file } = await backUpOf(await filledRecord('sqlite'));
    await tamperWithFile(file, sql);
    await expect(prove(file, undefined, quiet)).rejects.toThrow(fault);
  });

  it('does not miss a detail that was destroyed on purpose', async () => {
    const { file, proof } = await backUpOf(await filledRecord('sqlite'));
    await tamperWithFile(file, 'DELETE FROM audit_detail WHERE seq = 8');
    expect((await prove(file, undefined, quiet)).trail).toEqual(proof.trail);
  });

  it('finds a file that was cut off, one with a changed byte in a page, and one that is something else', async () => {
    const record = await filledRecord('sqlite');
    const { file, proof } = await backUpOf(record);
    const bytes = readFileSync(file);
    truncateSync(file, proof.bytes - 8192);
    await expect(prove(file, undefined, quiet)).rejects.toThrow(/is not whole/);
    const at = bytes.lastIndexOf('session.sign');
    const turned = Buffer.from(bytes).fill(0xff, at > 0 ? 4096 : 8192, 8300);
    writeFileSync(file, turned);
    await expect(prove(file, undefined, quiet)).rejects.toThrow(/is not whole/);
    writeFileSync(file, 'A letter to Kiri.');
    await expect(prove(file, undefined, quiet)).rejects.toThrow(/no database at all/);
  });

  it('says nothing of what stands in the record', async () => {
    const { file } = await backUpOf(await filledRecord('sqlite'));
    await tamperWithFile(file, 'UPDATE audit SET line = \'{"Kiri"\'; DELETE FROM student; DELETE FROM staff');
    const said = await prove(file, undefined, quiet).catch((error: Error) => error.message);
    expect(said).toContain('and 11 more faults');
    expect(said).not.toMatch(/Kiri|Nguyen|Ortiz|204417/);
  });

  it('says that there is nothing to back up yet', async () => {
    await expect(backUpOf(await emptyRecord('sqlite'))).rejects.toThrow(/no database .* yet/);
  });

  it('goes on from an unfinished write of a server that was killed', async () => {
    const record = await filledRecord('sqlite');
    await adding(record, (store) => note(store, record.runtime, 'last'));
    const { file } = await backUpOf(record);
    expect(oneIn(file, "SELECT count(*) FROM contact WHERE note = 'last'")).toBe(1);
  });
});
