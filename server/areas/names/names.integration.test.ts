import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import {
  APPROVAL,
  CONSENTED,
  DENIAL,
  PARENT_SIGNED,
  STUDENT_ASKED,
  STUDENT_SIGNED,
} from '../../../shared/areas/names/testing/updates.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { type TestServer, testServer } from '../../../test/tools/test-server.ts';
import { approved, type NameDesk, nameDesk, TODAY } from './testing/name-desk.ts';

const DONE = { outcome: 'applied' };
const invalid = (...issues: [path: string, code: string][]) => ({
  outcome: 'invalid',
  issues: issues.map(([path, code]) => ({ path, code })),
});

/** The counselling side, the principal and the custodian of a district that has said what it allows. */
async function desks(server: TestServer, mode: Parameters<NameDesk['say']>[0] = 'allowed') {
  const custodian = await nameDesk(server, 'anwosu');
  expect(await custodian.say(mode)).toMatchObject(DONE);
  return { custodian, worker: await nameDesk(server, 'rortiz'), principal: await nameDesk(server, 'mhaskins') };
}

it('R193: takes no form before the district has said that it does, and none where it forbids it', async () => {
  const server = await testServer({}, { originalNames: false });
  const worker = await nameDesk(server, 'rortiz');
  expect(await worker.ask()).toMatchObject({ outcome: 'refused', code: 'name-off' });
  const custodian = await nameDesk(server, 'anwosu');
  await custodian.say('allowed', { fromDay: '2026-11-21' });
  expect(await worker.ask()).toMatchObject({ outcome: 'refused', code: 'name-off' });
  const { newest } = await custodian.policy();
  await custodian.say('forbidden', {}, newest.rev);
  expect(await worker.ask()).toMatchObject({ outcome: 'refused', code: 'name-forbidden' });
  expect(await server.one('SELECT count(*) FROM name_step')).toBe(0);
});

it('R193: lets the records manager alone say it, keeps every version, and of two who say it at once the first', async () => {
  const server = await testServer();
  const custodian = await nameDesk(server, 'anwosu');
  const principal = await nameDesk(server, 'mhaskins');
  expect(await principal.say('allowed')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  expect(await principal.policyStatus()).toBe(403);
  expect(await custodian.say('allowed', { counsel: null, fromDay: '2026-11-19' })).toEqual(
    expect.objectContaining(invalid(['body.policy.fromDay', 'does-not-fit'], ['body.policy.counsel', 'does-not-fit'])),
  );
  await custodian.say('allowed');
  expect(await custodian.say('notify')).toMatchObject({ outcome: 'refused', code: 'stale' });
  const { newest } = await custodian.policy();
  await custodian.say('consent', { fromDay: '2026-12-01' }, newest.rev);
  const { inForce, versions } = await custodian.policy();
  expect([inForce.policy?.mode, versions.map(({ policy }) => policy?.mode)]).toEqual([
    'allowed',
    ['consent', 'allowed'],
  ]);
});

it('R193 to R206: goes from the form through signatures and approval to three tasks, with every step in the trail', async () => {
  const server = await testServer({}, { originalNames: false });
  const { custodian, worker, principal } = await desks(server);
  const updateId = v7();
  expect(await worker.ask({}, updateId)).toMatchObject(DONE);
  expect(await worker.ask({})).toMatchObject({ outcome: 'refused', code: 'name-open' });
  expect(await worker.ask({}, updateId)).toMatchObject({ outcome: 'refused', code: 'name-kept' });
  expect(await principal.step(updateId, 'approved', APPROVAL)).toMatchObject(
    invalid(['body.form.kind', 'signature.parent'], ['body.form.kind', 'student-asked']),
  );
  const stepId = v7();
  expect(await worker.step(updateId, 'signed', PARENT_SIGNED, TODAY, stepId)).toMatchObject(DONE);
  expect(await worker.step(updateId, 'signed', PARENT_SIGNED, TODAY, stepId)).toMatchObject({ code: 'name-kept' });
  expect(await worker.step(updateId, 'signed', STUDENT_ASKED)).toMatchObject(DONE);
  expect(await worker.step(updateId, 'approved', APPROVAL)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  expect((await principal.list('decide')).rows).toMatchObject([{ updateId, awaited: ['approved'], state: 'asked' }]);
  expect(await principal.step(updateId, 'approved', APPROVAL)).toMatchObject(DONE);
  expect((await principal.list('decide')).total).toBe(0);
  expect((await custodian.list('tasks')).rows).toMatchObject([
    { updateId, student: { sisId: '204417' }, approvedOn: TODAY, awaited: ['task-records', 'task-flag', 'task-file'] },
  ]);
  expect(await worker.step(updateId, 'task-flag', {})).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  expect(await custodian.step(updateId, 'task-records', {})).toMatchObject(DONE);
  expect(await principal.step(updateId, 'task-flag', {})).toMatchObject(DONE);
  expect(await principal.step(updateId, 'task-file', { where: 'Main office' })).toMatchObject(DONE);
  expect((await custodian.list('tasks')).total).toBe(0);
  const { updates, history, abilities } = await custodian.read();
  expect(abilities).toEqual(['name.task']);
  expect(updates).toMatchObject([
    { updateId, state: 'done', about: { sisId: '204417', school: 'Harbor View High', age: 14 }, steppable: [] },
  ]);
  expect(updates[0]?.steps.map(({ kind, author }) => `${kind} ${author.name}`)).toEqual([
    'asked Rosa Ortiz',
    'signed Rosa Ortiz',
    'signed Rosa Ortiz',
    'approved Miles Haskins',
    'task-records Adaeze Nwosu',
    'task-flag Miles Haskins',
    'task-file Miles Haskins',
  ]);
  expect(history).toMatchObject([{ from: TODAY, until: null, original: { first: 'Kiri' }, updated: { first: 'Kit' } }]);
  const lines = await server.rows("SELECT line FROM audit WHERE action IN ('name.ask', 'name.step')");
  expect(lines).toHaveLength(13);
  expect(JSON.stringify(lines)).not.toMatch(/Kit|Baptiste/);
});

it('R201: takes no other last name without an order or a certificate', async () => {
  const server = await testServer();
  const { worker } = await desks(server);
  expect(await worker.ask({ last: 'Nguyen' })).toMatchObject(
    invalid(['body.filled.lastProof', 'invalid_value'], ['body.filled.lastProofAt', 'invalid_type']),
  );
  expect(await worker.ask({ last: 'Nguyen', lastProof: 'court-order', lastProofAt: 'File 12' })).toMatchObject(DONE);
});

it('asks for the state’s form where the district does, by the day of the approval', async () => {
  const server = await testServer();
  const { worker, principal } = await desks(server, 'consent');
  const updateId = v7();
  await worker.ask({}, updateId);
  await worker.step(updateId, 'signed', PARENT_SIGNED);
  await worker.step(updateId, 'signed', STUDENT_SIGNED);
  expect(await principal.step(updateId, 'approved', APPROVAL)).toMatchObject(
    invalid(['body.form.kind', 'consent-form']),
  );
  await worker.step(updateId, 'consent-filed', CONSENTED);
  expect(await principal.step(updateId, 'approved', APPROVAL)).toMatchObject(DONE);
});

it('R202: is denied on one of three grounds with reasons that name nobody of the staff, and is over then', async () => {
  const server = await testServer({}, { originalNames: false });
  const { worker, principal } = await desks(server);
  const updateId = v7();
  await worker.ask({}, updateId);
  expect(await principal.step(updateId, 'denied', { ...DENIAL, ground: 'belief' })).toMatchObject({
    outcome: 'invalid',
    issues: [{ path: 'body.form.filled.ground' }],
  });
  expect(await principal.step(updateId, 'denied', { ...DENIAL, reasons: 'Joseph Mwangi asks for it.' })).toMatchObject(
    invalid(['body.form.filled.reasons', 'names-staff']),
  );
  expect(await principal.step(updateId, 'denied', DENIAL)).toMatchObject(DONE);
  expect(await worker.step(updateId, 'signed', PARENT_SIGNED)).toMatchObject(invalid(['body.form.kind', 'closed']));
  expect(await worker.ask()).toMatchObject(DONE);
  expect((await worker.read()).history).toEqual([]);
});

it('R197: shows original names to whoever has a part in the update, and answers everybody else as of nobody', async () => {
  const server = await testServer();
  await approved(server);
  const status = async (username: string, studentId: string = ids.kiri) =>
    (await nameDesk(server, username, studentId)).status();
  expect(await Promise.all(['rortiz', 'mhaskins', 'anwosu'].map((name) => status(name)))).toEqual([200, 200, 200]);
  const others = ['jmwangi', 'tsoderberg', 'gcole', 'iaguinaldo', 'pvance'];
  expect(await Promise.all(others.map((name) => status(name)))).toEqual([404, 404, 404, 404, 404]);
  expect(await status('anwosu', ids.ortiz)).toBe(404);
  expect(await Promise.all(others.map(async (name) => (await nameDesk(server, name)).listStatus()))).toEqual([
    403, 403, 403, 403, 403,
  ]);
});

it('R206: lists to each what they may act on alone', async () => {
  const server = await testServer();
  await approved(server);
  const { worker, custodian } = {
    worker: await nameDesk(server, 'rortiz', ids.maiOne),
    custodian: await nameDesk(server, 'anwosu'),
  };
  await worker.ask({ currentFirst: 'Mai', currentLast: 'Xiong', first: 'Max', last: 'Xiong' });
  expect((await custodian.list('decide')).total).toBe(0);
  expect((await custodian.list('tasks')).total).toBe(1);
  const principal = await nameDesk(server, 'mhaskins');
  expect((await principal.list('decide')).rows).toMatchObject([
    { student: { name: 'Mai Xiong' }, awaited: ['signed'] },
  ]);
  const { rows, total } = await principal.list('tasks', 1);
  expect([rows.length, total]).toEqual([1, 1]);
});
