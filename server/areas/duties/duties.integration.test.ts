import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { COMPLAINTS_TO, dutyOf } from '../../../shared/areas/duties/duties.ts';
import { type Duties, dutiesSchema } from '../../../shared/areas/duties/duty-wire.ts';
import { requiredOf } from '../../../shared/areas/disclosures/testing/complete.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { TODAY } from '../cases/testing/play.ts';

/** Somebody signed in, with what they do with the yearly duties. */
async function desk(server: TestServer, username: string) {
  const self = await acting(server, username);
  return {
    do: (duty: string, change: object = {}, filled: Filled = {}, doneId: string = v7()) =>
      self.op('duty.keep', {
        doneId,
        duty,
        year: '2026-27',
        buildingId: null,
        day: TODAY,
        filled: { ...requiredOf(dutyOf(duty)?.fields ?? []), ...filled },
        ...change,
      }),
    read: async (year: string | null = null): Promise<Duties> =>
      dutiesSchema.parse(JSON.parse((await self.ask('duties/read', { year })).text)),
    status: async () => (await self.ask('duties/read', { year: null })).status,
    waiting: async () => ((await self.me()) as { waiting: { duties: number; today: number } }).waiting,
  };
}

const rowOf = ({ rows }: Duties, duty: string, building: string | null = null) =>
  rows.find((row) => row.duty === duty && row.buildingId === building);

describe('W38, W39, W40: what is due once a school year', () => {
  it('R150, R152: stands with its day, is overdue after it, and done once it is entered, late or not', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const before = await nwosu.read();
    expect([before.year, before.today]).toEqual(['2026-27', TODAY]);
    expect(rowOf(before, 'state-report')).toMatchObject({ due: '2026-08-01', state: 'late', done: [], mayKeep: true });
    expect(rowOf(before, 'plan', ids.harborView)).toMatchObject({ due: '2026-09-01', state: 'late' });
    expect(await nwosu.do('state-report', { day: '2026-07-30' })).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.do('plan', { buildingId: ids.harborView })).toMatchObject({ outcome: 'applied' });
    const after = await nwosu.read();
    expect(rowOf(after, 'state-report')).toMatchObject({
      state: 'done',
      done: [{ day: '2026-07-30', by: 'Adaeze Nwosu' }],
    });
    expect(rowOf(after, 'plan', ids.harborView)).toMatchObject({ state: 'done-late' });
    expect(rowOf(after, 'plan', ids.lakeside)).toMatchObject({ state: 'late' });
    expect(rowOf(await nwosu.read('2025-26'), 'state-report')).toMatchObject({ due: '2025-08-01', done: [] });
    expect(rowOf(await nwosu.read('2027-28'), 'state-report')).toMatchObject({ due: '2027-08-01', state: 'open' });
  });

  it('R226: the directory notice is due before school begins by the district’s calendar', async () => {
    const server = await testServer();
    const [nwosu, self] = [await desk(server, 'anwosu'), await acting(server, 'anwosu')];
    expect(rowOf(await nwosu.read(), 'directory-notice')?.working).toMatch(/doesn't say/);
    const school = [{ year: '2026-27', first: '2026-09-08', last: '2027-06-10', days: [] }];
    await self.op('calendar.edit', { rev: 0, calendar: { holidays: [], school, rolls: false } });
    expect(rowOf(await nwosu.read(), 'directory-notice')).toMatchObject({ due: '2026-09-07' });
    expect(rowOf(await nwosu.read(), 'directory-notice')?.working).toContain('Sep 8, 2026');
  });

  it('R158, C28: what is entered anew counts, and what stood before stays to be read', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    await nwosu.do('officials', {}, { complaints: 'An office that is gone' });
    await nwosu.do('officials', {}, { complaints: COMPLAINTS_TO });
    const told = rowOf(await nwosu.read(), 'officials')?.done.map(({ filled }) => filled['complaints']);
    expect(told).toEqual([COMPLAINTS_TO, 'An office that is gone']);
  });

  it('is entered once, however often it is sent, and by two at the same time too', async () => {
    const server = await testServer();
    const [one, two] = [await desk(server, 'anwosu'), await desk(server, 'gcole')];
    const doneId = v7();
    const said = await Promise.all([one.do('chart', {}, {}, doneId), two.do('chart', {}, {}, doneId)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
    expect(await server.one('SELECT count(*) FROM duty_done')).toBe(1);
  });

  it('is refused with all that is wrong at its place, and nothing is kept', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    const issues = async (answer: Promise<object>) => {
      const { issues: found } = (await answer) as { issues?: { path: string; code: string }[] };
      return found?.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await issues(nwosu.do('feast'))).toEqual(['body.duty unknown']);
    expect(await issues(nwosu.do('plan', { year: '2010-11', day: '2026-12-24' }))).toEqual([
      'body.buildingId unknown',
      'body.year far-year',
      'body.day future',
    ]);
    // The year is wrong by a slip: else it would count as done in time (W38 to W40).
    expect(await issues(nwosu.do('state-report', { day: '2025-06-30' }))).toEqual(['body.day before-year']);
    expect(await issues(nwosu.do('chart', { buildingId: ids.harborView }))).toEqual(['body.buildingId unknown']);
    expect(await issues(nwosu.do('plan', { buildingId: ids.harborView }, { means: '' }))).toEqual([
      'body.filled.means too_small',
    ]);
    expect(await server.one('SELECT count(*) FROM duty_done')).toBe(0);
  });
});

describe('R149, R150: who keeps yearly duties', () => {
  it('a principal enters the plan of the own school, and nothing else', async () => {
    const server = await testServer();
    const haskins = await desk(server, 'mhaskins');
    const { rows } = await haskins.read();
    expect(rows.filter(({ mayKeep }) => mayKeep).map(({ duty, buildingId }) => [duty, buildingId])).toEqual([
      ['plan', ids.harborView],
    ]);
    expect(await haskins.waiting()).toMatchObject({ duties: 1 });
    expect(await haskins.do('plan', { buildingId: ids.harborView })).toMatchObject({ outcome: 'applied' });
    expect(await haskins.waiting()).toMatchObject({ duties: 0 });
    for (const change of [{ buildingId: ids.lakeside }, {}]) {
      expect(await haskins.do('plan', change)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await haskins.do('chart')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  });

  it('R148: the superintendent and records managers enter all; nobody else does or reads them', async () => {
    const server = await testServer();
    expect(await (await desk(server, 'gcole')).do('chart')).toMatchObject({ outcome: 'applied' });
    for (const username of ['rortiz', 'jmwangi']) {
      const other = await desk(server, username);
      expect(await other.status()).toBe(403);
      expect(await other.do('chart')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
      expect(await other.waiting()).toMatchObject({ duties: 0, today: 0 });
    }
  });

  it('leaves in the trail which duty of which year, and nothing of what was written', async () => {
    const server = await testServer();
    const nwosu = await desk(server, 'anwosu');
    await nwosu.do('officials', {}, { authority: 'Grace Cole of Room 4' });
    const lines = await server.rows(
      `SELECT a.line, d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action = 'duty.keep'`,
    );
    expect(JSON.stringify(lines)).toContain('officials');
    expect(JSON.stringify(lines)).not.toContain('Room 4');
  });
});
