import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { openRequestsSchema } from '../../../shared/areas/requests/request.ts';
import { stepOf } from '../../../shared/areas/requests/testing/ways.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { ELSEWHERE, issuesOf, logServer } from '../disclosures/testing/log-desk.ts';
import { ago, kept, requestDesk } from './testing/request-desk.ts';

const BOTH = { wants: 'both' };
const of = (kind: string) => ({ kind, requestId: v7() });

describe('R167, R169: a request to inspect', () => {
  it('is kept with its first step, and runs from the day it was received', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    expect(await nwosu.open(asked.kind, 3, BOTH, asked.requestId)).toMatchObject({ outcome: 'applied' });
    const { student, requests, today } = await nwosu.read();
    expect([student.name, today]).toEqual(['Kiri Baptiste-Nguyen', ago(0)]);
    const [one] = requests;
    expect(one).toMatchObject({ ...asked, receivedOn: ago(3), closed: false });
    expect(one?.steps).toMatchObject([{ kind: 'received', day: ago(3), author: { name: 'Adaeze Nwosu' } }]);
    expect(one?.steps[0]?.disclosureId).toBeNull();
    expect(one?.clocks.map(({ rule, state, due }) => [rule, state, due])).toEqual([
      ['W1', 'running', '2026-12-01'],
      ['W2', 'running', '2027-01-01'],
    ]);
    expect(one?.clocks[0]?.working).toMatch(/10 business days/);
    expect(one?.expected).toEqual(['arranged', 'inspected', 'copied']);
    expect(await server.one('SELECT building_id FROM request')).toBe(ids.harborView);
  });

  it('goes its way to the end, is closed by it, and opened again when that was a mistake', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    await nwosu.open(asked.kind, 9, BOTH, asked.requestId);
    for (const [step, days, change] of [
      ['arranged', 8, {}],
      ['inspected', 5, {}],
      ['copied', 5, { pages: 4, fee: 1 }],
      ['done', 4, {}],
    ] as const) {
      expect(await nwosu.step(asked, step, days, change)).toMatchObject({ outcome: 'applied' });
    }
    const closed = () => server.one('SELECT closed_on FROM request');
    expect(await closed()).toBe(ago(4));
    expect(issuesOf(await nwosu.step(asked, 'arranged', 3))).toContain('body.form.kind closed');
    const done = (await nwosu.read()).requests[0]?.steps.at(-1)?.id ?? '';
    expect(await nwosu.step(asked, 'struck', 0, { step: done })).toMatchObject({ outcome: 'applied' });
    expect(await closed()).toBeNull();
    expect((await nwosu.read()).requests[0]).toMatchObject({ closed: false, expected: ['done'] });
    // R106, R117: nothing that a parent saw is in the log.
    expect(await kept(server)).toEqual([1, 6, 0]);
  });

  it('R176: a fee that is too high is refused at its field, and nothing is kept', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    await nwosu.open(asked.kind, 3, BOTH, asked.requestId);
    expect(issuesOf(await nwosu.step(asked, 'copied', 1, { pages: 4, fee: 2 }))).toEqual([
      'body.form.filled.fee fee-too-high',
    ]);
    expect(issuesOf(await nwosu.step(asked, 'copied', 1, { pages: -4, fee: 2 }))).toEqual([
      'body.form.filled.pages too_small',
    ]);
    expect(await kept(server)).toEqual([1, 1, 0]);
  });
});

describe('R169, R139: the open requests of a student, as the panel shows them', () => {
  it('are told in words, what is due first before what has no day, and those that are done are not', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    expect(await nwosu.stillOpen()).toEqual({ requests: [], today: ago(0) });
    const done = of('inspection');
    await nwosu.open(done.kind, 9, BOTH, done.requestId);
    await nwosu.step(done, 'denied', 8, { ground: 'no-record' });
    await nwosu.open('transfer-in', 40, { party: 'Elsewhere' });
    const asked = of('inspection');
    await nwosu.open(asked.kind, 3, { ...BOTH, party: 'Dana Baptiste' }, asked.requestId);
    const { requests } = openRequestsSchema.parse(await nwosu.stillOpen());
    expect(requests).toMatchObject([
      {
        requestId: asked.requestId,
        title: 'To see the record, or for copies',
        party: 'Dana Baptiste',
        receivedOn: ago(3),
        next: 'Next: Time and place told',
        due: '2026-12-01',
        waits: false,
      },
      { title: 'Record from another school', party: 'Elsewhere', due: null, working: '' },
    ]);
    expect(requests[0]?.working).toMatch(/10 business days/);
  });

  it('are shown to whoever keeps requests and to nobody else, and each view is in the trail', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    await nwosu.open('inspection', 3, BOTH);
    const views = () => server.one(`SELECT count(*) FROM audit WHERE action = 'request.view' AND decision = 'allowed'`);
    const before = Number(await views());
    await nwosu.stillOpen();
    expect(Number(await views())).toBe(before + 1);
    for (const username of ['rortiz', 'tsoderberg', 'jmwangi', ELSEWHERE]) {
      expect(await (await requestDesk(server, username)).stillOpen(), username).toBe(404);
    }
    expect(Number(await views())).toBe(before + 1);
  });
});

it('R167: of a student who has left is asked too', async () => {
  const server = await logServer();
  const nwosu = await requestDesk(server, 'anwosu');
  await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ active: false, buildingId: null }));
  expect((await nwosu.choose('request.keep')).map(({ sisId }) => sisId)).toContain('204417');
  expect(await nwosu.open('inspection', 1, { ...BOTH, as: 'former' })).toMatchObject({ outcome: 'applied' });
  expect(await nwosu.list()).toMatchObject({ rows: [{ building: null, student: { sisId: '204417' } }], total: 1 });
});

describe('R207 to R214: a request to correct the record', () => {
  it('is refused, heard, and ends with a statement', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('amendment');
    await nwosu.open(asked.kind, 60, {}, asked.requestId);
    expect(issuesOf(await nwosu.step(asked, 'statement', 50))).toEqual(['body.form.kind after.hearing-decided']);
    for (const [step, days, change] of [
      ['decided', 40, { decision: 'refuse' }],
      ['hearing-asked', 35, {}],
      ['hearing-set', 34, { on: ago(21) }],
      ['hearing-decided', 20, { decision: 'refuse' }],
      ['statement', 10, {}],
      ['done', 9, {}],
    ] as const) {
      expect(await nwosu.step(asked, step, days, change)).toMatchObject({ outcome: 'applied' });
    }
    const [one] = (await nwosu.read()).requests;
    expect(one?.closed).toBe(true);
    expect(one?.clocks[0]).toMatchObject({ rule: 'W4', state: 'met', metOn: ago(40) });
  });
});

describe('what is refused', () => {
  it('says everything that is wrong at its field', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const form = { kind: 'received', day: ago(0), filled: { party: '', enrolled: false } };
    const body = { studentId: ids.kiri, requestId: v7() };
    expect(issuesOf(await nwosu.op('request.open', { ...body, kind: 'transfer-in', form }))).toEqual([
      'body.form.filled.party too_small',
      'body.form.filled.enrolled invalid_value',
    ]);
    expect(issuesOf(await nwosu.op('request.open', { ...body, kind: 'eating', form }))).toEqual(['body.kind unknown']);
    const second = stepOf('transfer-in', 'arrived', ago(0));
    expect(issuesOf(await nwosu.op('request.open', { ...body, kind: 'transfer-in', form: second }))).toEqual([
      'body.form.kind not-first',
    ]);
    expect(issuesOf(await nwosu.open('transfer-in', -1))).toEqual(['body.form.day future']);
    expect(issuesOf(await nwosu.step(of('transfer-in'), 'arrived', 0))).toEqual(['body.requestId unknown']);
    expect(await kept(server)).toEqual([0, 0, 0]);
  });

  it('a request is entered once, by two at the same time too', async () => {
    const server = await logServer();
    const desks = [await requestDesk(server, 'anwosu'), await requestDesk(server, 'mhaskins')];
    const requestId = v7();
    const said = await Promise.all(desks.map(({ open }) => open('inspection', 1, BOTH, requestId)));
    expect(said.map((one) => (one.outcome === 'refused' ? one.code : one.outcome)).toSorted()).toEqual([
      'applied',
      'request-kept',
    ]);
    expect(await kept(server)).toEqual([1, 1, 0]);
  });

  it('a step that is sent again after its answer was lost is taken once', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    await nwosu.open(asked.kind, 5, BOTH, asked.requestId);
    const [entryId, stepId] = [v7(), v7()];
    const send = () => nwosu.step(asked, 'inspected', 1, {}, entryId, stepId);
    expect(await send()).toMatchObject({ outcome: 'applied' });
    expect(await send()).toMatchObject({ outcome: 'refused', code: 'request-kept' });
    expect((await nwosu.read()).requests[0]?.steps.map(({ id }) => id).slice(1)).toEqual([stepId]);
  });

  it('a request that was entered by mistake is closed, and nobody is said to have withdrawn it', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    await nwosu.open(asked.kind, 5, BOTH, asked.requestId);
    expect(await nwosu.step(asked, 'entered-by-mistake', 0)).toMatchObject({ outcome: 'applied' });
    expect((await nwosu.read()).requests[0]).toMatchObject({ closed: true, expected: [] });
  });

  it('a step that is taken once is taken by one of two', async () => {
    const server = await logServer();
    const desks = [await requestDesk(server, 'anwosu'), await requestDesk(server, 'mhaskins')];
    const asked = of('transfer-in');
    await desks[0]?.open(asked.kind, 5, {}, asked.requestId);
    const said = await Promise.all(desks.map(({ step }) => step(asked, 'arrived', 1)));
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'invalid']);
    expect(await kept(server)).toEqual([1, 2, 0]);
  });
});

describe('R115, R119: who keeps requests', () => {
  it('is the records manager, and the principal of the student’s school', async () => {
    const server = await logServer();
    for (const username of ['anwosu', 'mhaskins']) {
      const desk = await requestDesk(server, username);
      expect(await desk.open('inspection', 1, BOTH)).toMatchObject({ outcome: 'applied' });
      expect([await desk.status(), await desk.listStatus()]).toEqual([200, 200]);
    }
  });

  it('is nobody else: what others ask for is as if it were not there', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    await nwosu.open(asked.kind, 1, BOTH, asked.requestId);
    for (const username of ['rortiz', 'tsoderberg', 'jmwangi', ELSEWHERE]) {
      const other = await requestDesk(server, username);
      expect(await other.status()).toBe(404);
      expect(await other.open('inspection', 1, BOTH)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
      expect(await other.step(asked, 'inspected', 0)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await (await requestDesk(server, 'rortiz')).listStatus()).toBe(403);
    // The other school's principal keeps requests, and there are none about that school's students.
    expect(await (await requestDesk(server, ELSEWHERE)).list()).toMatchObject({ rows: [], total: 0 });
    expect(await kept(server)).toEqual([1, 1, 0]);
  });

  it('R55, R80: of a sealed record is the custodian alone', async () => {
    const server = await logServer();
    const [nwosu, haskins] = [await requestDesk(server, 'anwosu'), await requestDesk(server, 'mhaskins')];
    const sealed = { attribute: 'sealed', source: 'test', since: ago(30), until: null };
    await server.store.tend((tx) =>
      tx.db.insert(tx.tables.studentAttribute).values({ studentId: ids.kiri, ...sealed }),
    );
    expect(await nwosu.open('inspection', 1, BOTH)).toMatchObject({ outcome: 'applied' });
    expect([await nwosu.status(), (await nwosu.list()).total]).toEqual([200, 1]);
    expect(await haskins.open('inspection', 1, BOTH)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect([await haskins.status(), (await haskins.list()).total]).toEqual([404, 0]);
  });

  it('leaves in the trail what was done, and no word of what was asked', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    await nwosu.open('inspection', 1, { ...BOTH, party: 'Dana Baptiste' });
    await nwosu.read();
    await nwosu.list();
    const lines = (await server.rows(`SELECT line FROM audit WHERE action LIKE 'request.%' ORDER BY seq`)).flat();
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).not.toMatch(/Dana|Kiri/);
  });
});
