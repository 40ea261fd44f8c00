import { expect } from 'vitest';
import { rosterIdentity } from '../../../server/areas/access/claimed.repo.ts';
import { staffWho, studentWho } from '../../../server/areas/access/who.repo.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import { ids, STUDENTS } from '../people.ts';
import type { Repository } from '../scenario.ts';

export const claimed: Repository = {
  file: 'areas/access/claimed.repo.ts',
  functions: {
    rosterIdentity: {
      async 'gives what a page is compared with, and nothing of nobody'(on) {
        const may = await on.mayDo('application.write');
        const { sisId, givenName, middleName, familyName, birthDate } = STUDENTS.kiri;
        const kiri = { sisId, givenName, middleName, familyName, birthDate };
        expect(await on.read((q) => rosterIdentity(q, may, ids.kiri))).toEqual(kiri);
        expect(await on.read((q) => rosterIdentity(q, may, ids.amaru))).toMatchObject({ birthDate: null });
        expect(await on.read((q) => rosterIdentity(q, may, ids.nobody))).toBeUndefined();
      },
    },
  },
};

export const who: Repository = {
  file: 'areas/access/who.repo.ts',
  functions: {
    staffWho: {
      async 'names staff with the roles that hold today, each once, in their order'(on) {
        const role = (name: string, buildingId: string, since: string, until: string | null) => ({
          staffId: ids.tove,
          role: name,
          buildingId,
          since,
          until,
          source: 'test',
        });
        await on.tend((tx) =>
          tx.db
            .insert(tx.tables.roleFact)
            .values([
              role('teacher', ids.harborView, YESTERDAY, TOMORROW),
              role('teacher', ids.lakeside, TODAY, null),
              role('counselor', '', TODAY, null),
              role('principal', '', YESTERDAY, TODAY),
              role('psychologist', '', TOMORROW, null),
            ]),
        );
        const may = await on.mayDo('application.decide');
        const asked = [ids.tove, ids.rosa, ids.left, ids.nobody, ids.tove];
        expect(await on.read((q) => staffWho(q, may, asked))).toEqual(
          new Map([
            [ids.tove, { staffId: ids.tove, name: 'Tove Söderberg', roles: ['counselor', 'teacher'] }],
            [ids.rosa, { staffId: ids.rosa, name: 'Rosa', roles: [] }],
            [ids.left, { staffId: ids.left, name: 'Given Family', roles: [] }],
          ]),
        );
        expect(await on.read((q) => staffWho(q, may, []))).toEqual(new Map());
      },
    },
    studentWho: {
      async 'names students, active or not, and leaves the unknown out'(on) {
        const may = await on.mayDo('emergency.review');
        expect(await on.read((q) => studentWho(q, may, [ids.kiri, ids.gone, ids.nobody, ids.kiri]))).toEqual(
          new Map([
            [ids.kiri, { studentId: ids.kiri, name: 'Kiri O’Neill-Nguyễn', sisId: '204417' }],
            [ids.gone, { studentId: ids.gone, name: 'Given Family', sisId: '200001' }],
          ]),
        );
        expect(await on.read((q) => studentWho(q, may, []))).toEqual(new Map());
      },
    },
  },
};
