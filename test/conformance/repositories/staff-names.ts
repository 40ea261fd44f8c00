import { expect } from 'vitest';
import { takeImportTurn } from '../../../server/roster/roster-write.repo.ts';
import { staffNumbersAmong, teachersAt, whoseText } from '../../../server/areas/contacts/staff-names.repo.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

const atSchools = (on: Ground) =>
  on.write(async (tx) => {
    const stay = { studentId: ids.kiri, since: YESTERDAY, until: TODAY };
    await tx.db.insert(tx.tables.studentBuilding).values([
      { ...stay, buildingId: ids.harborView },
      { ...stay, buildingId: ids.harborView, since: TODAY, until: null },
      { ...stay, buildingId: ids.lakeside },
      { ...stay, buildingId: ids.lakeside, studentId: ids.amaru },
    ]);
  });

async function whose(on: Ground, studentId?: string) {
  const may = await on.mayAdd(studentId);
  return on.read((q) => whoseText(q, may));
}

export const staffNames: Repository = {
  file: 'areas/contacts/staff-names.repo.ts',
  functions: {
    whoseText: {
      async 'is the student with every school there was, each once'(on) {
        await atSchools(on);
        const { buildingIds, ...rest } = await whose(on);
        expect([...buildingIds].sort()).toEqual([ids.harborView, ids.lakeside]);
        expect(rest).toMatchObject({ givenName: 'Kiri', familyName: 'O’Neill-Nguyễn', sisId: '204417' });
        expect((await whose(on, ids.gone)).buildingIds).toEqual([]);
      },
      async 'is as of the imports and the role maps there were'(on) {
        const { asOf } = await whose(on);
        expect((await whose(on)).asOf).toBe(asOf);
        await on.write(takeImportTurn);
        const later = (await whose(on)).asOf;
        expect(later).not.toBe(asOf);
        const map = { status: 'published', rows: '[]', regulation: '', reason: '', rulesHash: '', rev: 1, editedAt: 1 };
        await on.write(async (tx) => void (await tx.db.insert(tx.tables.roleMap).values({ ...map, version: 77 })));
        expect((await whose(on)).asOf).not.toBe(later);
      },
    },
    teachersAt: {
      async 'names who teaches or taught at the school, nobody else'(on) {
        const fact = { role: 'teacher', buildingId: ids.harborView, since: YESTERDAY, until: null, source: 'test' };
        await on.write(async (tx) => {
          await tx.db.insert(tx.tables.roleFact).values([
            { ...fact, staffId: ids.tove },
            { ...fact, staffId: ids.tove, since: TOMORROW },
            { ...fact, staffId: ids.left, until: TODAY },
            { ...fact, staffId: ids.rosa, role: 'principal' },
            { ...fact, staffId: ids.rosa, buildingId: '' },
          ]);
        });
        const at = async (buildingId: string) =>
          (await on.read((q) => teachersAt(q, buildingId))).map(({ givenName }) => givenName).sort();
        expect(await at(ids.harborView)).toEqual(['Given', 'Tove']);
        expect(await at(ids.lakeside)).toEqual([]);
        expect(await at('')).toEqual(['Rosa']);
      },
    },
    staffNumbersAmong: {
      async 'finds the numbers of all who worked here, exactly'(on) {
        const among = (...words: string[]) => on.read(async (q) => [...(await staffNumbersAmong(q, words))].sort());
        expect(await among('7001', '7003', '70011', '204417', "'; --")).toEqual(['7001', '7003']);
        expect(await among()).toEqual([]);
      },
    },
  },
};
