import { expect } from 'vitest';
import {
  buildings,
  deleteDraft,
  insertDraft,
  latestVersion,
  lockDraft,
  roleMapsOf,
  setDraft,
  setPublished,
} from '../../../server/areas/access/mapping/role-map.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const ROWS = JSON.stringify([TEXT]);

/** Permission for somebody who has the role of an administrator. */
async function mayEdit(on: Ground) {
  const held = { role: 'administrator', buildingId: null, since: '2019-07-01', until: null } as const;
  await on.write((tx) => addStaff(tx, 'admin', [held]));
  return on.mayDo('mapping.edit', 'admin');
}

async function drafted(on: Ground) {
  const may = await mayEdit(on);
  expect(await on.write((tx) => insertDraft(tx, may, 1))).toBe(true);
  await on.write((tx) => setDraft(tx, may, 1, { rows: ROWS, rev: MOST }));
  return may;
}

const publication = { version: 1, reason: TEXT, regulation: TEXT, rulesHash: 'ab12', rev: MOST };

export const roleMaps: Repository = {
  file: 'areas/access/mapping/role-map.repo.ts',
  functions: {
    roleMapsOf: {
      async 'gives those of one status, newest first, with the names of who edited and published'(on) {
        const may = await drafted(on);
        expect(await on.look((q) => roleMapsOf(q, 'draft'))).toMatchObject([
          { version: 1, rows: ROWS, rev: MOST, editor: 'Given Family', publisher: null, publishedAt: null },
        ]);
        await on.write((tx) => setPublished(tx, may, publication));
        for (const version of [2, 3]) {
          await on.write((tx) => insertDraft(tx, may, version));
          await on.write((tx) => setPublished(tx, may, { ...publication, version }));
        }
        expect(await on.look((q) => roleMapsOf(q, 'draft'))).toEqual([]);
        expect((await on.look((q) => roleMapsOf(q, 'published'))).map(({ version }) => version)).toEqual([3]);
        expect((await on.look((q) => roleMapsOf(q, 'superseded'))).map(({ version }) => version)).toEqual([2, 1]);
      },
    },
    latestVersion: {
      async 'is the highest of any status, 0 while there is none'(on) {
        expect(await on.look(latestVersion)).toBe(0);
        const may = await drafted(on);
        expect(await on.look(latestVersion)).toBe(1);
        await on.write((tx) => setPublished(tx, may, publication));
        await on.write((tx) => insertDraft(tx, may, 2));
        expect(await on.look(latestVersion)).toBe(2);
      },
    },
    lockDraft: {
      async 'gives the draft, and lets one change at a time go on from it'(on) {
        const may = await drafted(on);
        const turn = () =>
          on.write(async (tx) => {
            const draft = await lockDraft(tx, may);
            await tx.db.$count(tx.tables.roleMap);
            if (draft !== undefined) await setDraft(tx, may, 1, { rows: `${draft.rows}.`, rev: MOST });
          });
        await Promise.all([turn(), turn(), turn()]);
        expect(await on.one('SELECT rows FROM role_map')).toBe(`${ROWS}...`);
        await on.write((tx) => setPublished(tx, may, publication));
        expect(await on.write((tx) => lockDraft(tx, may))).toBeUndefined();
      },
    },
    insertDraft: {
      async 'begins an empty one, once'(on) {
        const may = await mayEdit(on);
        expect(await on.write((tx) => insertDraft(tx, may, 7))).toBe(true);
        expect(await on.write((tx) => insertDraft(tx, may, 7))).toBe(false);
        expect(await on.rows('SELECT version, status, rows, rev, edited_by, published_by FROM role_map')).toEqual([
          [7, 'draft', '[]', 0, 'admin', null],
        ]);
      },
    },
    setDraft: {
      async 'writes the draft alone'(on) {
        const may = await drafted(on);
        expect(await on.one('SELECT rows FROM role_map')).toBe(ROWS);
        await on.write((tx) => setPublished(tx, may, publication));
        await on.write((tx) => setDraft(tx, may, 1, { rows: '[]', rev: 1 }));
        expect(await on.rows('SELECT rows, rev FROM role_map')).toEqual([[ROWS, MOST]]);
      },
    },
    deleteDraft: {
      async 'takes the draft alone away'(on) {
        const may = await drafted(on);
        await on.write((tx) => setPublished(tx, may, publication));
        await on.write((tx) => insertDraft(tx, may, 2));
        await on.write((tx) => deleteDraft(tx, may));
        expect(await on.rows('SELECT version FROM role_map')).toEqual([[1]]);
      },
    },
    setPublished: {
      async 'puts the draft in force, and the set before it behind'(on) {
        const may = await drafted(on);
        await on.write((tx) => setPublished(tx, may, publication));
        const sql = 'SELECT status, reason, regulation, rules_hash, published_by FROM role_map ORDER BY version';
        expect(await on.rows(sql)).toEqual([['published', TEXT, TEXT, 'ab12', 'admin']]);
        await on.write((tx) => insertDraft(tx, may, 2));
        await on.write((tx) => setPublished(tx, may, { ...publication, version: 2, reason: '' }));
        expect(await on.rows(sql)).toEqual([
          ['superseded', TEXT, TEXT, 'ab12', 'admin'],
          ['published', '', TEXT, 'ab12', 'admin'],
        ]);
      },
    },
    buildings: {
      async 'gives all by name, those that have closed too'(on) {
        expect(await on.look(buildings)).toEqual([
          { id: ids.harborView, sourcedId: 'b1', number: '310', name: HARBOR_VIEW, kind: 'school', active: true },
          { id: ids.lakeside, sourcedId: 'b2', number: '320', name: 'Lakeside', kind: 'school', active: false },
        ]);
      },
    },
  },
};
