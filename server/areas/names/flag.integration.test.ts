import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../../shared/access/facts.ts';
import { at, TODAY, TOMORROW } from '../../../shared/access/testing/cases.ts';
import { attribute, BUILDINGS, enrolled, grant, relation, role } from '../../../shared/access/testing/worlds.ts';
import { WORKS_DIRECTLY } from '../../../shared/areas/names/flag.ts';
import { APPROVAL, FORM, kept, saying } from '../../../shared/areas/names/testing/updates.ts';
import {
  addBuilding,
  addStaff,
  addStudent,
  arrange,
  giveAttributes,
  grantTo,
  peek,
  relate,
} from '../../../test/tools/access-store.ts';
import { acting } from '../../../test/tools/acting.ts';
import { tempStore } from '../../../test/tools/temp-store.ts';
import { type TestServer, testServer } from '../../../test/tools/test-server.ts';
import { decideStudent, loadActor } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import { sheetOf } from '../access/testing/exceptions.ts';
import { readFlag } from './read-flag.ts';
import { approved, nameDesk } from './testing/name-desk.ts';

/** A student with a seal or services, and people as they stand to the student. */
const world = fc.record({
  enrolled: fc.array(enrolled, { maxLength: 2 }),
  attributes: fc.array(attribute, { maxLength: 2 }),
  people: fc.array(
    fc.record({
      roles: fc.array(role, { maxLength: 3 }),
      relations: fc.array(relation, { maxLength: 3 }),
      grants: fc.array(grant, { maxLength: 1 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
const RUNS = 60;

/** An update that was approved long ago, put in as the command would. */
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

/** By the requirement alone. */
function worksWith({ attributes }: World, { roles, relations }: World['people'][number], day: string): boolean {
  const now = roles.filter((one) => holds(one, day)).map((one) => one.role);
  const isSealed = attributes.some((one) => one.attribute === 'sealed' && holds(one, day));
  return (
    !isSealed && relations.some((one) => holds(one, day) && WORKS_DIRECTLY[one.relation].some((r) => now.includes(r)))
  );
}

it('R204: shows the flag to exactly those who work with the student on the day, in any district', async () => {
  const { store, runtime } = await tempStore();
  const [version] = kept(saying('allowed', '2026-09-01'));
  await arrange(store, runtime, async (tx) => {
    for (const id of BUILDINGS) await addBuilding(tx, id);
    await addStaff(tx, 'somebody-else', []);
    await tx.db.insert(tx.tables.setting).values({ name: 'names', value: JSON.stringify(version) });
  });
  let worlds = 0;
  const shown = { yes: 0, no: 0 };
  const property = fc.asyncProperty(world, async (any) => {
    worlds += 1;
    const studentId = `student-${worlds}`;
    const staff = any.people.map((_, i) => `staff-${worlds}-${i}`);
    await arrange(store, runtime, async (tx) => {
      await addStudent(tx, studentId, any.enrolled);
      await giveAttributes(tx, studentId, any.attributes);
      await addUpdate(tx, studentId, worlds * 10);
      for (const [i, one] of any.people.entries()) {
        await addStaff(tx, staff[i]!, one.roles);
        await relate(tx, staff[i]!, studentId, one.relations);
        await grantTo(tx, staff[i]!, studentId, one.grants);
      }
    });
    await peek(store, runtime, async (q) => {
      for (const [i, staffId] of staff.entries()) {
        const sees = async (day: string): Promise<boolean> => {
          const answer = await decideStudent(q, await loadActor(q, staffId, at(day)), studentId, 'student.view');
          const flag = answer.allow ? await readFlag(q, answer.grant, null) : null;
          if (flag !== null) expect(flag).toMatchObject({ firstName: 'Kit', pronouns: { id: 'they' } });
          return flag !== null;
        };
        const [today, tomorrow] = [await sees(TODAY), await sees(TOMORROW)];
        const person = any.people[i]!;
        expect([today, tomorrow]).toEqual([worksWith(any, person, TODAY), worksWith(any, person, TOMORROW)]);
        if (today) shown.yes += 1;
        else shown.no += 1;
      }
    });
  });
  await fc.assert(property, { numRuns: RUNS });
  expect(shown.yes).toBeGreaterThan(3);
  expect(shown.no).toBeGreaterThan(RUNS);
});

const flagFor = async (server: TestServer, username: string) => (await sheetOf(await acting(server, username)))?.flag;

it('R204: tells the student’s teacher and social worker how to call them, and nobody who merely opens the record', async () => {
  const server = await testServer();
  await approved(server);
  const flag = {
    name: 'Kit Baptiste-Nguyen',
    firstName: 'Kit',
    pronouns: { id: 'they', own: '' },
    since: '2026-11-20',
  };
  expect(await flagFor(server, 'jmwangi')).toEqual(flag);
  expect(await flagFor(server, 'rortiz')).toEqual(flag);
  for (const opener of ['mhaskins', 'gcole']) {
    expect(await sheetOf(await acting(server, opener))).toBeDefined();
    expect(await flagFor(server, opener)).toBeUndefined();
  }
  const seen = await sheetOf(await acting(server, 'jmwangi'));
  expect(seen?.because.fieldClasses).toContain('flag');
  const [line] = await server.rows("SELECT line FROM audit WHERE action = 'student.view' ORDER BY seq DESC LIMIT 1");
  expect(JSON.stringify(line)).toContain('flag');
});

it('R204: tells the teacher no more on the day after the class ended', async () => {
  const server = await testServer();
  await approved(server);
  const ends = (until: string) =>
    arrange(server.store, server.runtime, (tx) => tx.db.update(tx.tables.relation).set({ until }));
  await ends('2026-11-21');
  expect(await flagFor(server, 'jmwangi')).toBeDefined();
  await ends('2026-11-20');
  expect(await sheetOf(await acting(server, 'jmwangi'))).toBeUndefined();
});

it('lets the flag rest under a stricter policy, and shows it again once the update has what that asks for', async () => {
  const server = await testServer({}, { originalNames: false });
  const updateId = await approved(server);
  const custodian = await nameDesk(server, 'anwosu');
  await custodian.say('notify', {}, (await custodian.policy()).newest.rev);
  expect(await flagFor(server, 'jmwangi')).toBeUndefined();
  const worker = await nameDesk(server, 'rortiz');
  expect(await worker.read()).toMatchObject({ rests: ['parents-told'], history: [{ until: null }] });
  await worker.step(updateId, 'parents-told', { told: 'Both parents', how: 'Letter' });
  expect(await flagFor(server, 'jmwangi')).toBeDefined();
  await worker.step(updateId, 'withdrawn', { who: 'student', signer: 'Kit' });
  expect(await flagFor(server, 'jmwangi')).toBeUndefined();
});
