import { expect } from 'vitest';
import { buildingName, readRoles, readStudentFacts } from '../../../server/policy/facts.repo.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

interface Role {
  readonly staffId: string;
  readonly role: string;
  readonly buildingId: string;
  readonly since: string;
  readonly until: string | null;
}

const role = (word: string, change: Partial<Role> = {}): Role => ({
  staffId: ids.tove,
  role: word,
  buildingId: '',
  since: YESTERDAY,
  until: null,
  ...change,
});

const give = ({ tend }: Ground, ...roles: Role[]) =>
  tend((tx) => tx.db.insert(tx.tables.roleFact).values(roles.map((one) => ({ ...one, source: 'test' }))));

export const facts: Repository = {
  file: 'policy/facts.repo.ts',
  functions: {
    readRoles: {
      async 'gives those that hold on the day: from since, until the day before until'(on) {
        await give(
          on,
          role('teacher', { buildingId: ids.harborView, since: TODAY, until: TOMORROW }),
          role('principal', { until: TODAY }),
          role('counselor', { since: TOMORROW }),
          role('teacher', { staffId: ids.rosa }),
        );
        const [today, yesterday] = await on.look(async (q) => [
          await readRoles(q, ids.tove, TODAY),
          await readRoles(q, ids.tove, YESTERDAY),
        ]);
        expect(today).toEqual([{ role: 'teacher', buildingId: ids.harborView, since: TODAY, until: TOMORROW }]);
        expect(yesterday).toEqual([{ role: 'principal', buildingId: null, since: YESTERDAY, until: TODAY }]);
      },
      async 'gives nothing to who has left, to a word that is no role, and to nobody'(on) {
        await give(on, role('teacher', { staffId: ids.left }), role('janitor'));
        for (const id of [ids.left, ids.tove, ids.nobody]) {
          expect(await on.look((q) => readRoles(q, id, TODAY))).toEqual([]);
        }
      },
    },
    readStudentFacts: {
      async 'gives every dated fact, two that are alike as one'({ tend, read }) {
        const between = { staffId: ids.tove, studentId: ids.kiri, since: YESTERDAY, until: null };
        await tend(async ({ db, tables }) => {
          await db.insert(tables.relation).values([
            { ...between, relation: 'teacher', source: 'a' },
            { ...between, relation: 'teacher', source: 'b' },
            { ...between, relation: 'serving', source: 'a', until: TODAY },
            { ...between, relation: 'friend', source: 'a' },
            { ...between, relation: 'teacher', source: 'a', staffId: ids.rosa },
          ]);
          await db.insert(tables.studentBuilding).values([
            { studentId: ids.kiri, buildingId: ids.harborView, since: YESTERDAY, until: TODAY },
            { studentId: ids.kiri, buildingId: ids.lakeside, since: TODAY, until: null },
          ]);
        });
        const found = await read((q) => readStudentFacts(q, ids.tove, ids.kiri));
        expect(found?.relations).toHaveLength(2);
        expect(found?.relations).toEqual(
          expect.arrayContaining([
            { relation: 'teacher', since: YESTERDAY, until: null },
            { relation: 'serving', since: YESTERDAY, until: TODAY },
          ]),
        );
        expect(found?.enrolled).toHaveLength(2);
        expect(found?.enrolled).toEqual(
          expect.arrayContaining([
            { buildingId: ids.harborView, since: YESTERDAY, until: TODAY },
            { buildingId: ids.lakeside, since: TODAY, until: null },
          ]),
        );
      },
      async 'tells a student without facts from one who is not there'({ read }) {
        expect(await read((q) => readStudentFacts(q, ids.nobody, ids.amaru))).toEqual({ relations: [], enrolled: [] });
        expect(await read((q) => readStudentFacts(q, ids.tove, ids.nobody))).toBeNull();
      },
    },
    buildingName: {
      async 'gives the name as it is written; none for the district or an unknown id'({ look }) {
        expect(await look((q) => buildingName(q, ids.harborView))).toBe(HARBOR_VIEW);
        expect(await look((q) => buildingName(q, null))).toBeNull();
        expect(await look((q) => buildingName(q, ids.nobody))).toBeNull();
      },
    },
  },
};
