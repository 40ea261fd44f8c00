import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { stepOf } from '../../../shared/areas/requests/testing/ways.ts';
import { studiesSchema } from '../../../shared/areas/studies/study.ts';
import { acting } from '../../../test/tools/acting.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { hire, issuesOf, logDesk, logServer } from '../disclosures/testing/log-desk.ts';
import { openStudies, SUPERINTENDENT } from './testing/open-studies.ts';

const DAY = '2026-11-16';
const IDENTIFIED: Filled = { data: 'identifiable', organization: 'Lakes Research Group' };

async function desk(server: TestServer, username: string) {
  const { op } = await acting(server, username);
  const token = await server.signIn(username);
  const get = () => server.send('GET', '/v1/studies', undefined, token);
  return {
    step: (studyId: string, step: string, change: Filled = {}, day = DAY, stepId: string = v7()) =>
      op('study.step', { studyId, stepId, form: stepOf('study', step, day, change) }),
    turn: (rev: number, open: boolean) => op('studies.switch', { rev, open, why: 'The board decided so.' }),
    read: async () => studiesSchema.parse(await (await get()).json()),
    status: async () => (await get()).status,
  };
}

/** A study for data by which somebody can be identified, up to its agreement. */
async function agreed(server: TestServer) {
  await hire(server, SUPERINTENDENT, 'superintendent', null);
  const [nwosu, leader, studyId] = [await desk(server, 'anwosu'), await desk(server, SUPERINTENDENT), v7()];
  expect(await nwosu.step(studyId, 'received', IDENTIFIED)).toMatchObject({ outcome: 'applied' });
  expect(await leader.step(studyId, 'decided')).toMatchObject({ outcome: 'applied' });
  return { nwosu, leader, studyId };
}

describe('R63 to R67, R98: a study by somebody outside the district', () => {
  it('R64: is decided by the superintendent alone, and so is taking the decision back', async () => {
    const server = await logServer();
    await hire(server, SUPERINTENDENT, 'superintendent', null);
    const [nwosu, leader, studyId] = [await desk(server, 'anwosu'), await desk(server, SUPERINTENDENT), v7()];
    expect(await nwosu.step(studyId, 'received')).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(studyId, 'decided')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(issuesOf(await nwosu.step(studyId, 'agreement'))).toEqual(['body.form.kind after.decided']);
    expect(await leader.step(studyId, 'decided')).toMatchObject({ outcome: 'applied' });
    const decided = (await nwosu.read()).studies[0]?.steps[1];
    expect(decided).toMatchObject({ kind: 'decided', author: { role: 'Superintendent' } });
    const strike = { step: decided?.id ?? '' };
    expect(await nwosu.step(studyId, 'struck', strike)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await leader.step(studyId, 'struck', strike)).toMatchObject({ outcome: 'applied' });
  });

  it('R65, R66, T2: data that identify somebody go out with agreement, notice and consent alone, and are destroyed', async () => {
    const server = await logServer();
    const { nwosu, studyId } = await agreed(server);
    expect(issuesOf(await nwosu.step(studyId, 'released'))).toContain('body.form.kind after.agreement');
    expect(issuesOf(await nwosu.step(studyId, 'agreement'))).toEqual(['body.form.filled.destroyBy needed']);
    const until = { destroyBy: '2026-11-18' };
    expect(await nwosu.step(studyId, 'agreement', until)).toMatchObject({ outcome: 'applied' });
    expect(issuesOf(await nwosu.step(studyId, 'released'))).toEqual(['body.form.kind after.consents']);
    expect(await nwosu.step(studyId, 'consents', { toldOn: DAY })).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(studyId, 'released')).toMatchObject({ outcome: 'applied' });
    expect(issuesOf(await nwosu.step(studyId, 'done'))).toEqual(['body.form.kind after.destroyed']);
    // W27: the day that the agreement names has passed without a certificate.
    expect((await nwosu.read()).studies[0]?.clocks).toMatchObject([{ rule: 'W27', state: 'late', due: '2026-11-18' }]);
    expect(await nwosu.step(studyId, 'destroyed', {}, '2026-11-20')).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(studyId, 'done', {}, '2026-11-20')).toMatchObject({ outcome: 'applied' });
    expect((await nwosu.read()).studies[0]).toMatchObject({ closed: true, clocks: [{ state: 'met-late' }] });
  });

  it('R222: summary data that identify nobody need neither consent nor a certificate', async () => {
    const server = await logServer();
    await hire(server, SUPERINTENDENT, 'superintendent', null);
    const [nwosu, leader, studyId] = [await desk(server, 'anwosu'), await desk(server, SUPERINTENDENT), v7()];
    await nwosu.step(studyId, 'received', { data: 'summary' });
    await leader.step(studyId, 'decided');
    for (const step of ['agreement', 'released', 'done']) {
      expect([step, await nwosu.step(studyId, step)]).toMatchObject([step, { outcome: 'applied' }]);
    }
  });

  it('R98, R126: a violation bars the organization for five years, with whom nothing is agreed meanwhile', async () => {
    const server = await logServer();
    const { nwosu, leader, studyId } = await agreed(server);
    await nwosu.step(studyId, 'agreement', { destroyBy: '2026-11-18' });
    const found = { finding: 'It kept the data.' };
    expect(await leader.step(studyId, 'violation', found)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await nwosu.step(studyId, 'violation', found)).toMatchObject({ outcome: 'applied' });
    const custodian = await logDesk(server, 'anwosu');
    expect((await custodian.parties()).parties).toMatchObject([
      {
        name: 'Lakes Research Group',
        barredUntil: '2031-11-16',
        bars: [{ ground: 'study', finding: 'It kept the data.' }],
      },
    ]);
    const next = v7();
    await nwosu.step(next, 'received', { ...IDENTIFIED, organization: 'The Lakes Research Group' });
    await leader.step(next, 'decided');
    expect(issuesOf(await nwosu.step(next, 'agreement', { destroyBy: '2026-12-18' }))).toEqual([
      'body.form.kind barred',
    ]);
  });

  it('a step that is sent again is taken once, and no word of it is in the trail', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const [studyId, stepId] = [v7(), v7()];
    await nwosu.step(studyId, 'received', {}, DAY, stepId);
    expect(await nwosu.step(studyId, 'received', {}, DAY, stepId)).toMatchObject({
      outcome: 'refused',
      code: 'request-kept',
    });
    expect((await nwosu.read()).studies).toHaveLength(1);
    const lines = JSON.stringify(await server.rows("SELECT line FROM audit WHERE action = 'study.step'"));
    expect(lines).not.toContain('Words for');
  });

  it('is kept by the records manager and the superintendent, and by nobody else', async () => {
    const server = await logServer();
    const principal = await desk(server, 'mhaskins');
    expect(await principal.status()).toBe(403);
    expect(await principal.step(v7(), 'received')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  });

  it('is no request about a student', async () => {
    const server = await logServer();
    const { op } = await acting(server, 'anwosu');
    const form = stepOf('study', 'received', DAY);
    const { requestId, studentId } = { requestId: v7(), studentId: '00000000-0000-7000-8000-000000000001' };
    const answer = await op('request.open', { studentId, requestId, kind: 'study', form });
    expect(answer.outcome).not.toBe('applied');
  });
});

describe('T2: whether studies begin without consent', () => {
  it('is said by the superintendent alone, with the reason, and every change is kept', async () => {
    const server = await logServer();
    await openStudies(server);
    const [nwosu, leader] = [await desk(server, 'anwosu'), await desk(server, SUPERINTENDENT)];
    const { withoutConsent } = await nwosu.read();
    expect(withoutConsent).toMatchObject({
      open: true,
      changes: [{ open: true, why: 'The board decided so.', by: expect.any(String) }],
    });
    expect(await nwosu.turn(withoutConsent.rev, false)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await leader.turn(0, false)).toMatchObject({ outcome: 'refused', code: 'stale' });
    expect(await leader.turn(withoutConsent.rev, false)).toMatchObject({ outcome: 'applied' });
    expect((await nwosu.read()).withoutConsent).toMatchObject({
      open: false,
      changes: [{ open: false }, { open: true }],
    });
    expect(await server.rows("SELECT action FROM audit WHERE action = 'study.decide'")).toHaveLength(4);
  });

  it('R65: where it says so, identifiable data go out under the agreement alone', async () => {
    const server = await logServer();
    await openStudies(server);
    const [nwosu, leader, studyId] = [await desk(server, 'anwosu'), await desk(server, SUPERINTENDENT), v7()];
    await nwosu.step(studyId, 'received', IDENTIFIED);
    await leader.step(studyId, 'decided');
    await nwosu.step(studyId, 'agreement', { destroyBy: '2026-12-18' });
    expect(await nwosu.step(studyId, 'released')).toMatchObject({ outcome: 'applied' });
  });
});
