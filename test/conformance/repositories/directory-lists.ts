import { expect } from 'vitest';
import {
  answeredListRequests,
  exitsBetween,
  gradesKept,
  insertList,
  insertListRequest,
  listRequestOf,
  openListRequests,
  refusalsBetween,
  STUDENTS_AT_ONCE,
  studentsAfter,
} from '../../../server/areas/directory/list.repo.ts';
import { earlierPolicies, lockPolicy, policyText, replacePolicy } from '../../../server/areas/directory/policy.repo.ts';
import { giveAttributes } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, STUDENTS } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';
import { endRefusal, keepRefusal } from './directory-refusals.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground) => on.mayDo('directory.list', 'custodian');
const by = 'Tove Söderberg';
const common = (n: number) => ({ recordedBy: ids.tove, recordedAt: MOST, rev: n });
const ALL = { after: '', last: '~' };

/** Keeps a request for a list under the revision and the id of its number. */
export async function keepListRequest(on: Ground, n: number): Promise<void> {
  const grant = await may(on);
  const row = { id: uuid(n), askedOn: '2026-11-20', filled: TEXT, scope: '{}', ...common(n) };
  await on.write((tx) => insertListRequest(tx, grant, row));
}

/** Keeps what became of it. */
export async function keepList(on: Ground, n: number): Promise<void> {
  const grant = await may(on);
  const made = { outcome: 'made', why: '', items: '["name"]', listed: 3, refused: 1, sha256: 'f'.repeat(64) };
  const row = { requestId: uuid(n), ...made, locale: 'en', logged: true, ...common(90 + n) };
  await on.write((tx) => insertList(tx, grant, row));
}

const asked = (n: number) => ({ id: uuid(n), askedOn: '2026-11-20', filled: TEXT, scope: '{}', at: MOST, by });
const made = {
  outcome: 'made',
  why: '',
  items: '["name"]',
  listed: 3,
  refused: 1,
  sha256: 'f'.repeat(64),
  locale: 'en',
  logged: true,
  at: MOST,
  by,
};

export const directoryLists: Repository = {
  file: 'areas/directory/list.repo.ts',
  functions: {
    insertListRequest: {
      async 'keeps who asked, once under its id'(on) {
        await keepListRequest(on, 1);
        await expect(keepListRequest(on, 1)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT asked_on, filled, rev FROM directory_request')).toEqual([['2026-11-20', TEXT, 1]]);
      },
    },
    insertList: {
      async 'keeps what became of a request, once'(on) {
        await keepListRequest(on, 1);
        await keepList(on, 1);
        await expect(keepList(on, 1)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT outcome, listed, refused FROM directory_list')).toEqual([['made', 3, 1]]);
      },
    },
    listRequestOf: {
      async 'gives a request, and its answer where there is one'(on) {
        await keepListRequest(on, 1);
        await keepListRequest(on, 2);
        await keepList(on, 2);
        const grant = await may(on);
        const found = (n: number) => on.read((q) => listRequestOf(q, grant, uuid(n)));
        expect([await found(1), await found(2), await found(3)]).toEqual([
          { ...asked(1), list: null },
          { ...asked(2), list: made },
          undefined,
        ]);
      },
    },
    openListRequests: {
      async 'gives those without an answer, the newest first'(on) {
        for (const n of [1, 2, 3]) await keepListRequest(on, n);
        await keepList(on, 2);
        const grant = await may(on);
        expect(await on.look((q) => openListRequests(q, grant))).toEqual([
          { ...asked(3), list: null },
          { ...asked(1), list: null },
        ]);
      },
    },
    answeredListRequests: {
      async 'gives those with an answer, the newest first'(on) {
        for (const n of [1, 2, 3]) await keepListRequest(on, n);
        for (const n of [1, 2]) await keepList(on, n);
        const grant = await may(on);
        expect(await on.look((q) => answeredListRequests(q, grant))).toEqual([
          { ...asked(2), list: made },
          { ...asked(1), list: made },
        ]);
      },
    },
    studentsAfter: {
      async 'gives them by their ids, with the school of now and whether the record is sealed'(on) {
        await on.write((tx) =>
          giveAttributes(tx, ids.amaru, [{ attribute: 'sealed', since: '2000-01-01', until: null }]),
        );
        const grant = await may(on);
        const all = await on.read((q) => studentsAfter(q, grant, ''));
        expect(all.length).toBeLessThan(STUDENTS_AT_ONCE);
        expect(all.map(({ id }) => id)).toEqual(
          Object.values(STUDENTS)
            .map(({ id }) => id)
            .toSorted(),
        );
        const { givenName, middleName, familyName, grade } = STUDENTS.kiri;
        expect(all.find(({ id }) => id === ids.kiri)).toEqual({
          id: ids.kiri,
          givenName,
          middleName,
          familyName,
          grade,
          active: true,
          buildingId: ids.harborView,
          building: HARBOR_VIEW,
          kind: 'school',
          sealed: 0,
        });
        expect(all.find(({ id }) => id === ids.amaru)?.sealed).toBe(1);
        const last = all.at(-1)?.id ?? '';
        expect(await on.read((q) => studentsAfter(q, grant, last))).toEqual([]);
      },
    },
    exitsBetween: {
      async 'gives the enrollments of who attends no more, the last one last'(on) {
        const grant = await may(on);
        const fact = { buildingId: ids.harborView, since: '2020-09-01' };
        await on.write((tx) =>
          tx.db.insert(tx.tables.studentBuilding).values([
            { ...fact, studentId: ids.gone, until: '2022-06-05' },
            { studentId: ids.gone, buildingId: ids.lakeside, since: '2022-09-01', until: '2023-06-05' },
            { ...fact, studentId: ids.kiri, until: '2021-06-05' },
          ]),
        );
        const rows = await on.read((q) => exitsBetween(q, grant, ALL));
        expect(rows.map(({ studentId, until, building, kind }) => [studentId, until, building, kind])).toEqual([
          [ids.gone, '2022-06-05', HARBOR_VIEW, 'school'],
          [ids.gone, '2023-06-05', 'Lakeside', 'school'],
        ]);
        expect(await on.read((q) => exitsBetween(q, grant, { after: ids.gone, last: '~' }))).toEqual([]);
      },
    },
    refusalsBetween: {
      async 'gives what was refused, with what ended it'(on) {
        await keepRefusal(on, 1);
        await keepRefusal(on, 2);
        await endRefusal(on, 2);
        await keepRefusal(on, 3, { studentId: ids.amaru });
        const grant = await may(on);
        const rows = await on.read((q) => refusalsBetween(q, grant, ALL));
        const common = { receivedOn: '2026-09-10', filled: TEXT };
        expect(rows).toHaveLength(3);
        expect(rows).toEqual(
          expect.arrayContaining([
            { studentId: ids.kiri, ...common, reason: null, endedOn: null },
            { studentId: ids.kiri, ...common, reason: 'rescinded', endedOn: '2026-10-01' },
            { studentId: ids.amaru, ...common, reason: null, endedOn: null },
          ]),
        );
        const [first] = [ids.kiri, ids.amaru].toSorted();
        const before = await on.read((q) => refusalsBetween(q, grant, { after: '', last: first ?? '' }));
        expect(new Set(before.map(({ studentId }) => studentId))).toEqual(new Set([first]));
      },
    },
    gradesKept: {
      async 'gives each grade that students are in once, in their order'(on) {
        await on.write((tx) => tx.db.update(tx.tables.student).set({ grade: '11' }));
        const grant = await may(on);
        expect(await on.read((q) => gradesKept(q, grant))).toEqual(['11']);
      },
    },
  },
};

export const directoryPolicies: Repository = {
  file: 'areas/directory/policy.repo.ts',
  functions: {
    policyText: {
      async 'is nothing until the district has said something'(on) {
        expect(await on.look(policyText)).toBeUndefined();
      },
    },
    lockPolicy: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        const grant = await on.mayDo('directory.edit', 'custodian');
        expect(await on.write((tx) => lockPolicy(tx, grant, 'first'))).toBe('first');
        expect(await on.write((tx) => lockPolicy(tx, grant, 'other'))).toBe('first');
      },
    },
    replacePolicy: {
      async 'puts another in its place'(on) {
        const grant = await on.mayDo('directory.edit', 'custodian');
        await on.write(async (tx) => {
          await lockPolicy(tx, grant, TEXT);
          await replacePolicy(tx, grant, { rev: 0, value: TEXT }, 'second');
        });
        expect(await on.look(policyText)).toBe('second');
      },
    },
    earlierPolicies: {
      async 'are those that were replaced'(on) {
        const grant = await on.mayDo('directory.edit', 'custodian');
        await on.write(async (tx) => {
          await lockPolicy(tx, grant, TEXT);
          await replacePolicy(tx, grant, { rev: 0, value: TEXT }, 'second');
        });
        const list = await may(on);
        expect(await on.look((q) => earlierPolicies(q, list))).toEqual([TEXT]);
      },
    },
  },
};
