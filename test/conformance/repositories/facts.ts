import { expect } from 'vitest';
import { buildingName, readOwnFacts, readStudentFacts } from '../../../server/policy/facts.repo.ts';
import { at, NOW, TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
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

/** Gives tove a grant; what is not said is an application, from yesterday to tomorrow. */
const grantTo = ({ tend }: Ground, row: { id: string; studentId: string | null } & Record<string, unknown>) =>
  tend((tx) =>
    tx.db.insert(tx.tables.exceptionGrant).values({
      staffId: ids.tove,
      kind: 'application',
      classes: '["identity","no such class"]',
      reason: 'a test',
      fromAt: at(YESTERDAY).at,
      untilAt: at(TOMORROW).at,
      since: YESTERDAY,
      until: TOMORROW,
      endReason: '',
      reviewText: '',
      rev: 1,
      ...row,
    }),
  );

export const facts: Repository = {
  file: 'policy/facts.repo.ts',
  functions: {
    readOwnFacts: {
      async 'gives those that hold on the day: from since, until the day before until'(on) {
        await give(
          on,
          role('teacher', { buildingId: ids.harborView, since: TODAY, until: TOMORROW }),
          role('principal', { until: TODAY }),
          role('counselor', { since: TOMORROW }),
          role('teacher', { staffId: ids.rosa }),
        );
        const [today, yesterday] = await on.look(async (q) => [
          (await readOwnFacts(q, ids.tove, NOW, false)).roles,
          (await readOwnFacts(q, ids.tove, at(YESTERDAY), false)).roles,
        ]);
        expect(today).toEqual([{ role: 'teacher', buildingId: ids.harborView, since: TODAY, until: TOMORROW }]);
        expect(yesterday).toEqual([{ role: 'principal', buildingId: null, since: YESTERDAY, until: TODAY }]);
      },
      async 'gives what is granted of the district, at the instants it holds'(on) {
        await grantTo(on, { id: 'now', kind: 'report', studentId: null });
        await grantTo(on, { id: 'over', kind: 'report', studentId: null, untilAt: NOW.at });
        await grantTo(on, { id: 'of one', kind: 'application', studentId: ids.kiri });
        const { grants, held } = await on.look((q) => readOwnFacts(q, ids.tove, NOW, false));
        expect(held).toEqual(new Set(['application']));
        expect(grants).toEqual([expect.objectContaining({ id: 'now', grant: 'report', fieldClasses: ['identity'] })]);
      },
      async 'gives nothing to who has left, to a word that is no role, and to nobody'(on) {
        await give(on, role('teacher', { staffId: ids.left }), role('janitor'));
        for (const id of [ids.left, ids.tove, ids.nobody]) {
          expect(await on.look((q) => readOwnFacts(q, id, NOW, false))).toEqual({
            roles: [],
            grants: [],
            held: new Set(),
          });
        }
      },
      async 'counts what somebody was who has left since, where that is asked for'(on) {
        await give(on, role('teacher', { staffId: ids.left }), role('principal', { staffId: ids.left, until: TODAY }));
        const roles = (day: string) =>
          on.look(async (q) => (await readOwnFacts(q, ids.left, at(day), true)).roles.map(({ role: one }) => one));
        expect((await roles(YESTERDAY)).toSorted()).toEqual(['principal', 'teacher']);
        expect(await roles(TODAY)).toEqual(['teacher']);
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
      async 'gives what the record carries, and what was granted of this student'(on) {
        const row = { source: 'test', since: YESTERDAY, until: null };
        await on.tend(({ db, tables }) =>
          db.insert(tables.studentAttribute).values([
            { ...row, studentId: ids.kiri, attribute: 'sped' },
            { ...row, studentId: ids.kiri, attribute: 'tall' },
            { ...row, studentId: ids.amaru, attribute: 's504' },
          ]),
        );
        await grantTo(on, { id: 'a', studentId: ids.kiri });
        await grantTo(on, { id: 'b', studentId: ids.amaru });
        await grantTo(on, { id: 'c', studentId: ids.kiri, staffId: ids.rosa });
        const found = await on.read((q) => readStudentFacts(q, ids.tove, ids.kiri));
        expect(found?.attributes).toEqual([{ attribute: 'sped', since: YESTERDAY, until: null }]);
        expect(found?.grants).toEqual([
          {
            id: 'a',
            grant: 'application',
            fieldClasses: ['identity'],
            since: YESTERDAY,
            until: TOMORROW,
            fromAt: at(YESTERDAY).at,
            untilAt: at(TOMORROW).at,
          },
        ]);
      },
      async 'tells a student without facts from one who is not there'({ read }) {
        expect(await read((q) => readStudentFacts(q, ids.nobody, ids.amaru))).toEqual({
          relations: [],
          enrolled: [],
          attributes: [],
          grants: [],
        });
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
