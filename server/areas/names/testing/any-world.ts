import fc from 'fast-check';
import { holds } from '../../../../shared/access/facts.ts';
import type { RoleId } from '../../../../shared/access/roles.ts';
import { TOMORROW } from '../../../../shared/access/testing/cases.ts';
import { attribute, BUILDINGS, enrolled, grant, relation, role } from '../../../../shared/access/testing/worlds.ts';
import { WORKS_DIRECTLY } from '../../../../shared/areas/names/flag.ts';
import type { NamePolicy } from '../../../../shared/areas/names/policy.ts';
import { APPROVAL, FORM, kept } from '../../../../shared/areas/names/testing/updates.ts';
import {
  addBuilding,
  addStaff,
  addStudent,
  arrange,
  giveAttributes,
  grantTo,
  relate,
} from '../../../../test/tools/access-store.ts';
import { tempStore } from '../../../../test/tools/temp-store.ts';
import type { Tx } from '../../../store/store.ts';

/** A student with a seal or services, and people as they stand to the student. Of two roles that begin alike one is kept. */
export const world = fc.record({
  enrolled: fc.array(enrolled, { maxLength: 2 }),
  attributes: fc.array(attribute, { maxLength: 2 }),
  people: fc.array(
    fc.record({
      roles: fc.uniqueArray(role, { maxLength: 3, selector: (one) => `${one.role} ${one.buildingId} ${one.since}` }),
      relations: fc.array(relation, { maxLength: 3 }),
      grants: fc.array(grant, { maxLength: 1 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
export type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const at = (role: RoleId) => ({ role, buildingId: 'harbor-view', since: '2026-11-18', until: null }) as const;

/** A world with somebody of each kind, for every run: whose class ends, whose building it is, and who has no part. */
export const ONE_OF_EACH: World = {
  enrolled: [{ buildingId: 'harbor-view', since: '2026-11-18', until: null }],
  attributes: [],
  people: [
    { roles: [at('teacher')], relations: [{ relation: 'teacher', since: '2026-11-18', until: TOMORROW }], grants: [] },
    { roles: [at('principal')], relations: [], grants: [] },
    { roles: [at('teacher')], relations: [], grants: [] },
  ],
};

/** By the requirement alone (R204): a relation of the day, in a role of the day that works by it, and no seal. */
export function worksWith({ attributes }: World, { roles, relations }: World['people'][number], day: string): boolean {
  const now = roles.filter((one) => holds(one, day)).map((one) => one.role);
  const isSealed = attributes.some((one) => one.attribute === 'sealed' && holds(one, day));
  return (
    !isSealed && relations.some((one) => holds(one, day) && WORKS_DIRECTLY[one.relation].some((r) => now.includes(r)))
  );
}

/** An update from Kiri to Kit that was approved long ago, put in as the command would. */
async function addUpdate(tx: Tx, studentId: string, n: number): Promise<void> {
  const update = { studentId, id: `update-${n}`, askedOn: '2026-10-01', about: '{}', rev: n };
  await tx.db.insert(tx.tables.nameUpdate).values({ ...update, state: 'approved', approvedOn: '2026-10-02' });
  const author = { authorId: 'somebody-else', authorRole: 'principal', recordedAt: 0 };
  const step = { ...author, studentId, updateId: update.id, day: '2026-10-02' };
  await tx.db.insert(tx.tables.nameStep).values([
    { ...step, id: `asked-${n}`, kind: 'asked', filled: JSON.stringify(FORM), rev: n },
    { ...step, id: `approved-${n}`, kind: 'approved', filled: JSON.stringify(APPROVAL), rev: n + 1 },
  ]);
}

/** A store of a district that says this of names, into which worlds are put beside each other. */
export async function worldsUnder(policy: NamePolicy) {
  const { store, runtime } = await tempStore();
  const [version] = kept(policy);
  await arrange(store, runtime, async (tx) => {
    for (const id of BUILDINGS) await addBuilding(tx, id);
    await addStaff(tx, 'somebody-else', []);
    await tx.db.insert(tx.tables.setting).values({ name: 'names', value: JSON.stringify(version) });
  });
  let worlds = 0;
  return {
    store,
    runtime,
    /** Puts one more in; gives the student's id and each person's. */
    async enter(any: World): Promise<{ studentId: string; staff: readonly string[] }> {
      worlds += 1;
      const studentId = `student-${worlds}`;
      const people = any.people.map((one, i) => ({ ...one, id: `staff-${worlds}-${i}` }));
      await arrange(store, runtime, async (tx) => {
        await addStudent(tx, studentId, any.enrolled);
        await giveAttributes(tx, studentId, any.attributes);
        await addUpdate(tx, studentId, worlds * 10);
        for (const { id, roles, relations, grants } of people) {
          await addStaff(tx, id, roles);
          await relate(tx, id, studentId, relations);
          await grantTo(tx, id, studentId, grants);
        }
      });
      return { studentId, staff: people.map(({ id }) => id) };
    },
  };
}
