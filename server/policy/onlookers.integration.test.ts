import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STUDENT_ACTIONS } from '../../shared/access/actions.ts';
import { NOW } from '../../shared/access/testing/cases.ts';
import { attribute, BUILDINGS, enrolled, grant, relation, role } from '../../shared/access/testing/worlds.ts';
import {
  addBuilding,
  addStaff,
  addStudent,
  arrange,
  giveAttributes,
  grantTo,
  peek,
  relate,
} from '../../test/tools/access-store.ts';
import { tempStore } from '../../test/tools/temp-store.ts';
import { both, decideStudent, filterFor, loadActor, onlookersOf } from './index.ts';
import { countStudents } from './sight.repo.ts';

/** A few people as they stand to one student; some have left. */
const world = fc.record({
  enrolled: fc.array(enrolled, { maxLength: 3 }),
  attributes: fc.array(attribute, { maxLength: 2 }),
  people: fc.array(
    fc.record({
      active: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
      roles: fc.array(role, { maxLength: 3 }),
      relations: fc.array(relation, { maxLength: 2 }),
      grants: fc.array(grant, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const RUNS = 60;
/** Of earlier worlds, how many are asked about each new student: what they hold reaches beyond their own. */
const OTHERS = 12;

async function district() {
  const { store, runtime } = await tempStore();
  await arrange(store, runtime, async (tx) => {
    for (const id of BUILDINGS) await addBuilding(tx, id);
  });
  let worlds = 0;
  const everybody: string[] = [];

  /** Puts a world beside the earlier ones, whose people may see this student too. */
  async function settle({ enrolled: places, attributes, people }: World) {
    worlds += 1;
    const studentId = `student-${worlds}`;
    const own = people.map((_, i) => `staff-${worlds}-${i}`);
    everybody.push(...own);
    await arrange(store, runtime, async (tx) => {
      await addStudent(tx, studentId, places);
      await giveAttributes(tx, studentId, attributes);
      for (const [i, one] of people.entries()) {
        await addStaff(tx, own[i]!, one.roles, one.active);
        await relate(tx, own[i]!, studentId, one.relations);
        await grantTo(tx, own[i]!, studentId, one.grants);
      }
    });
    return { studentId, own };
  }
  return { settle, everybody, read: <T>(work: Parameters<typeof peek<T>>[2]) => peek(store, runtime, work) };
}

it('finds exactly those who would be let in, in any district', async () => {
  const { settle, everybody, read } = await district();
  let found = 0;
  const property = fc.asyncProperty(world, async (any) => {
    const { studentId } = await settle(any);
    await read(async (q) => {
      const asked = everybody.slice(-OTHERS);
      const letIn: string[] = [];
      for (const staffId of asked) {
        const answer = await decideStudent(q, await loadActor(q, staffId, NOW), studentId, 'student.view');
        if (answer.allow) letIn.push(`${staffId} ${answer.grant.decision.ruleIds.join(' ')}`);
      }
      const onlookers = await onlookersOf(q, studentId, NOW);
      found += onlookers.length;
      const seen = onlookers
        .filter(({ staffId }) => asked.includes(staffId))
        .map(({ staffId, decision }) => `${staffId} ${decision.ruleIds.join(' ')}`);
      expect(seen.toSorted()).toEqual(letIn.toSorted());
    });
  });
  await fc.assert(property, { numRuns: RUNS });
  expect(found).toBeGreaterThan(RUNS);
});

/** In every other district the last one is to the student what the first is, so that the two have students in common. */
const twoAlike = fc.tuple(world, fc.boolean()).map(([any, alike]): World => {
  const [{ roles, relations }, last] = [any.people[0]!, any.people.at(-1)!];
  if (!alike) return any;
  return {
    ...any,
    people: [...any.people, { ...last, active: true, roles, relations: [...relations, ...last.relations] }],
  };
});

/** Two principals of a student, so that something is in common whatever the seed. */
const principals: World = {
  enrolled: [{ buildingId: BUILDINGS[0], since: NOW.day, until: null }],
  attributes: [],
  people: [1, 2].map(() => ({
    active: true,
    roles: [{ role: 'principal', buildingId: BUILDINGS[0], since: NOW.day, until: null }],
    relations: [],
    grants: [],
  })),
};

it('lets through both filters who passes each, whoever the two are', async () => {
  const { settle, read } = await district();
  let shared = 0;
  const property = fc.asyncProperty(twoAlike, fc.constantFrom(...STUDENT_ACTIONS), async (any, action) => {
    const { own } = await settle(any);
    await read(async (q) => {
      const [one, other] = [await loadActor(q, own[0]!, NOW), await loadActor(q, own.at(-1)!, NOW)];
      const filters = [filterFor(one, action), filterFor(other, action)] as const;
      const { student } = q.tables;
      const passing = async (filter: (typeof filters)[0]) => {
        const rows = await q.db
          .select({ id: student.id })
          .from(student)
          .where(filter.where(q.tables))
          .prepare()
          .execute({ ...filter.params });
        return new Set(rows.map(({ id }) => id));
      };
      const [ofOne, ofOther] = [await passing(filters[0]), await passing(filters[1])];
      const common = [...ofOne].filter((id) => ofOther.has(id));
      shared += common.length;
      const together = both(...filters);
      expect([...(await passing(together))].toSorted()).toEqual(common.toSorted());
      expect(await countStudents(q, together)).toBe(common.length);
    });
  });
  await fc.assert(property, { numRuns: RUNS, examples: [[principals, 'student.view']] });
  expect(shared).toBeGreaterThan(0);
});
