import { describe, expect, it } from 'vitest';
import { caseNow, opensOf } from './case-now.ts';
import { counting, expectedOf, meetingOf, stageOf } from './case-state.ts';
import { steppable } from './judge.ts';
import { ruleOf, stepSchema } from './lifecycle.ts';
import {
  ABOUT,
  caseOf,
  DECIDED,
  FILLED,
  form,
  idOf,
  MEETING,
  MONITORED,
  ON_AGENDA,
  refusal,
  TOLD,
} from './testing/steps.ts';

const expected = (steps: ReturnType<typeof caseOf>) => expectedOf(counting(steps)).map(({ kind }) => kind);

describe('a referral back', () => {
  it('R19: is possible and never automatic, with its ground and the administrators asked', () => {
    const worst = ['monitored', { ...FILLED['monitored'], discipline: 40, disciplineOk: 'no' }] as const;
    expect(stageOf(caseOf(...MONITORED, worst))).toBe('monitoring');
    expect(expected(caseOf(...MONITORED, worst))).not.toContain('back-considered');
    for (const name of ['ground', 'administrator', 'about']) {
      const { [name]: _, ...rest } = FILLED['back-considered'] ?? {};
      expect(stepSchema('back-considered').safeParse(rest).success).toBe(false);
    }
  });

  it('R20: goes on by the answer of the director, whose it is alone', () => {
    const considered = caseOf(...MONITORED, 'back-considered');
    const worker = { owners: new Set(['worker'] as const) };
    expect(refusal(considered, form('director-answered'), worker)).toEqual(['owner']);
    expect(refusal(considered, form('packet-sent'))).toEqual(['after.director-answered', 'gate.approved']);
    const declined = caseOf(...MONITORED, 'back-considered', ['director-answered', { answer: 'declined' }]);
    expect(stageOf(declined)).toBe('monitoring');
    expect(refusal(declined, form('packet-sent'))).toContain('gate.approved');
    expect(opensOf(caseNow(considered)).committee).toBe('open');
    expect(opensOf(caseNow(declined)).committee).toBeNull();
  });

  it('R21: has a packet with its cover sheet and narrative, made with an administrator', () => {
    expect(refusal(caseOf(...MONITORED, 'back-considered', 'director-answered'), form('packet-returned'))).toEqual([
      'after.packet-sent',
    ]);
    for (const name of ['offense', 'offenseOn', 'services', 'narrative', 'administrator', 'consulted']) {
      const { [name]: _, ...rest } = FILLED['packet-returned'] ?? {};
      expect(stepSchema('packet-returned').safeParse(rest).success).toBe(false);
    }
  });

  it('R22, R27: is told to student and parents together with the designee, who hear who tells the result', () => {
    for (const name of ['withDesignee', 'resultFollows']) {
      expect(stepSchema('family-told').safeParse({ ...FILLED['family-told'], [name]: false }).success).toBe(false);
    }
    const untold = caseOf(...ON_AGENDA.filter((kind) => kind !== 'family-told' && kind !== 'scheduled'));
    expect(refusal(untold, form('scheduled', FILLED['scheduled'], '2026-11-25'), { today: '2026-11-25' })).toEqual([
      'after.family-told',
    ]);
  });

  it('R23: is put on the agenda by the director, again when the meeting is moved', () => {
    const steps = caseOf(...ON_AGENDA);
    const today = '2026-11-30';
    expect(meetingOf(steps)).toBe(MEETING);
    expect(
      refusal(steps, form('scheduled', FILLED['scheduled'], today), { today, owners: new Set(['worker'] as const) }),
    ).toEqual(['owner']);
    const moved = { ...FILLED['scheduled'], meeting: '2026-12-09' };
    expect(refusal(steps, form('scheduled', moved, today), { today })).toEqual([]);
    expect(meetingOf(caseOf(...ON_AGENDA, ['scheduled', moved]))).toBe('2026-12-09');
    expect(opensOf(caseNow(caseOf(...ON_AGENDA, ['scheduled', moved]))).agenda).toBe('2026-12-10');
  });

  it('R24: is heard on a day on which the committee meets, that lies ahead', () => {
    const steps = caseOf(...ON_AGENDA.slice(0, -1));
    const put = (meeting: string) =>
      refusal(steps, form('scheduled', { ...FILLED['scheduled'], meeting }, '2026-11-25'), { today: '2026-11-26' });
    expect(put('2026-12-03')).toEqual(['filled.meeting no-meeting']);
    expect(put('2026-11-25')).toEqual(['filled.meeting past']);
    expect(put(MEETING)).toEqual([]);
  });

  it('R25: says what is to be brought', () => {
    for (const bring of [[], ['a-cake']]) {
      expect(stepSchema('scheduled').safeParse({ ...FILLED['scheduled'], bring }).success).toBe(false);
    }
  });

  it('R26: is heard on the day of the meeting or after it', () => {
    const steps = caseOf(...ON_AGENDA);
    expect(refusal(steps, form('heard', undefined, '2026-12-01'))).toEqual(['day gate.meeting-held']);
    expect(refusal(steps, form('heard', undefined, MEETING))).toEqual([]);
  });

  it('R34: its recommendation is free', () => {
    expect(ruleOf('heard')?.fields.map(({ kind }) => kind)).toEqual(['text']);
  });

  it("R27: ends with the director's notice of the result", () => {
    const heard = caseOf(...ON_AGENDA, ['heard', FILLED['heard'] ?? {}, MEETING]);
    expect(expected(heard)).toEqual(['result-told']);
    expect(refusal(heard, form('result-told'), { owners: new Set(['worker'] as const) })).toEqual(['owner']);
    expect(stageOf([...heard, { id: idOf(90), ...form('result-told') }])).toBe('monitoring');
  });

  it.each([
    ['monitoring', MONITORED],
    ['contracts', [...TOLD, 'met']],
  ])('R28: can be appealed by the family wherever the case came from: %s', (stage, before) => {
    const round = ON_AGENDA.slice(MONITORED.length);
    const told = [
      ...before,
      ...round,
      ['heard', FILLED['heard'] ?? {}, MEETING],
      ['result-told', FILLED['result-told'] ?? {}, MEETING],
    ] as const;
    expect(stageOf(caseOf(...told))).toBe(stage);
    expect(refusal(caseOf(...told), form('appeal-asked'))).toEqual([]);
    const asked = caseOf(...told, ['appeal-asked', FILLED['appeal-asked'] ?? {}, MEETING]);
    expect([stageOf(asked), expected(asked)]).toEqual(['committee', ['appeal-scheduled']]);
    const set = caseOf(
      ...told,
      ['appeal-asked', FILLED['appeal-asked'] ?? {}, MEETING],
      ['appeal-scheduled', FILLED['appeal-scheduled'] ?? {}, MEETING],
    );
    expect(refusal(set, form('appeal-heard', undefined, '2026-12-08'))).toEqual(['day gate.meeting-held']);
    expect(stageOf([...set, { id: idOf(95), ...form('appeal-heard') }])).toBe(stage);
  });

  it('R28: cannot be appealed before there is a result, and each result can be once', () => {
    expect(refusal(caseOf(...ON_AGENDA), form('appeal-asked'))).toEqual(['after.result-told']);
    const once = [
      ...ON_AGENDA,
      ['heard', FILLED['heard'] ?? {}, MEETING],
      ['result-told', {}, MEETING],
      ['appeal-asked', {}, MEETING],
      ['appeal-scheduled', FILLED['appeal-scheduled'] ?? {}, MEETING],
      ['appeal-heard', {}, '2026-12-09'],
    ] as const;
    expect(refusal(caseOf(...once), form('appeal-asked'))).toEqual(['once']);
    // Another referral back begins anew: its own result, its own appeal.
    expect(refusal(caseOf(...once, 'back-considered'), form('appeal-asked'))).toEqual(['after.result-told']);
    expect(refusal(caseOf(...once, 'back-considered'), form('packet-sent'))).toContain('gate.approved');
  });
});

describe('after the decision', () => {
  const opens = (steps: ReturnType<typeof caseOf>) => opensOf(caseNow(counting(steps)));
  const declined = caseOf(...MONITORED, 'back-considered', ['director-answered', { answer: 'declined' }, MEETING]);

  it('R28, R33: the director may put it right and write down an appeal for fourteen days', () => {
    expect(opens(caseOf(...ON_AGENDA))).toMatchObject({ committee: 'open', decided: null });
    expect(opens(caseOf(...DECIDED))).toMatchObject({ committee: null, decided: '2026-12-16' });
    expect(opens(declined)).toMatchObject({ committee: null, decided: '2026-12-16' });
    const director = { owners: new Set(['director'] as const) };
    expect(refusal(caseOf(...DECIDED), form('appeal-asked'), director)).toEqual([]);
    for (const steps of [caseOf(...DECIDED), declined]) {
      const mistake = form('struck', { step: steps.at(-1)?.id ?? '', why: 'The wrong case.' });
      expect(refusal(steps, mistake, director)).toEqual([]);
      const mended = [...steps, { id: idOf(90), ...mistake }];
      expect([stageOf(counting(mended)), opens(mended).decided]).toEqual(['committee', null]);
    }
  });

  it('R28: a case that was closed comes back to the committee for its appeal, and is closed again after it', () => {
    const closed = [
      ...DECIDED,
      'summary',
      ['discontinued', { reason: 'referred-back', evidence: 'x' }, MEETING],
    ] as const;
    expect(refusal(caseOf(...closed), form('appeal-asked'))).toEqual([]);
    const asked = caseOf(...closed, 'appeal-asked');
    expect(caseNow(asked)).toMatchObject({ stage: 'committee', closedOn: MEETING, nextStep: 'appeal-scheduled' });
    const heard = caseOf(...closed, 'appeal-asked', 'appeal-scheduled', 'appeal-heard');
    expect(caseNow(heard)).toMatchObject({ stage: 'closed', closedOn: MEETING });
    expect(refusal(caseOf(...MONITORED, 'summary', 'discontinued'), form('appeal-asked'))).toEqual([
      'after.result-told',
    ]);
  });

  it('R28: an appeal waits for its outcome: nothing of what led to the result is done again', () => {
    const asked = caseOf(...DECIDED, 'appeal-asked');
    const again = ['director-answered', 'packet-returned', 'scheduled', 'heard', 'result-told'];
    for (const kind of again) {
      expect(refusal(asked, form(kind, undefined, MEETING), { today: MEETING })).toContain('until');
      expect(steppable(asked, ABOUT).map((one) => one.kind)).not.toContain(kind);
    }
  });

  it('R28: can be asked for after services were refused, and is heard before that ends the case', () => {
    const refused = caseOf(...DECIDED, 'refused');
    expect([stageOf(refused), refusal(refused, form('appeal-asked'))]).toEqual(['refused', []]);
    const asked = caseOf(...DECIDED, 'refused', 'appeal-asked');
    expect([stageOf(asked), expected(asked)]).toEqual(['committee', ['appeal-scheduled']]);
    expect(stageOf(caseOf(...DECIDED, 'refused', 'appeal-asked', 'appeal-scheduled', 'appeal-heard'))).toBe('refused');
  });

  it('R18b: who leaves the district while an appeal waits leaves it closed', () => {
    const left = caseOf(...DECIDED, 'appeal-asked', 'summary', 'discontinued');
    expect(caseNow(left)).toMatchObject({ stage: 'closed', nextStep: null });
    expect(opens(left)).toMatchObject({ managed: null, committee: null });
  });

  it('R28: is heard on the day on which the hearing was set, or later', () => {
    const asked = caseOf(...DECIDED, 'appeal-asked');
    const set = (meeting: string) =>
      refusal(asked, form('appeal-scheduled', { ...FILLED['appeal-scheduled'], meeting }, '2026-12-08'));
    expect(set('2026-12-07')).toEqual(['filled.meeting past']);
    expect(set('2026-12-08')).toEqual([]);
  });

  it('R28: the fourteen days of what was written down late begin then', () => {
    const late = caseOf(...DECIDED).map((step) => ({ ...step, recordedOn: '2026-12-20' }));
    expect(opens(late).decided).toBe('2027-01-03');
    const early = caseOf(...DECIDED).map((step) => ({ ...step, recordedOn: '2026-11-01' }));
    expect(opens(early).decided).toBe('2026-12-16');
  });

  it('R24: the case stands on no agenda any more, also while an appeal waits for its own day', () => {
    expect(meetingOf(caseOf(...DECIDED, 'appeal-asked'))).toBeNull();
    const scheduled = caseNow(caseOf(...DECIDED, 'appeal-asked', 'appeal-scheduled'));
    expect(scheduled).toMatchObject({ meetingOn: null, nextStep: 'appeal-heard', dueOn: '2026-12-09' });
  });
});

describe('days and mistakes', () => {
  it('R33: what began a referral back stays while anything was done in it, also where there was one before', () => {
    const again = [...DECIDED, 'back-considered', 'director-answered'] as const;
    const first = again.indexOf('back-considered') + 1;
    const second = again.lastIndexOf('back-considered') + 1;
    const strike = (steps: ReturnType<typeof caseOf>, n: number) =>
      refusal(steps, form('struck', { step: idOf(n), why: 'x' }));
    expect(strike(caseOf(...again), second)).toEqual(['filled.step rests-on']);
    expect(strike(caseOf(...again), first)).toEqual(['filled.step rests-on']);
    expect(strike(caseOf(...DECIDED, 'back-considered'), second)).toEqual([]);
  });

  it.each([
    ['the result', [...DECIDED, 'summary'], 'referred-back', 'result-told'],
    [
      'good results',
      [...MONITORED, ['monitored', FILLED['monitored'] ?? {}, '2026-12-22'], 'summary'],
      'satisfactory',
      'monitored',
    ],
    [
      'the notice of a refusal',
      ['parent-told', 'refused', 'refusal-told-specialist', 'refusal-told-dspc', 'summary'],
      'refused',
      'refusal-told-dspc',
    ],
  ] as const)('R18, R33: a closing keeps its evidence: %s', (_, before, reason, kind) => {
    const end = ['discontinued', { reason, evidence: 'x' }, '2026-12-29'] as const;
    const closed = caseOf(...before, end);
    const of = (one: string) => closed.findLast((step) => step.kind === one)?.id ?? '';
    expect(refusal(closed, form('struck', { step: of(kind), why: 'x' }))).toEqual(['filled.step rests-on']);
    expect(refusal(closed, form('struck', { step: of('discontinued'), why: 'x' }))).toEqual([]);
  });

  it('a step is not ahead, not before the referral, and not before what it rests on', () => {
    expect(refusal(caseOf(), form('parent-told', undefined, '2027-01-01'))).toEqual(['day future']);
    expect(refusal(caseOf(), form('parent-told', undefined, '2026-08-31'))).toEqual(['day before-referral']);
    const steps = caseOf(['parent-told', FILLED['parent-told'] ?? {}, '2026-09-05'], 'administrator-consulted');
    expect(refusal(steps, form('met', undefined, '2026-09-04'))).toEqual(['day before.parent-told']);
    expect(refusal(steps, form('met', undefined, '2026-09-05'))).toEqual([]);
  });

  it('R33: what was entered by mistake stays and counts no more; what rests on it goes first', () => {
    const steps = caseOf(...TOLD, 'met', 'student-contract');
    const strike = (n: number) => refusal(steps, form('struck', { step: idOf(n), why: 'A mistake.' }));
    expect(strike(4)).toEqual([]);
    expect(strike(3)).toEqual(['filled.step rests-on']);
    expect(strike(1)).toEqual(['filled.step rests-on']);
    expect(strike(0)).toEqual(['filled.step unknown']);
    expect(strike(44)).toEqual(['filled.step unknown']);
    const struck = caseOf(...TOLD, 'met', ['struck', { step: idOf(3), why: 'A mistake.' }]);
    expect(struck).toHaveLength(5);
    expect(stageOf(counting(struck))).toBe('meeting');
    expect(refusal(struck, form('struck', { step: idOf(4), why: 'x' }))).toEqual(['filled.step unknown']);
    expect(refusal(struck, form('struck', { step: idOf(3), why: 'x' }))).toEqual(['filled.step unknown']);
  });

  it('R33: each strikes their own: the worker nothing of the director, nor the other way', () => {
    const steps = caseOf(...MONITORED, 'back-considered', 'director-answered');
    const strike = (n: number, owner: 'worker' | 'director') =>
      refusal(steps, form('struck', { step: idOf(n), why: 'x' }), { owners: new Set([owner]) });
    expect(strike(7, 'worker')).toEqual(['filled.step owner']);
    expect(strike(7, 'director')).toEqual([]);
    expect(strike(5, 'director')).toEqual(['filled.step owner']);
  });
});
