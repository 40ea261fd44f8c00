import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RestorePlan } from '../../server/store/restore/restore.ts';
import type { Store } from '../../server/store/store.ts';
import { currentRev } from '../../server/sync/rev.repo.ts';
import { insertSealKey } from '../../server/sync/seal-key.repo.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { asideContent, contentOf } from './content.ts';
import { backUpOf, oneIn, restoreOver } from './make.ts';
import { olderDatabase } from './older.ts';
import { adding, emptyRecord, filledRecord, note, tamperWithFile, temporaryFolder, removeFilled } from './record.ts';

afterAll(removeFilled);

/** A pair that a client may have sealed to. */
function sealedTo(store: Store, id: string): Promise<void> {
  const row = { id, publicKey: 'p', privateKey: 's', madeAt: store.runtime.now() };
  return store.tend((tx) => insertSealKey(tx, row));
}

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const));

for (const [from, to] of PAIRS) {
  describe.skipIf(leftOut(from) || leftOut(to))(`a backup of ${from} restored to ${to}`, () => {
    it('brings every row, and one entry more that says so', async () => {
      const source = await filledRecord(from);
      const target = await emptyRecord(to);
      const before = await contentOf(source.place);
      const { file, sha256, proof } = await backUpOf(source);
      const restored = await restoreOver(target, file);
      expect(restored).toMatchObject({ replaced: 'none', aside: undefined, sha256, restored: proof.trail });
      const after = await contentOf(target.place);
      const { audit: entries = [], audit_detail: details = [], audit_head: _, ...rest } = after;
      const { audit: oldEntries = [], audit_detail: oldDetails = [], audit_head: __, ...oldRest } = before;
      // Sessions end: one that was signed out of since must not come back.
      expect([oldRest['sign_in_session']?.length, rest['sign_in_session']?.length]).toEqual([1, 0]);
      expect(rest).toEqual({ ...oldRest, sign_in_session: [] });
      expect(entries.slice(0, -1)).toEqual(oldEntries);
      expect(details.slice(0, -1)).toEqual(oldDetails);
      expect(entries.at(-1)).toContain('"restore"');
      expect(details.at(-1)).toContain(sha256);
    });

    it('is a record to go on with', async () => {
      const target = await emptyRecord(to);
      const { file, proof } = await backUpOf(await filledRecord(from));
      await restoreOver(target, file);
      await adding(target, async (store) => {
        await note(store, target.runtime, 'after');
        expect((await store.health()).trailSize).toBe(proof.trail.size + 2);
      });
      const next = await backUpOf(target);
      // Triggers work again: they saw the new contact, and no old one a second time.
      expect(oneIn(next.file, 'SELECT count(*) FROM change')).toBe(13);
    });
  });
}

for (const engine of ENGINES) {
  describe.skipIf(leftOut(engine))(`a restore over a record on ${engine}`, () => {
    it('keeps it aside and says in the trail what the backup does not have', async () => {
      const record = await filledRecord(engine);
      const { file, proof } = await backUpOf(record);
      await adding(record, (store) => note(store, record.runtime, 'lost'));
      const before = await contentOf(record.place);
      let plan: RestorePlan | undefined;
      const restored = await restoreOver(record, file, { confirm: async (asked) => Boolean((plan = asked)) });
      const replaced = { present: { size: proof.trail.size + 1 }, checkpoint: null, shared: proof.trail.size };
      expect(plan).toMatchObject({ replaced, restored: proof.trail, pending: [] });
      const after = await contentOf(record.place);
      expect(after['contact']).toEqual(before['contact']?.filter((row) => !row.includes('lost')));
      const [, said] = (JSON.parse(after['audit_detail']!.at(-1)!) as [string, string][])[0]!;
      expect(JSON.parse(said)).toMatchObject({ restored: proof.trail, replaced });
      expect(await asideContent(record.place, restored!.aside!)).toEqual(before);
      expect(readdirSync(record.dataDir).filter((name) => name.startsWith('.restore'))).toEqual([]);
    });

    it('takes over the keys that text was sealed to since, and gives no revision again that was seen', async () => {
      const record = await filledRecord(engine);
      await adding(record, (store) => sealedTo(store, 'before'));
      const { file } = await backUpOf(record);
      await adding(record, async (store) => {
        await sealedTo(store, 'since');
        await note(store, record.runtime, 'lost');
      });
      const before = await contentOf(record.place);
      await restoreOver(record, file);
      expect(before['seal_key']).toHaveLength(2);
      expect((await contentOf(record.place))['seal_key']).toEqual(before['seal_key']);
      await adding(record, async (store) => {
        await note(store, record.runtime, 'after');
        expect(await store.look(currentRev)).toBe(14);
      });
    });

    it('gives up no key and no revision of its own for an older record in place', async () => {
      const [source, record] = [await filledRecord(engine), await filledRecord(engine)];
      await adding(source, async (store) => {
        await sealedTo(store, 'its own');
        await note(store, source.runtime, 'newer');
      });
      await restoreOver(record, (await backUpOf(source)).file);
      expect((await contentOf(record.place))['seal_key']).toEqual([expect.stringContaining('its own')]);
      await adding(record, async (store) => expect(await store.look(currentRev)).toBe(13));
    });

    it('goes on without what cannot be read any more', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      await adding(record, (store) => note(store, record.runtime, 'lost'));
      await record.tamper('DROP TABLE counter; ALTER TABLE seal_key DROP COLUMN made_at');
      await restoreOver(record, file);
      await adding(record, async (store) => expect(await store.look(currentRev)).toBe(12));
    });

    it('refuses while a server works with it, even one at rest', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      const before = await contentOf(record.place);
      const store = await record.open();
      await expect(restoreOver(record, file)).rejects.toThrow(/Stop (it|all of them), then restore again/);
      expect(await contentOf(record.place)).toEqual(before);
      await note(store, record.runtime, 'still there');
      await store.close();
      await restoreOver(record, file);
    });

    it('changes nothing when it is not confirmed', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      await adding(record, (store) => note(store, record.runtime, 'since'));
      const before = await contentOf(record.place);
      expect(await restoreOver(record, file, { confirm: async () => false })).toBeUndefined();
      expect(await contentOf(record.place)).toEqual(before);
      expect(readdirSync(record.dataDir).filter((name) => name.startsWith('.restore'))).toEqual([]);
    });

    it('refuses a damaged backup, and one of a newer program, before anything is changed', async () => {
      const record = await filledRecord(engine);
      const { file } = await backUpOf(record);
      const before = await contentOf(record.place);
      await tamperWithFile(file, "INSERT INTO migration VALUES ('9999_wings.sql', 'x', 1, '9.1.0')");
      await expect(restoreOver(record, file)).rejects.toThrow(/newer than this program[\s\S]*Facesheet 9\.1\.0/);
      await tamperWithFile(
        file,
        "DELETE FROM migration WHERE name LIKE '9999%'; UPDATE audit SET at = 0 WHERE seq = 2",
      );
      await expect(restoreOver(record, file)).rejects.toThrow(/entry 2/);
      expect(await contentOf(record.place)).toEqual(before);
    });

    it('brings a backup of an older version forward, and leaves the backup as it is', async () => {
      const record = await emptyRecord(engine);
      const file = join(temporaryFolder(), 'old.db');
      olderDatabase(file);
      const restored = await restoreOver(record, file);
      expect(restored?.pending).toContain('0002_two_engines.sql');
      const { change, contact } = await contentOf(record.place);
      expect([contact?.length, change?.length]).toEqual([1, 1]);
      expect(oneIn(file, 'SELECT count(*) FROM migration')).toBe(1);
      await adding(record, async (store) => expect((await store.health()).state).toBe('ok'));
    });
  });
}

describe.skipIf(leftOut('postgres'))('a restore on PostgreSQL', () => {
  it('changes nothing when it is stopped on its way', async () => {
    const record = await filledRecord('postgres');
    const { file } = await backUpOf(record);
    const before = await contentOf(record.place);
    const stop = new AbortController();
    const onStep = ({ what }: { what: string }) => {
      if (what === 'Copying relation') stop.abort();
    };
    await expect(restoreOver(record, file, { signal: stop.signal, onStep })).rejects.toThrow(/abort/i);
    expect(await contentOf(record.place)).toEqual(before);
    await adding(record, (store) => note(store, record.runtime, 'as before'));
  });

  it('keeps a server from starting, and a backup from being made, until it is done', async () => {
    const record = await filledRecord('postgres');
    const { file } = await backUpOf(record);
    record.runtime.advance(1);
    const confirm = async () => {
      await expect(record.open()).rejects.toThrow('The database of DATABASE_URL is being restored.');
      await expect(backUpOf(record)).rejects.toThrow('The database of DATABASE_URL is being restored.');
      return true;
    };
    expect(await restoreOver(record, file, { confirm })).toBeDefined();
  });
});
