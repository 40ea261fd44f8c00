import { expect } from 'vitest';
import {
  allStaff,
  caseloadOf,
  claimHistory,
  roleHistory,
  rolesOn,
  staffOf,
} from '../../../server/areas/access/people/people.repo.ts';
import { filterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW, TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import { addStaff, relate } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, STAFF, staffRow } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, BY_BYTES } from '../text.ts';

const tove = {
  id: ids.tove,
  givenName: 'Tove',
  familyName: 'Söderberg',
  number: '7001',
  username: 'tsöderberg',
  active: true,
};

const account = ({ tend }: Ground, staffId: string, disabled: boolean) =>
  tend((tx) =>
    tx.db.insert(tx.tables.account).values({ staffId, username: staffId, passwordHash: 'x', disabled, createdAt: AT }),
  );

const role = (word: string, change: object = {}) => ({
  staffId: ids.tove,
  role: word,
  buildingId: '',
  source: 'test',
  since: YESTERDAY,
  until: null as string | null,
  ...change,
});

export const people: Repository = {
  file: 'areas/access/people/people.repo.ts',
  functions: {
    allStaff: {
      async 'gives everybody by the bytes of family name, given name and id, and who is beyond a place'(on) {
        const more = BY_BYTES.flatMap((familyName) => [
          staffRow({ id: `${familyName}-2`, familyName: `Z${familyName}` }),
          staffRow({ id: `${familyName}-1`, familyName: `Z${familyName}` }),
        ]);
        await on.tend((tx) => tx.db.insert(tx.tables.staff).values(more.toReversed()));
        const may = await on.mayDo('people.list');
        const all = await on.read((q) => allStaff(q, may));
        expect(all.filter(({ familyName }) => familyName.startsWith('Z')).map(({ id }) => id)).toEqual(
          BY_BYTES.flatMap((one) => [`${one}-1`, `${one}-2`]),
        );
        expect(all).toHaveLength(more.length + Object.keys(STAFF).length + 2);
        expect(all.every(({ beyond }) => beyond)).toBe(true);
        for (const [i, { familyName: family, givenName: given, id }] of all.entries()) {
          const rest = await on.read((q) => allStaff(q, may, { family, given, id }));
          expect(rest.map(({ beyond }) => beyond)).toEqual(all.map((_, at) => at > i));
        }
      },
    },
    staffOf: {
      async 'gives one, active or not, and whether they can sign in'(on) {
        const may = await on.mayDo('people.list');
        await account(on, ids.rosa, true);
        const found = (id: string) => on.read((q) => staffOf(q, may, id));
        expect(await found(ids.tove)).toEqual({ ...tove, hasAccount: false });
        expect(await found(ids.rosa)).toMatchObject({ hasAccount: false });
        expect(await found(ids.left)).toMatchObject({ active: false });
        expect(await found(ids.nobody)).toBeUndefined();
        await account(on, ids.tove, false);
        expect(await found(ids.tove)).toEqual({ ...tove, hasAccount: true });
      },
    },
    rolesOn: {
      async 'gives each role of the day once, with its place, of active people alone'(on) {
        const may = await on.mayDo('people.list');
        await on.tend((tx) =>
          tx.db
            .insert(tx.tables.roleFact)
            .values([
              role('teacher', { buildingId: ids.harborView }),
              role('teacher', { buildingId: ids.harborView, source: 'other' }),
              role('principal', { until: TODAY }),
              role('counselor', { since: TOMORROW }),
              role('psychologist', { until: TOMORROW }),
              role('teacher', { staffId: ids.left }),
              role('teacher', { staffId: ids.rosa }),
            ]),
        );
        expect(await on.read((q) => rolesOn(q, may, [ids.tove, ids.left], TODAY))).toEqual([
          { staffId: ids.tove, role: 'psychologist', building: null },
          { staffId: ids.tove, role: 'teacher', building: HARBOR_VIEW },
        ]);
      },
    },
    roleHistory: {
      async 'gives what was, is and will be, newest first'(on) {
        const may = await on.mayDo('people.list');
        const rows = [
          role('teacher', { since: TOMORROW, buildingId: ids.harborView }),
          role('principal', { since: TODAY, until: TODAY }),
          role('teacher', { since: YESTERDAY, until: TODAY }),
        ];
        await on.tend((tx) => tx.db.insert(tx.tables.roleFact).values([...rows, role('x', { staffId: ids.rosa })]));
        expect(await on.read((q) => roleHistory(q, may, ids.tove))).toEqual([
          { role: 'teacher', building: HARBOR_VIEW, source: 'test', since: TOMORROW, until: null },
          { role: 'principal', building: null, source: 'test', since: TODAY, until: TODAY },
          { role: 'teacher', building: null, source: 'test', since: YESTERDAY, until: TODAY },
        ]);
      },
    },
    claimHistory: {
      async 'gives one person’s claims, newest first, with the building they name'(on) {
        const may = await on.mayDo('people.list');
        const claim = { staffId: ids.tove, kind: 'group', value: 'staff', buildingId: '', source: 'directory' };
        await on.tend((tx) =>
          tx.db.insert(tx.tables.staffClaim).values([
            { ...claim, since: YESTERDAY, until: TODAY },
            { ...claim, since: TODAY, until: null, buildingId: ids.harborView },
            { ...claim, since: TODAY, until: null, staffId: ids.rosa },
          ]),
        );
        const shown = { claim: 'group', value: 'staff', source: 'directory' };
        expect(await on.read((q) => claimHistory(q, may, ids.tove))).toEqual([
          { ...shown, building: HARBOR_VIEW, since: TODAY, until: null },
          { ...shown, building: null, since: YESTERDAY, until: TODAY },
        ]);
      },
    },
    caseloadOf: {
      async 'gives what somebody gave and has not ended, of those who pass the filter'(on) {
        await on.write(async (tx) => {
          const span = { since: YESTERDAY, until: null };
          await addStaff(tx, 'head', [{ role: 'principal', buildingId: ids.harborView, ...span }]);
          await tx.db
            .insert(tx.tables.studentBuilding)
            .values({ studentId: ids.kiri, buildingId: ids.harborView, ...span });
          await relate(tx, ids.tove, ids.kiri, [
            { relation: 'serving', ...span },
            { relation: 'evaluating', since: TOMORROW, until: null },
            { relation: 'counselor', since: YESTERDAY, until: TODAY },
            { relation: 'teacher', ...span },
          ]);
          await relate(tx, ids.tove, ids.amaru, [{ relation: 'serving', ...span }]);
          await relate(tx, ids.rosa, ids.kiri, [{ relation: 'serving', ...span }]);
        });
        const seenBy = (reader: string) =>
          on.read(async (q) => {
            const filter = filterFor(await loadActor(q, reader, NOW), 'caseload.assign');
            return caseloadOf(q, filter, ids.tove, TODAY);
          });
        const kiri = { studentId: ids.kiri, givenName: 'Kiri', familyName: 'O’Neill-Nguyễn', sisId: '204417' };
        expect(await seenBy('head')).toEqual([
          { ...kiri, relation: 'evaluating', source: 'source-1', since: TOMORROW, until: null },
          { ...kiri, relation: 'serving', source: 'source-0', since: YESTERDAY, until: null },
        ]);
        expect((await seenBy('leader')).map(({ studentId }) => studentId)).toEqual([ids.kiri, ids.kiri, ids.amaru]);
        expect(await seenBy('custodian')).toEqual([]);
      },
    },
  },
};
