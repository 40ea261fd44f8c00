import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { issuesOf, logDesk, logServer } from '../disclosures/testing/log-desk.ts';
import { kept, requestDesk } from './testing/request-desk.ts';

const of = (kind: string) => ({ kind, requestId: v7() });

describe('R101, R222: an order', () => {
  it('is obeyed after parent and student were told, and the log says when', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('subpoena');
    const order = { party: 'County court', order: 'No. 27-CV-9' };
    expect(await nwosu.open('subpoena', 9, order, asked.requestId)).toMatchObject({ outcome: 'applied' });
    expect(issuesOf(await nwosu.step(asked, 'complied', 1))).toEqual(['body.form.kind after-any']);
    const told = { parentOn: '2026-11-12', studentOn: '2026-11-13' };
    expect(await nwosu.step(asked, 'told', 7, told)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(asked, 'complied', 1)).toMatchObject({ outcome: 'applied' });
    const [entry] = (await (await logDesk(server, 'anwosu')).read()).entries;
    expect(entry?.form).toMatchObject({
      outcome: 'released',
      basis: 'R101',
      filled: { party: 'County court', order: 'No. 27-CV-9', notifiedOn: '2026-11-13' },
    });
    // R125: whoever holds an order is not told the rules on further disclosure.
    expect(entry?.form.filled).not.toHaveProperty('noticeGiven');
  });

  it.each(['secrecy', 'ex-parte'])(
    'R117: of a secret one (%s) nothing is kept, and the trail names no student',
    async (secrecy) => {
      const server = await logServer();
      const secret = { party: 'Jury of Sealsworth', order: 'Docket Zebra', secrecy };
      for (const username of ['anwosu', 'mhaskins']) {
        const answer = await (await requestDesk(server, username)).open('subpoena', 1, secret);
        expect(answer).toMatchObject({ outcome: 'refused', code: 'sealed' });
      }
      expect(await kept(server)).toEqual([0, 0, 0]);
      for (const table of ['sealed_release', 'op_result']) {
        expect([table, await server.one(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
      }
      const lines = await server.rows('SELECT line FROM audit');
      expect(JSON.stringify(lines)).not.toMatch(/Sealsworth|Zebra|secrecy|ex-parte|sealed/i);
      const refused = await server.rows("SELECT line FROM audit WHERE action = 'request.open'");
      expect(refused).toHaveLength(2);
      expect(JSON.stringify(refused)).not.toContain(ids.kiri);
    },
  );
});

describe('R110, R111: who is told of an order or of a peace-officer record', () => {
  it('stands in the log, each by itself with the reason', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('disposition');
    await nwosu.open('disposition', 3, { order: 'JV-26-118' }, asked.requestId);
    for (const step of ['superintendent', 'principal', 'counselor']) {
      expect(await nwosu.step(asked, step, 3, { recipient: `The ${step}` })).toMatchObject({ outcome: 'applied' });
    }
    const driver = { recipient: 'A bus driver', interest: 'Drives the student home' };
    expect(await nwosu.step(asked, 'contact', 1, driver)).toMatchObject({ outcome: 'applied' });
    const { entries } = await (await logDesk(server, 'anwosu')).read();
    expect(entries.map(({ form }) => [form.basis, form.filled['party'], form.filled['interest']]).toSorted()).toEqual([
      ['R110', 'A bus driver', 'Drives the student home'],
      ['R110', 'The counselor', 'Told at once, as the law asks'],
      ['R110', 'The principal', 'Told at once, as the law asks'],
      ['R110', 'The superintendent', 'Told at once, as the law asks'],
    ]);
  });

  it('R111, W49: a peace-officer record is done once everybody who had it is told', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('peace-officer');
    await nwosu.open('peace-officer', 9, {}, asked.requestId);
    for (const step of ['superintendent', 'principal', 'notice', 'deleted', 'destroyed']) {
      expect(await nwosu.step(asked, step, 8)).toMatchObject({ outcome: 'applied' });
    }
    expect(issuesOf(await nwosu.step(asked, 'done', 0))).toEqual(['body.form.kind gate.everybody-told']);
    const [request] = (await nwosu.read()).requests;
    expect(request?.clocks.map(({ rule, state }) => [rule, state])).toEqual([
      ['R111', 'met-late'],
      ['W49', 'late'],
    ]);
    for (const kind of ['superintendent', 'principal']) {
      const step = request?.steps.find((one) => one.kind === kind)?.id ?? '';
      expect(await nwosu.step(asked, 'recipient-told', 1, { step })).toMatchObject({ outcome: 'applied' });
    }
    expect(await nwosu.step(asked, 'done', 0)).toMatchObject({ outcome: 'applied' });
  });
});

describe('R139: a minor’s request', () => {
  it('once granted withholds from the parent what it names, until it ends', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const [denial, asked] = [of('minor-denial'), of('inspection')];
    await nwosu.open('minor-denial', 9, { records: ['health'] }, denial.requestId);
    await nwosu.open('inspection', 5, { wants: 'see' }, asked.requestId);
    const show = (records: readonly string[]) => nwosu.step(asked, 'inspected', 1, { records });
    expect(await nwosu.step(denial, 'decided', 8)).toMatchObject({ outcome: 'applied' });
    expect(issuesOf(await show(['health', 'grades']))).toEqual(['body.form.filled.records withheld']);
    expect(await show(['grades'])).toMatchObject({ outcome: 'applied' });
    // Nor in the Record of Inspection without a request.
    const seen = { day: '2026-11-19', who: 'Dana', as: 'parent', proven: 'known', how: 'shown', records: ['health'] };
    const filled = { ...seen, othersOut: true, closedOut: true };
    const body = { studentId: ids.kiri, inspectionId: v7(), filled };
    expect(issuesOf(await nwosu.op('inspection.keep', body))).toEqual(['body.filled.records withheld']);
    expect(await nwosu.step(denial, 'ended', 1)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.op('inspection.keep', body)).toMatchObject({ outcome: 'applied' });
    expect(await show(['health'])).toMatchObject({ outcome: 'applied' });
  });
});
