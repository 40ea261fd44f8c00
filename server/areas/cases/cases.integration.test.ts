import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { caseServer, FILLED, play, SECOND, through, TO_AGENDA, TO_MONITORING, TODAY } from './testing/play.ts';

const invalid = (...issues: readonly (readonly [path: string, code: string])[]) => ({
  outcome: 'invalid',
  issues: issues.map(([path, code]) => ({ path: `body.form.${path}`, code })),
});

describe('a referral', () => {
  it('R2: opens a case, by whom the committee sends; the worker it names serves the student from then on', async () => {
    const it = await play(await caseServer(), ids.amaru);
    expect((await it.read('rortiz')).status).toBe(404);
    const before = await it.read('dspc');
    expect(before.cases).toMatchObject({
      cases: [],
      workers: expect.arrayContaining([{ id: SECOND, name: expect.any(String) }]),
    });
    expect(await it.open('dspc', { rationale: 'None are known.' })).toMatchObject({ outcome: 'applied' });
    const { first } = await it.read('rortiz');
    expect(first).toMatchObject({ stage: 'referred', worker: 'Rosa Ortiz', openedOn: TODAY, closedOn: null });
    expect(first?.expected.map(({ kind }) => kind)).toEqual(['parent-told', 'administrator-consulted']);
    // R1: the committee's social worker goes on with it, the specialist reads it (R6).
    expect((await it.read('dspc')).first?.caseId).toBe(it.caseId);
    expect((await it.read('specialist')).first?.caseId).toBe(it.caseId);
    for (const who of ['director', 'member', 'second']) expect((await it.read(who)).status).toBe(404);
    expect((await it.read('jmwangi')).status).toBe(404);
  });

  it('is one at a time', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    expect(await it.open('rortiz')).toMatchObject(invalid(['kind', 'open-case']));
  });

  it('says everything that is wrong with it at once', async () => {
    const it = await play(await caseServer());
    const answer = await it.open(
      'rortiz',
      { route: 'iep-committee', workerId: ids.mwangi, buildingId: ids.kiri, reason: 'Joseph Mwangi sent him.' },
      '2026-11-21',
    );
    expect(answer).toMatchObject(
      invalid(
        ['day', 'future'],
        ['filled.rationale', 'needed'],
        ['filled.committeeTold', 'needed'],
        ['filled.buildingId', 'unknown'],
        ['filled.workerId', 'role-missing'],
        ['filled.reason', 'names-staff'],
      ),
    );
    expect(await it.server.one('SELECT count(*) FROM case_step')).toBe(0);
    expect(await it.open('rortiz', { reason: '' })).toMatchObject(invalid(['filled.reason', 'too_small']));
  });

  it('R16: of a student with services needs a rationale', async () => {
    const it = await play(await caseServer());
    await it.server.store.tend((tx) =>
      tx.db
        .insert(tx.tables.studentAttribute)
        .values({ studentId: ids.kiri, attribute: 's504', source: 'test', since: TODAY, until: null }),
    );
    expect(await it.open('rortiz')).toMatchObject(invalid(['filled.rationale', 'needed']));
    expect(await it.open('rortiz', { rationale: 'No transport in the plan.' })).toMatchObject({ outcome: 'applied' });
  });

  it('R16: tells nobody to whom special education is closed whether there are services: a rationale is always asked', async () => {
    const without = await play(await caseServer(), ids.amaru);
    const withServices = await play(without.server, ids.kiri);
    await without.server.store.tend((tx) =>
      tx.db
        .insert(tx.tables.studentAttribute)
        .values({ studentId: ids.kiri, attribute: 'sped', source: 'test', since: TODAY, until: null }),
    );
    for (const one of [without, withServices]) {
      expect(await one.open('dspc')).toMatchObject(invalid(['filled.rationale', 'needed']));
      expect(await one.open('dspc', { rationale: 'None are known.' })).toMatchObject({ outcome: 'applied' });
    }
  });

  it.each(['jmwangi', 'director', 'specialist', 'member', 'anwosu'])('is not for %s', async (who) => {
    const it = await play(await caseServer());
    expect(await it.open(who)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await it.server.one('SELECT count(*) FROM case_file')).toBe(0);
  });

  it('is opened once when it is sent twice', async () => {
    const it = await play(await caseServer());
    const worker = await it.as('rortiz');
    const body = {
      studentId: ids.kiri,
      form: {
        kind: 'referred',
        day: TODAY,
        filled: { route: 'dspc', buildingId: ids.harborView, workerId: ids.ortiz, reason: 'Facts.' },
      },
    };
    const opId = v7();
    const first = await worker.op('case.open', body, opId);
    expect(await worker.op('case.open', body, opId)).toEqual(first);
    expect(await it.server.one('SELECT count(*) FROM case_step')).toBe(1);
  });
});

describe('a step', () => {
  it('R5, R7, R8: in the wrong order is refused with everything that is missing', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    expect(await it.step('rortiz', 'met')).toMatchObject(
      invalid(['kind', 'stage'], ['kind', 'after.parent-told'], ['kind', 'after.administrator-consulted']),
    );
    expect(await it.step('rortiz', 'student-contract')).toMatchObject(
      invalid(['kind', 'stage'], ['kind', 'after.met']),
    );
    await it.done('rortiz', 'parent-told');
    expect(await it.step('rortiz', 'parent-told')).toMatchObject(invalid(['kind', 'once']));
    expect(await it.step('rortiz', 'administrator-consulted', undefined, '2026-11-21')).toMatchObject(
      invalid(['day', 'future']),
    );
    expect(await it.step('rortiz', 'administrator-consulted', undefined, '2026-11-19')).toMatchObject(
      invalid(['day', 'before-referral']),
    );
  });

  it('of no case, and the referral again, are refused', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    expect(
      await it.step('rortiz', 'referred', {
        route: 'dspc',
        buildingId: ids.harborView,
        workerId: ids.ortiz,
        reason: 'Again.',
      }),
    ).toMatchObject({ outcome: 'invalid' });
    it.caseId = ids.kiri;
    expect(await it.step('rortiz', 'parent-told')).toMatchObject({
      issues: [{ path: 'body.caseId', code: 'unknown' }],
    });
  });

  it('whose text names staff is refused at the field (R35)', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    expect(
      await it.step('rortiz', 'administrator-consulted', {
        administrator: 'principal',
        about: 'As Joseph Mwangi said.',
      }),
    ).toMatchObject(invalid(['filled.about', 'names-staff']));
  });

  it('entered by mistake is struck, and what rests on it stays until that is struck too (R33)', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ['rortiz', 'parent-told'], ['rortiz', 'administrator-consulted'], ['rortiz', 'met']);
    const idOf = async (kind: string) =>
      (await it.read('rortiz')).first?.steps.findLast((one) => one.kind === kind)?.id ?? '';
    const [told, met] = [await idOf('parent-told'), await idOf('met')];
    expect(await it.step('rortiz', 'struck', { step: told, why: 'Another family.' })).toMatchObject(
      invalid(['filled.step', 'rests-on']),
    );
    await it.done('rortiz', 'struck', { step: met, why: 'It was moved.' });
    await it.done('rortiz', 'struck', { step: told, why: 'Another family.' });
    const { first } = await it.read('rortiz');
    expect(first?.stage).toBe('referred');
    expect(first?.steps).toHaveLength(6);
    expect(await it.server.rows('SELECT stage, next_step FROM case_file')).toEqual([['referred', 'parent-told']]);
  });
});

describe('a refusal', () => {
  it('R6: ends the case once both are told, and not before', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    expect(await it.step('rortiz', 'refused')).toMatchObject(invalid(['kind', 'after.parent-told']));
    await through(it, ['rortiz', 'parent-told'], ['rortiz', 'refused']);
    expect(await it.step('rortiz', 'met')).toMatchObject({ outcome: 'invalid' });
    await it.done('rortiz', 'summary');
    const ending = { reason: 'refused', evidence: 'Dana Baptiste said so.' };
    expect(await it.step('rortiz', 'discontinued', ending)).toMatchObject(
      invalid(['kind', 'after.refusal-told-specialist'], ['kind', 'after.refusal-told-dspc']),
    );
    await through(it, ['rortiz', 'refusal-told-specialist'], ['rortiz', 'refusal-told-dspc']);
    await it.done('rortiz', 'discontinued', ending);
    expect((await it.read('rortiz')).first).toMatchObject({
      stage: 'closed',
      closedOn: TODAY,
      steppable: [{ kind: 'struck', missing: [] }],
    });
  });
});

describe('a transfer', () => {
  it("R3: ends the old worker's right the same day, and begins the new one's", async () => {
    const it = await play(await caseServer(), ids.amaru);
    await it.open('dspc', { rationale: 'None are known.' });
    expect((await it.read('rortiz')).status).toBe(200);
    expect((await it.read('second')).status).toBe(404);
    await it.done('rortiz', 'transferred');
    expect((await it.read('rortiz')).status).toBe(404);
    const { first } = await it.read('second');
    expect(first).toMatchObject({ worker: expect.any(String), building: 'Lakeside High' });
    expect(first?.steps.at(-1)?.filled).toMatchObject({ handOver: 'Texts reach the family best.' });
    expect(await it.step('rortiz', 'parent-told')).toMatchObject({ outcome: 'refused' });
    // And back on the same day.
    await it.done('second', 'transferred', { buildingId: ids.harborView, workerId: ids.ortiz, handOver: 'Came back.' });
    expect([(await it.read('rortiz')).status, (await it.read('second')).status]).toEqual([200, 404]);
  });

  it('R3: during the committee changes whose case it is, not where it stands', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ...TO_AGENDA);
    await it.done('rortiz', 'transferred');
    expect((await it.read('second')).first).toMatchObject({ stage: 'committee', building: 'Lakeside High' });
    expect((await it.read('member')).status).toBe(200);
  });
});

describe('a referral back', () => {
  it('R19 to R28: from the ground to the appeal, by four people', async () => {
    const it = await play(await caseServer());
    await it.open('dspc', { rationale: 'None are known.' });
    await through(it, ...TO_MONITORING);
    expect((await it.read('director')).status).toBe(404);
    await it.done('rortiz', 'back-considered');
    // R20: the director's answer opens the way, and nobody else gives it.
    expect(await it.step('rortiz', 'director-answered')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await it.step('director', 'packet-sent')).toMatchObject(
      invalid(['kind', 'after.director-answered'], ['kind', 'gate.approved']),
    );
    await through(it, ['director', 'director-answered'], ['director', 'packet-sent']);
    expect(await it.step('director', 'scheduled')).toMatchObject(
      invalid(['kind', 'after.packet-returned'], ['kind', 'after.family-told']),
    );
    await through(it, ['rortiz', 'packet-returned'], ['rortiz', 'family-told']);
    // R24: on a day on which the committee meets.
    expect(await it.step('director', 'scheduled', { ...FILLED['scheduled'], meeting: '2026-11-26' })).toMatchObject(
      invalid(['filled.meeting', 'no-meeting']),
    );
    expect((await it.read('member')).status).toBe(404);
    await it.done('director', 'scheduled');
    const member = await it.read('member');
    expect(member).toMatchObject({ status: 200, first: { stage: 'committee' } });
    expect(member.cases).toMatchObject({ workers: [], buildings: [], discipline: [] });
    expect(member.first?.steppable.every(({ missing }) => missing.includes('owner'))).toBe(true);
    expect(await it.step('director', 'heard')).toMatchObject(invalid(['day', 'gate.meeting-held']));
    it.later(5);
    await it.done('director', 'heard');
    it.later(1);
    // R24: the agenda of yesterday opens nothing.
    expect((await it.read('member')).status).toBe(404);
    await it.done('director', 'result-told');
    expect((await it.read('rortiz')).first?.stage).toBe('monitoring');
    // The family may tell either: for as long the director sees the case, and of the record no more than that.
    const director = await it.read('director');
    expect([director.status, director.cases?.discipline]).toEqual([200, undefined]);
    await it.done('rortiz', 'appeal-asked');
    expect((await it.read('rortiz')).first?.stage).toBe('committee');
    await it.done('director', 'appeal-scheduled');
    it.later(8);
    await it.done('director', 'appeal-heard');
    expect((await it.read('rortiz')).first?.stage).toBe('monitoring');
    await it.done('rortiz', 'summary');
    await it.done('rortiz', 'discontinued', { reason: 'referred-back', evidence: 'The result of the committee.' });
    expect((await it.read('mhaskins')).first).toMatchObject({ stage: 'closed' });
    it.later(14);
    for (const who of ['dspc', 'specialist', 'director', 'member']) expect((await it.read(who)).first).toBeUndefined();
  });

  it('R23: is put on another agenda when the meeting is moved', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ...TO_AGENDA);
    await it.done('director', 'scheduled', { ...FILLED['scheduled'], meeting: '2026-12-02' });
    expect(await it.server.rows("SELECT until FROM student_attribute WHERE attribute = 'agenda'")).toEqual([
      ['2026-12-03'],
    ]);
    expect(await it.server.one('SELECT meeting_on FROM case_file')).toBe('2026-12-02');
  });

  it('R20: that the director does not approve goes no further, and another may be made', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ['rortiz', 'back-considered']);
    await it.done('director', 'director-answered', { answer: 'declined', words: 'Not yet.' });
    expect((await it.read('rortiz')).first?.stage).toBe('monitoring');
    expect(await it.step('director', 'packet-sent')).toMatchObject({ outcome: 'invalid' });
    await it.done('rortiz', 'back-considered');
    expect((await it.read('director')).first?.expected[0]?.kind).toBe('director-answered');
  });
});

describe('a case ends', () => {
  it('R15, R18a: for good results only after a whole grading period, with all three, and a summary', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz', {}, '2026-10-01');
    await through(it, ...TO_MONITORING, ['rortiz', 'monitored']);
    expect((await it.read('rortiz')).first?.monitoredUntil).toBe('2027-01-18');
    expect(await it.step('rortiz', 'discontinued')).toMatchObject(
      invalid(['kind', 'after.summary'], ['kind', 'gate.grading-period-over'], ['kind', 'gate.all-three-satisfactory']),
    );
    it.later(60);
    await it.done('rortiz', 'summary');
    expect(await it.step('rortiz', 'discontinued')).toMatchObject(invalid(['kind', 'gate.all-three-satisfactory']));
    await it.done('rortiz', 'monitored');
    await it.done('rortiz', 'discontinued');
    expect((await it.read('rortiz')).first?.stage).toBe('closed');
    // It was the worker's to the end of the day; then the right by the case is gone (R53).
    it.later(1);
    expect(await it.server.rows("SELECT until FROM relation WHERE source LIKE 'case:%'")).toEqual([['2027-01-20']]);
  });

  it('R18: for no reason that is not on the list', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ['rortiz', 'parent-told'], ['rortiz', 'summary']);
    expect(await it.step('rortiz', 'discontinued', { reason: 'tired', evidence: 'None.' })).toMatchObject(
      invalid(['filled.reason', 'invalid_value']),
    );
    await it.done('rortiz', 'discontinued', { reason: 'withdrawn', evidence: 'Moved to Iowa; records asked for.' });
    expect(await it.step('rortiz', 'needs')).toMatchObject({ outcome: 'invalid' });
    expect(await it.open('rortiz')).toMatchObject({ outcome: 'applied' });
  });
});
