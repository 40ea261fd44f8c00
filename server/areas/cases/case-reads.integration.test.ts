import { describe, expect, it } from 'vitest';
import { caseListSchema, casesSchema } from '../../../shared/areas/cases/case.ts';
import { arrange } from '../../../test/tools/access-store.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { caseServer, FILLED, play, SECOND, through, TO_AGENDA, TO_MONITORING, TODAY } from './testing/play.ts';

describe('a sealed record', () => {
  it('closes its case to everybody whom it is closed to', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ...TO_AGENDA);
    const gcole = await it.as('gcole');
    expect(await gcole.op('record.seal', { studentId: ids.kiri, reason: 'By order of the court.' })).toMatchObject({
      outcome: 'applied',
    });
    for (const who of ['rortiz', 'mhaskins', 'dspc', 'specialist', 'director', 'member']) {
      expect([who, (await it.read(who)).status]).toEqual([who, 404]);
      const { text } = await (await it.as(who)).ask('cases/list', { view: 'open', limit: 50 });
      expect(caseListSchema.parse(JSON.parse(text))).toMatchObject({ rows: [], total: 0 });
    }
    expect(await it.step('rortiz', 'needs')).toMatchObject({ outcome: 'refused' });
    expect((await it.read('gcole')).status).toBe(200);
  });
});

it('R15: is monitored until a day while it goes on, and until none once services were refused', async () => {
  const it = await play(await caseServer());
  await it.open('rortiz', {}, '2026-09-10');
  expect((await it.read('rortiz')).first?.monitoredUntil).toMatch(/^\d{4}-\d\d-\d\d$/);
  await through(it, ['rortiz', 'parent-told'], ['rortiz', 'refused']);
  expect((await it.read('rortiz')).first).toMatchObject({ stage: 'refused', monitoredUntil: null });
});

describe('a step', () => {
  it('R16, R74: tells why services do not suffice to those alone to whom special education is open', async () => {
    const it = await play(await caseServer());
    const rationale = 'No transport in the plan.';
    expect(await it.open('rortiz', { rationale })).toMatchObject({ outcome: 'applied' });
    for (const [who, told] of [
      ['rortiz', true],
      ['mhaskins', true],
      ['dspc', false],
      ['specialist', false],
    ] as const) {
      const { status, text } = await (await it.as(who)).ask('cases/read', { studentId: ids.kiri });
      const first = casesSchema.parse(JSON.parse(text)).cases[0]?.steps[0];
      expect([who, status, first?.kind, text.includes(rationale)]).toEqual([who, 200, 'referred', told]);
      expect(first?.filled).toHaveProperty('reason');
    }
  });

  it('R26, R74: tells of discipline and marks to those alone to whom they are open', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ['rortiz', 'monitored'], ...TO_AGENDA);
    const told = async (who: string) =>
      Object.fromEntries(((await it.read(who)).first?.steps ?? []).map(({ kind, filled }) => [kind, filled]));
    expect(await told('dspc')).toMatchObject({
      monitored: FILLED['monitored'],
      'back-considered': FILLED['back-considered'],
      'packet-returned': FILLED['packet-returned'],
    });
    const { monitored, 'back-considered': back, 'packet-returned': returned } = await told('specialist');
    expect(monitored).toEqual({ attendance: 96, attendanceOk: 'yes' });
    expect(back).toEqual({ administrator: 'principal' });
    expect(returned).toEqual({ services: 'A bus pass, a mentor.', administrator: 'principal', consulted: true });
  });

  it('R14, R26: has the days away as the SIS has them, for those alone to whom they are open', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    const away = { studentId: ids.kiri, buildingId: ids.harborView, kind: 'Tardy' };
    await arrange(it.server.store, it.server.runtime, (tx) =>
      tx.db.insert(tx.tables.sisAttendance).values([
        { ...away, id: 'a1', sourcedId: 'a1', day: '2026-10-05' },
        { ...away, id: 'a2', sourcedId: 'a2', day: '2026-11-12' },
        { ...away, id: 'a3', sourcedId: 'a3', day: '2026-11-13', studentId: ids.amaru },
      ]),
    );
    const days = [
      { day: '2026-11-12', kind: 'Tardy' },
      { day: '2026-10-05', kind: 'Tardy' },
    ];
    for (const who of ['rortiz', 'dspc']) expect((await it.read(who)).cases?.attendance).toEqual(days);
    expect((await it.read('specialist')).cases).not.toHaveProperty('attendance');
  });
});

describe('lists', () => {
  const list = async (it: Awaited<ReturnType<typeof play>>, by: string, view: string, limit = 50) => {
    const { status, text } = await (await it.as(by)).ask('cases/list', { view, limit });
    return status === 200 ? caseListSchema.parse(JSON.parse(text)) : status;
  };

  it('show the caseload by what is due, others what they may see, and leave one entry', async () => {
    const server = await caseServer();
    const kiri = await play(server);
    await kiri.open('rortiz', {}, '2026-11-02');
    const mai = await play(server, ids.maiOne);
    await mai.open('rortiz');
    const amaru = await play(server, ids.amaru);
    await amaru.open('dspc', { workerId: SECOND, rationale: 'None are known.' });
    const worker = await kiri.as('rortiz');
    const note = {
      kind: 'phone',
      party: 'parent',
      withName: '',
      outcome: 'reached',
      note: 'Bus.',
      happenedAt: server.runtime.now(),
    };
    await worker.op('contact.add', { studentId: ids.kiri, form: note });
    const own = await list(kiri, 'rortiz', 'own');
    expect(own).toMatchObject({
      total: 2,
      rows: [
        {
          studentId: ids.kiri,
          next: 'parent-told',
          due: '2026-11-09',
          lastContactOn: TODAY,
          building: 'Harbor View High',
        },
        { studentId: ids.maiOne, due: '2026-11-27', lastContactOn: null },
      ],
    });
    expect(await list(kiri, 'rortiz', 'own', 1)).toMatchObject({ total: 2, rows: [{ studentId: ids.kiri }] });
    expect(await list(kiri, 'dspc', 'open')).toMatchObject({ total: 3 });
    expect(await list(kiri, 'dspc', 'own')).toMatchObject({ total: 0 });
    expect(await list(kiri, 'director', 'open')).toMatchObject({ total: 0 });
    expect(await list(kiri, 'mhaskins', 'open')).toMatchObject({ total: 3 });
    expect(await list(kiri, 'second', 'open')).toMatchObject({ total: 1 });
    expect(await list(kiri, 'jmwangi', 'open')).toBe(403);
    await through(mai, ['rortiz', 'parent-told'], ['rortiz', 'summary']);
    await mai.done('rortiz', 'discontinued', { reason: 'withdrawn', evidence: 'Moved.' });
    expect(await list(kiri, 'rortiz', 'closed')).toMatchObject({ total: 1, rows: [{ stage: 'closed', next: null }] });
    const entries = await server.rows("SELECT line FROM audit WHERE action = 'case.list'");
    expect(entries).toHaveLength(9);
    expect(String(entries)).not.toContain(ids.kiri);
  });
});

it('R10, R13: which cases are quiet, overdue or lack contracts is asked of all, not of the page alone', async () => {
  const server = await caseServer();
  const kiri = await play(server);
  await kiri.open('rortiz', {}, '2026-11-02');
  const mai = await play(server, ids.maiOne);
  await mai.open('rortiz', {}, '2026-10-01');
  const list = async (...questions: string[]) => {
    const { text } = await (await kiri.as('rortiz')).ask('cases/list', { view: 'own', limit: 1, questions });
    const { rows, total } = caseListSchema.parse(JSON.parse(text));
    return { total, first: rows[0]?.studentId };
  };
  expect(await list()).toMatchObject({ total: 2 });
  expect(await list('quiet')).toEqual({ total: 1, first: ids.maiOne });
  expect(await list('overdue')).toMatchObject({ total: 2 });
  expect(await list('contracts')).toEqual({ total: 0, first: undefined });
});

describe('what is told of a case elsewhere', () => {
  it('is on the face sheet in short, and in a pull without content, for who may read cases alone', async () => {
    const it = await play(await caseServer());
    const sheetOf = async (who: string) =>
      JSON.parse((await (await it.as(who)).ask('students/face-sheet', { studentId: ids.kiri })).text) as {
        case?: object;
        rev: number;
      };
    const { rev } = await sheetOf('rortiz');
    await it.open('rortiz');
    expect((await sheetOf('rortiz')).case).toEqual({
      caseId: it.caseId,
      stage: 'referred',
      next: 'parent-told',
      due: '2026-11-27',
    });
    expect(await sheetOf('jmwangi')).not.toHaveProperty('case');
    const pull = async (who: string) =>
      JSON.parse((await (await it.as(who)).ask('pull', { held: [{ id: ids.kiri, rev }] })).text) as {
        changed: object[];
        cursor: number;
      };
    const told = await pull('rortiz');
    expect(told.changed).toEqual([{ studentId: ids.kiri, rev: rev + 1, kind: 'case', caseId: it.caseId }]);
    expect(await pull('jmwangi')).toMatchObject({ changed: [], cursor: told.cursor });
  });

  it('leaves in the trail who did what, and nothing of what was written', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await it.done('rortiz', 'parent-told');
    await it.step('rortiz', 'met');
    await it.read('rortiz');
    const lines = await it.server.rows("SELECT action, line FROM audit WHERE action LIKE 'case.%' ORDER BY seq");
    expect(lines.map(([action, line]) => [action, /"(allowed|refused)"/.exec(String(line))?.[1]])).toEqual([
      ['case.open', 'allowed'],
      ['case.step', 'allowed'],
      ['case.step', 'refused'],
      ['case.view', 'allowed'],
    ]);
    expect(JSON.stringify(await it.server.rows('SELECT line FROM audit'))).not.toContain('Dana');
  });
});
