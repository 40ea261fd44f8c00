import { expect } from 'vitest';
import {
  type AdapterRow,
  adaptersOff,
  allRevisions,
  allSwitches,
  countOff,
  insertRevision,
  newestPublished,
  newestRevision,
  publishedRevision,
  publishedText,
  putSwitch,
  type SwitchRow,
  switchOf,
  textOfRevision,
} from '../../../server/sis/adapter.repo.ts';
import { noteAdaptersChanged, pullHead, takeAdapterTurn } from '../../../server/sis/adapters-tag.repo.ts';
import { currentRev } from '../../../server/sync/rev.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, BY_BYTES, MOST, TEXT } from '../text.ts';

const stored = (id: string, revision: number) => ({ id, revision, json: TEXT, hash: `${id}${revision}` });
const row = (id: string, revision: number, change: Partial<AdapterRow> = {}): AdapterRow => ({
  ...stored(id, revision),
  status: 'published',
  publishedAt: AT,
  authorId: null,
  note: null,
  fromRevision: null,
  ...change,
});
const keep = ({ write }: Ground, ...rows: readonly AdapterRow[]) =>
  write(async (tx) => {
    for (const each of rows) await insertRevision(tx, each);
  });
const off = (id: string, change: Partial<SwitchRow> = {}): SwitchRow => ({
  id,
  off: 'failing',
  at: AT,
  staffId: null,
  trustedOn: null,
  ...change,
});
const turn = ({ write }: Ground, ...rows: readonly SwitchRow[]) =>
  write(async (tx) => {
    for (const each of rows) await putSwitch(tx, each);
  });

/** An administrator, who may keep adapters. */
async function keeper(on: Ground) {
  await on.write((tx) =>
    addStaff(tx, 'keeper', [{ role: 'administrator', buildingId: '', since: '2020-01-01', until: null }]),
  );
  return on.mayDo('adapter.keep', 'keeper');
}

export const adapters: Repository = {
  file: 'sis/adapter.repo.ts',
  functions: {
    newestPublished: {
      async 'gives the newest published of each, by the bytes of the ids'(on) {
        await keep(on, ...BY_BYTES.toReversed().map((id) => row(id, 1)), row('a', 10), row('a', 9));
        await keep(on, row('a', 11, { status: 'draft' }), row('only-draft', 1, { status: 'draft' }));
        const expected = BY_BYTES.map((id) => stored(id, id === 'a' ? 10 : 1));
        expect(await on.look(newestPublished)).toEqual(expected);
      },
      async 'gives an empty list where nothing was published'({ look }) {
        expect(await look(newestPublished)).toEqual([]);
      },
    },
    publishedRevision: {
      async 'gives the highest published number of exactly this adapter'(on) {
        await keep(on, row('a', 9), row('a', 10), row('a', 11, { status: 'draft' }), row('b', 12));
        await keep(on, row('c', 1, { status: 'draft' }));
        const of = (id: string) => on.look((q) => publishedRevision(q, id));
        expect([await of('a'), await of('A'), await of('c')]).toEqual([10, undefined, undefined]);
      },
    },
    newestRevision: {
      async 'gives the highest number of the adapter, published or not'(on) {
        await keep(on, row('a', 9), row('a', MOST, { status: 'draft' }), row('a', 10), row('b', 1));
        const found = await on.look((q) => newestRevision(q, 'a'));
        expect(found).toEqual({ ...stored('a', MOST), status: 'draft', note: null });
        expect(await on.look((q) => newestRevision(q, 'A'))).toBeUndefined();
      },
    },
    textOfRevision: {
      async 'gives the text of exactly this revision, whatever its status'(on) {
        await keep(on, row('a', 1, { status: 'draft' }), row('a', 2, { json: 'two' }));
        const may = await keeper(on);
        const of = (id: string, revision: number) => on.look((q) => textOfRevision(q, may, { id, revision }));
        expect([await of('a', 1), await of('a', 2), await of('a', 3), await of('A', 1)]).toEqual([
          TEXT,
          'two',
          undefined,
          undefined,
        ]);
      },
    },
    publishedText: {
      async 'gives the text of a revision that was published, and no draft’s'(on) {
        await keep(on, row('a', 1), row('a', 2, { status: 'draft' }));
        const of = (id: string, revision: number) => on.look((q) => publishedText(q, id, revision));
        expect([await of('a', 1), await of('a', 2), await of('b', 1)]).toEqual([TEXT, undefined, undefined]);
      },
    },
    allRevisions: {
      async 'gives every revision with who kept it, by the bytes of the ids, the newest first'(on) {
        const draft = { status: 'draft', authorId: ids.tove, note: TEXT, fromRevision: 1 } as const;
        await keep(on, row('b', 1), row('a', 1), row('a', MOST, draft));
        const may = await keeper(on);
        const found = await on.look((q) => allRevisions(q, may));
        expect(found.map(({ id, revision }) => [id, revision])).toEqual([
          ['a', MOST],
          ['a', 1],
          ['b', 1],
        ]);
        const name = await on.one(`SELECT trim(given_name || ' ' || family_name) FROM staff WHERE id = '${ids.tove}'`);
        expect(found[0]).toEqual({
          id: 'a',
          revision: MOST,
          status: 'draft',
          publishedAt: AT,
          by: name,
          note: TEXT,
          fromRevision: 1,
        });
        expect(found[1]).toMatchObject({ status: 'published', by: null, note: null, fromRevision: null });
      },
    },
    insertRevision: {
      async 'keeps every column, and never one revision twice'(on) {
        await keep(on, row(TEXT, 1, { authorId: ids.tove, note: TEXT, fromRevision: MOST }));
        await expect(keep(on, row(TEXT, 1))).rejects.toMatchObject({ kind: 'unique' });
        const columns = 'id, revision, json, hash, status, published_at, author_id, note, from_revision';
        expect(await on.rows(`SELECT ${columns} FROM adapter`)).toEqual([
          [TEXT, 1, TEXT, `${TEXT}1`, 'published', AT, ids.tove, TEXT, MOST],
        ]);
      },
      async 'is never changed afterwards'(on) {
        await keep(on, row('a', 1));
        const forge = on.tend((tx) => tx.db.update(tx.tables.adapter).set({ json: 'x' }));
        await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
        expect(await on.rows('SELECT json FROM adapter')).toEqual([[TEXT]]);
      },
    },
    adaptersOff: {
      async 'gives those that are off, and why'(on) {
        await turn(on, off('a'), off('b', { off: 'switched-off' }), off('c', { off: '' }));
        const found = await on.look(adaptersOff);
        expect(found.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual([
          { id: 'a', off: 'failing' },
          { id: 'b', off: 'switched-off' },
        ]);
      },
    },
    countOff: {
      async 'counts those that are off for this reason'(on) {
        const may = await keeper(on);
        expect(await on.look((q) => countOff(q, may, 'failing'))).toBe(0);
        await turn(on, off('a'), off('b'), off('c', { off: 'switched-off' }), off('d', { off: '' }));
        expect(await on.look((q) => countOff(q, may, 'failing'))).toBe(2);
      },
    },
    switchOf: {
      async 'gives what was said of exactly this adapter'(on) {
        const said = off('a', { staffId: ids.tove, trustedOn: '2026-11-20' });
        await turn(on, said, off('b'));
        expect(await on.look((q) => switchOf(q, 'a'))).toEqual(said);
        expect(await on.look((q) => switchOf(q, 'A'))).toBeUndefined();
      },
    },
    allSwitches: {
      async 'gives what was said of each with who said it; null for the system itself'(on) {
        await turn(on, off('a'), off('b', { off: '', staffId: ids.tove }));
        const may = await keeper(on);
        const found = await on.look((q) => allSwitches(q, may));
        expect(found.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toMatchObject([
          { id: 'a', off: 'failing', at: AT, by: null },
          { id: 'b', off: '', at: AT, by: expect.any(String) },
        ]);
      },
    },
    putSwitch: {
      async 'takes the place of what was said before, whole'(on) {
        await turn(on, off('a', { staffId: ids.tove, trustedOn: '2026-11-20' }), off('b'));
        await turn(on, off('a', { off: '', at: MOST }));
        expect(await on.rows('SELECT id, off, at, staff_id, trusted_on FROM adapter_switch ORDER BY id')).toEqual([
          ['a', '', MOST, null, null],
          ['b', 'failing', AT, null, null],
        ]);
      },
    },
  },
};

export const adapterTags: Repository = {
  file: 'sis/adapters-tag.repo.ts',
  functions: {
    takeAdapterTurn: {
      async 'makes the second wait, and changes no tag'(on) {
        await on.write(takeAdapterTurn);
        await on.write(noteAdaptersChanged);
        await on.write(takeAdapterTurn);
        expect((await on.look(pullHead)).adapters).toBe('1');
      },
    },
    noteAdaptersChanged: {
      async 'makes another tag each time'(on) {
        const seen = new Set([(await on.look(pullHead)).adapters]);
        for (let i = 0; i < 3; i += 1) {
          await on.write(noteAdaptersChanged);
          seen.add((await on.look(pullHead)).adapters);
        }
        expect(seen.size).toBe(4);
      },
    },
    pullHead: {
      async 'gives the newest revision too'(on) {
        expect((await on.look(pullHead)).rev).toBe(await on.look(currentRev));
        await on.write(noteAdaptersChanged);
        expect(await on.look(pullHead)).toEqual({ rev: await on.look(currentRev), adapters: '1' });
      },
    },
  },
};
