import { and, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { STUDENT_ACTIONS, type StudentAction } from '../../shared/access/actions.ts';
import { decide } from '../../shared/access/decide.ts';
import type { Facts, Span } from '../../shared/access/facts.ts';
import { FIELD_CLASSES } from '../../shared/access/field-classes.ts';
import { RULES } from '../../shared/access/rules.ts';
import { NOW, TODAY, TOMORROW } from '../../shared/access/testing/cases.ts';
import { BUILDINGS, facts, role, rules } from '../../shared/access/testing/worlds.ts';
import {
  addBuilding,
  addStaff,
  addStudent,
  arrange,
  peek,
  relate,
  giveAttributes,
  grantTo,
} from '../../test/tools/access-store.ts';
import { tempStore } from '../../test/tools/temp-store.ts';
import type { Reader } from '../store/store.ts';
import { type Actor, loadActor } from './actor.ts';
import { decideStudent } from './authorize.ts';
import { readStudentFacts } from './facts.repo.ts';
import { compileFilter, filterFor, opening, type StudentFilter } from './filter.ts';

/** One actor's roles, and a few students as that actor stands to them. */
const world = fc.record({
  roles: fc.array(role, { maxLength: 4 }),
  students: fc.array(facts, { minLength: 1, maxLength: 5 }),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** Random districts a property: fewer on PostgreSQL, where each takes longer; `npm run soak` asks both for thousands. */
const RUNS = Number(process.env.AGREEMENT_RUNS ?? (inject('engine') === 'postgres' ? 100 : 250));
const PATIENCE_MS = 60_000 + RUNS * 300;

async function district() {
  const { store, runtime } = await tempStore();
  await arrange(store, runtime, async (tx) => {
    for (const id of BUILDINGS) await addBuilding(tx, id);
    await addStaff(tx, 'somebody-else', []);
  });
  let worlds = 0;

  /** Puts a world beside the earlier ones: what they hold must not matter. */
  async function settle({ roles, students }: World): Promise<{ staffId: string; ids: string[] }> {
    worlds += 1;
    const staffId = `staff-${worlds}`;
    const ids = students.map((_, i) => `student-${worlds}-${i}`);
    await arrange(store, runtime, async (tx) => {
      await addStaff(tx, staffId, roles);
      for (const [i, { enrolled, relations, attributes, grants }] of students.entries()) {
        await addStudent(tx, ids[i]!, enrolled);
        await relate(tx, staffId, ids[i]!, relations);
        await giveAttributes(tx, ids[i]!, attributes);
        await grantTo(tx, staffId, ids[i]!, grants);
        await relate(tx, 'somebody-else', ids[i]!, [{ relation: 'teacher', since: '2026-01-01', until: null }]);
      }
    });
    return { staffId, ids };
  }
  return { settle, read: <T>(work: (q: Reader) => Promise<T>) => peek(store, runtime, work) };
}

async function passing(q: Reader, filter: StudentFilter, ids: string[]): Promise<string[]> {
  const { student } = q.tables;
  const found = q.db
    .select({ id: student.id })
    .from(student)
    .where(and(filter.where(q.tables), inArray(student.id, ids)))
    .orderBy(student.id)
    .prepare();
  return (await found.execute({ ...filter.params })).map(({ id }) => id);
}

type Check = (q: Reader, actor: Actor, studentId: string, action: StudentAction) => Promise<boolean>;

async function checked(q: Reader, check: Check, actor: Actor, ids: string[], action: StudentAction): Promise<string[]> {
  const verdicts = await Promise.all(ids.map((id) => check(q, actor, id, action)));
  return ids.filter((_, i) => verdicts[i]);
}

/** What our rules say of the facts as a faulty program would see them. */
const disturbed =
  (disturb: (facts: Facts) => Facts): Check =>
  async (q, actor, studentId, action) => {
    const known = await readStudentFacts(q, actor.staffId, studentId);
    return known !== null && decide(RULES, disturb({ roles: actor.roles, ...known }), action, NOW).allow;
  };

it(
  'filters and decides alike, by our rules, in any district',
  async () => {
    const { settle, read } = await district();
    const check: Check = async (q, actor, id, action) => (await decideStudent(q, actor, id, action)).allow;
    const property = fc.asyncProperty(world, async (any) => {
      const { staffId, ids } = await settle(any);
      await read(async (q) => {
        const actor = await loadActor(q, staffId, NOW);
        for (const action of STUDENT_ACTIONS) {
          const filter = filterFor(actor, action);
          expect(await passing(q, filter, ids)).toEqual(await checked(q, check, actor, ids, action));
        }
      });
    });
    await fc.assert(property, { numRuns: RUNS });
  },
  PATIENCE_MS,
);

it(
  'filters and decides alike, by any rules, forbids among them',
  async () => {
    const { settle, read } = await district();
    const property = fc.asyncProperty(world, rules, async (any, table) => {
      const { staffId, ids } = await settle(any);
      await read(async (q) => {
        const actor = await loadActor(q, staffId, NOW);
        // What holds is the same whatever is asked for: it is read once.
        const known = await Promise.all(ids.map((id) => readStudentFacts(q, staffId, id)));
        for (const action of STUDENT_ACTIONS) {
          const allowed = ids.filter((_, i) => {
            const facts = known[i];
            return facts && decide(table, { roles: actor.roles, ...facts }, action, NOW).allow;
          });
          expect(await passing(q, compileFilter(table, actor, action), ids)).toEqual(allowed);
        }
      });
    });
    await fc.assert(property, { numRuns: RUNS });
  },
  PATIENCE_MS,
);

it(
  'filters by field class as a decision opens it, by any rules',
  async () => {
    const { settle, read } = await district();
    const property = fc.asyncProperty(
      world,
      rules,
      fc.constantFrom(...FIELD_CLASSES),
      async (any, table, fieldClass) => {
        const { staffId, ids } = await settle(any);
        const opens: Check = async (q, actor, studentId, action) => {
          const known = await readStudentFacts(q, actor.staffId, studentId);
          const decision = known !== null && decide(table, { roles: actor.roles, ...known }, action, NOW);
          return decision && decision.allow && decision.fieldClasses.includes(fieldClass);
        };
        await read(async (q) => {
          const actor = await loadActor(q, staffId, NOW);
          const filter = compileFilter(opening(table, fieldClass), actor, 'student.view', fieldClass);
          expect(await passing(q, filter, ids)).toEqual(await checked(q, opens, actor, ids, 'student.view'));
        });
      },
    );
    await fc.assert(property, { numRuns: RUNS });
  },
  PATIENCE_MS,
);

it('would find a check that took the last day as included', async () => {
  const { settle, read } = await district();
  const dayMore = <T extends Span>(fact: T): T => (fact.until === TODAY ? { ...fact, until: TOMORROW } : fact);
  const late = (all: Facts): Facts => ({
    roles: all.roles,
    relations: all.relations.map(dayMore),
    enrolled: all.enrolled.map(dayMore),
    attributes: all.attributes,
    grants: all.grants,
  });
  const property = fc.asyncProperty(world, async (any) => {
    const { staffId, ids } = await settle(any);
    return read(async (q) => {
      const actor = await loadActor(q, staffId, NOW);
      const filter = filterFor(actor, 'student.view');
      const seen = await checked(q, disturbed(late), actor, ids, 'student.view');
      return String(await passing(q, filter, ids)) === String(seen);
    });
  });
  const { failed } = await fc.check(property, { numRuns: 400, endOnFailure: true });
  expect(failed).toBe(true);
});
