import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at, TODAY, TOMORROW } from '../../../shared/access/testing/cases.ts';
import { saying } from '../../../shared/areas/names/testing/updates.ts';
import { arrange, peek } from '../../../test/tools/access-store.ts';
import { acting } from '../../../test/tools/acting.ts';
import { type TestServer, testServer } from '../../../test/tools/test-server.ts';
import { decideStudent, loadActor } from '../../policy/index.ts';
import { sheetOf } from '../access/testing/exceptions.ts';
import { readFlag } from './read-flag.ts';
import { ONE_OF_EACH, world, worksWith, worldsUnder } from './testing/any-world.ts';
import { approved, nameDesk } from './testing/name-desk.ts';

const RUNS = 60;

it('R204: shows the flag to exactly those who work with the student on the day, in any district', async () => {
  const { store, runtime, enter } = await worldsUnder(saying('allowed', '2026-09-01'));
  const shown = { yes: 0, no: 0 };
  const property = fc.asyncProperty(world, async (any) => {
    const { studentId, staff } = await enter(any);
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
  await fc.assert(property, { numRuns: RUNS, examples: [[ONE_OF_EACH]] });
  expect(Math.min(shown.yes, shown.no)).toBeGreaterThan(0);
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
