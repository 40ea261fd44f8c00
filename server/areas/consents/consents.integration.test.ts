import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type Consents, consentsSchema } from '../../../shared/areas/consents/consent.ts';
import { GENERAL } from '../../../shared/areas/consents/testing/consents.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { TODAY } from '../cases/testing/play.ts';

const SIGNED: Filled = { ...GENERAL, signedOn: TODAY };
const GIVEN: Filled = { day: TODAY, records: ['grades'], proven: 'known', noticeGiven: true };

/** Somebody signed in, with what they do with a student's consents. */
async function desk(server: TestServer, username: string, studentId: string = ids.kiri) {
  const self = await acting(server, username);
  return {
    record: (change: Filled = {}, consentId: string = v7()) =>
      self.op('consent.record', { studentId, consentId, filled: { ...SIGNED, ...change } }),
    use: (consentId: string, change: Filled = {}, useId: string = v7()) =>
      self.op('consent.use', { studentId, consentId, useId, filled: { ...GIVEN, ...change } }),
    end: (consentId: string) =>
      self.op('consent.end', { studentId, consentId, reason: 'revoked', note: 'By letter of today.' }),
    read: async (): Promise<Consents> =>
      consentsSchema.parse(JSON.parse((await self.ask('consents/read', { studentId })).text)),
    status: async () => (await self.ask('consents/read', { studentId })).status,
  };
}

const issues = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof desk>>['record']>>) =>
  answer.outcome === 'invalid' ? answer.issues.map(({ path, code }) => `${path} ${code}`) : answer;
const kept = async (server: TestServer) => [
  await server.one('SELECT count(*) FROM consent'),
  await server.one('SELECT count(*) FROM consent_use'),
  await server.one('SELECT count(*) FROM disclosure'),
];

describe('R83, R84: a consent that was signed', () => {
  it('is kept as it was signed, with what was released under it, and the log has no row of it (R117)', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const [consentId, useId] = [v7(), v7()];
    expect(await nwosu.record({}, consentId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.use(consentId, {}, useId)).toMatchObject({ outcome: 'applied' });
    const { consents, student, today } = await nwosu.read();
    expect([student.name, today]).toEqual(['Kiri Baptiste-Nguyen', TODAY]);
    expect(consents).toMatchObject([
      { consentId, filled: SIGNED, state: 'good', ended: null, uses: [{ useId, filled: GIVEN }] },
    ]);
    expect(await kept(server)).toEqual([1, 1, 0]);
    const lines = (await server.rows(`SELECT line FROM audit WHERE action LIKE 'consent.%'`)).flat().join('\n');
    expect(lines).toContain('allowed');
    expect(lines).not.toMatch(/Dana|Amsel|clinic/i);
  });

  it('is refused with everything that is wrong at its field, and nothing is kept', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    expect(issues(await nwosu.record({ signedBy: 'student', records: ['whole'], endsOn: '2020-01-01' }))).toEqual([
      'body.filled.signedBy parent-signs',
      'body.filled.records blanket',
      'body.filled.endsOn before-signed',
    ]);
    expect(issues(await nwosu.record({ purpose: '' }))).toEqual(['body.filled.purpose too_small']);
    expect(await kept(server)).toEqual([0, 0, 0]);
  });

  it('is entered once, by two at the same time too', async () => {
    const server = await testServer();
    const [one, two] = [await desk(server, 'anwosu'), await desk(server, 'anwosu')];
    const consentId = v7();
    const said = await Promise.all([one.record({}, consentId), two.record({}, consentId)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
    expect(await kept(server)).toEqual([1, 0, 0]);
  });
});

describe('R84, R89: a release under a consent', () => {
  it('happens once where the consent is for one, and never after it ended or expired', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const { endsOn: _endsOn, ...open } = SIGNED;
    const [once, ended, short] = [v7(), v7(), v7()];
    const self = await acting(server, 'anwosu');
    await self.op('consent.record', { studentId: ids.kiri, consentId: once, filled: { ...open, use: 'once' } });
    expect(await nwosu.use(once)).toMatchObject({ outcome: 'applied' });
    expect(issues(await nwosu.use(once))).toEqual(['body.consentId used']);
    await nwosu.record({}, ended);
    expect(await nwosu.end(ended)).toMatchObject({ outcome: 'applied' });
    expect(issues(await nwosu.use(ended))).toEqual(['body.consentId ended']);
    expect(issues(await nwosu.end(ended))).toEqual(['body.consentId ended']);
    await nwosu.record({ signedOn: '2026-10-01', endsOn: '2026-10-31' }, short);
    expect(issues(await nwosu.use(short))).toEqual(['body.consentId expired']);
    const states = (await nwosu.read()).consents.map(({ state }) => state);
    expect(states).toEqual(['expired', 'ended', 'used']);
  });

  it('of a day on which the consent held is entered later too', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const consentId = v7();
    await nwosu.record({ signedOn: '2026-10-01', endsOn: '2026-10-31' }, consentId);
    expect(await nwosu.use(consentId, { day: '2026-10-31' })).toMatchObject({ outcome: 'applied' });
    expect(issues(await nwosu.use(consentId, { day: '2026-11-01' }))).toEqual(['body.consentId expired']);
    await nwosu.end(consentId);
    expect(await nwosu.use(consentId, { day: '2026-10-30' })).toMatchObject({ outcome: 'applied' });
  });

  it('R88, W22: rests on no parent’s signature once the student is of age', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const consentId = v7();
    await nwosu.record({ endsOn: '2031-06-30' }, consentId);
    await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ birthDate: '2008-11-20' }));
    expect(issues(await nwosu.use(consentId))).toEqual(['body.consentId moved']);
    expect((await nwosu.read()).consents).toMatchObject([{ state: 'moved' }]);
  });

  it('R126: gives nothing to a party that is barred, before or meanwhile', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const [consentId, partyId] = [v7(), v7()];
    await nwosu.record({}, consentId);
    const self = await acting(server, 'anwosu');
    await self.op('party.add', { partyId, name: 'Lakeside Clinic', capacity: 'other' });
    const bar = { partyId, from: TODAY, until: '2031-12-31', ground: 'department', finding: 'Passed it on.' };
    expect(await self.op('party.bar', bar)).toMatchObject({ outcome: 'applied' });
    expect(issues(await nwosu.use(consentId))).toEqual(['body.consentId barred']);
    expect(issues(await nwosu.record())).toEqual(['body.filled.party barred']);
  });

  it('is used up by one of two at the same time', async () => {
    const server = await testServer();
    const [one, two] = [await desk(server, 'anwosu'), await desk(server, 'anwosu')];
    const consentId = v7();
    await one.record({ use: 'once' }, consentId);
    const said = await Promise.all([one.use(consentId), two.use(consentId)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'invalid']);
    expect(await kept(server)).toEqual([1, 1, 0]);
  });

  it('gives nothing else, on no other day, and of no other student', async () => {
    const server = await testServer();
    const [nwosu, mai] = [await desk(server, 'anwosu'), await desk(server, 'anwosu', ids.maiOne)];
    const consentId = v7();
    await nwosu.record({}, consentId);
    expect(issues(await nwosu.use(consentId, { records: ['health'] }))).toEqual([
      'body.filled.records.0 invalid_value',
    ]);
    expect(issues(await nwosu.use(consentId, { day: '2026-10-01' }))).toEqual(['body.filled.day outside-consent']);
    expect(issues(await nwosu.use(consentId, { day: '2029-10-01' }))).toEqual([
      'body.consentId expired',
      'body.filled.day future',
    ]);
    expect(issues(await mai.use(consentId))).toEqual(['body.consentId unknown']);
    expect(await kept(server)).toEqual([1, 0, 0]);
  });
});

it('R35, R36: no text of a consent names a teacher; whoever signs or receives may share the name', async () => {
  const server = await testServer();
  const nwosu = await desk(server, 'anwosu');
  expect(issues(await nwosu.record({ purpose: 'As teacher Joseph Mwangi asked' }))).toEqual([
    'body.filled.purpose names-staff',
  ]);
  expect(await nwosu.record({ signer: 'Joseph Mwangi' })).toMatchObject({ outcome: 'applied' });
});

it('R119: consents are kept by records managers alone', async () => {
  const server = await testServer();
  const nwosu = await desk(server, 'anwosu');
  expect(await nwosu.record()).toMatchObject({ outcome: 'applied' });
  for (const username of ['rortiz', 'tsoderberg', 'jmwangi']) {
    const other = await desk(server, username);
    expect(await other.record()).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await other.status()).toBe(404);
  }
  expect(await kept(server)).toEqual([1, 0, 0]);
});
