import { describe, expect, it } from 'vitest';
import { caseNow, opensOf } from './case-now.ts';
import { chargeOf, counting, expectedOf, stageOf } from './case-state.ts';
import { ROUTES } from './intake.ts';
import { openingFaults, steppable } from './judge.ts';
import { LIFECYCLE, ruleOf, stepSchema } from './lifecycle.ts';
import {
  ABOUT,
  caseOf,
  DECIDED,
  FILLED,
  form,
  idOf,
  MONITORED,
  ON_AGENDA,
  OTHER,
  OTHER_SCHOOL,
  refusal,
  SCHOOL,
  TOLD,
  WORKER,
} from './testing/steps.ts';

const expected = (steps: ReturnType<typeof caseOf>) => expectedOf(counting(steps)).map(({ kind }) => kind);

const opening = (filled: object, about: object = {}) =>
  openingFaults(form('referred', { ...FILLED['referred'], ...filled }), { ...ABOUT, ...about }).map(
    ({ path, code }) => `${path} ${code}`,
  );

describe('intake', () => {
  it('R1: a case names the receiving school and its social worker', () => {
    expect(caseNow(caseOf())).toMatchObject({
      stage: 'referred',
      workerId: WORKER,
      buildingId: SCHOOL,
      closedOn: null,
    });
    for (const name of ['workerId', 'buildingId']) {
      const { [name]: _, ...rest } = FILLED['referred'] ?? {};
      expect(stepSchema('referred').safeParse(rest).success).toBe(false);
    }
  });

  it('R2: every way in, and no other', () => {
    expect(ROUTES.map(({ id }) => id)).toEqual([
      'returned-to-zoned',
      'alternate-school',
      'dspc',
      'iep-committee',
      '504-committee',
    ]);
    expect(stepSchema('referred').safeParse({ ...FILLED['referred'], route: 'walk-in' }).success).toBe(false);
    expect(refusal(caseOf(), form('referred'))).toContain('stage');
  });

  it('R3: a transfer changes whose case it is, whenever, also before the committee, and asks for a hand-over note', () => {
    for (const kinds of [[], TOLD, MONITORED, ON_AGENDA]) {
      const steps = caseOf(...kinds);
      expect(refusal(steps, form('transferred'))).toEqual([]);
      const moved = caseOf(...kinds, 'transferred');
      expect(chargeOf(moved)).toEqual({ workerId: OTHER, buildingId: OTHER_SCHOOL });
      expect(stageOf(moved)).toBe(stageOf(steps));
    }
    const { handOver: _, ...rest } = FILLED['transferred'] ?? {};
    expect(stepSchema('transferred').safeParse(rest).success).toBe(false);
  });

  it('R4: the placement letter and the expulsion packet are listed, with where they are kept', () => {
    expect(refusal(caseOf(), form('attachment', { what: 'expulsion-packet', where: 'Main office' }))).toEqual([]);
    expect(stepSchema('attachment').safeParse({ what: 'placement-letter', where: '' }).success).toBe(false);
  });

  it('R5: the parent is told and the administrator consulted before anything else', () => {
    expect(expected(caseOf())).toEqual(['parent-told', 'administrator-consulted']);
    expect(refusal(caseOf('parent-told'), form('met'))).toEqual(['stage', 'after.administrator-consulted']);
    expect(refusal(caseOf('administrator-consulted'), form('met'))).toEqual(['stage', 'after.parent-told']);
  });

  it('R6: a refusal stops everything but the two notices and the end, which waits for both', () => {
    const steps = caseOf('parent-told', 'refused');
    expect(stageOf(steps)).toBe('refused');
    expect(steppable(steps, ABOUT).map(({ kind }) => kind)).toEqual([
      'refusal-told-specialist',
      'refusal-told-dspc',
      'summary',
      'discontinued',
      'struck',
    ]);
    for (const { kind } of LIFECYCLE.filter((rule) => !rule.in.includes('refused'))) {
      expect(refusal(steps, form(kind))).toContain('stage');
    }
    const end = form('discontinued', { reason: 'refused', evidence: 'They said so.' });
    expect(refusal(caseOf('parent-told', 'refused', 'summary', 'refusal-told-dspc'), end)).toEqual([
      'after.refusal-told-specialist',
    ]);
    expect(
      refusal(caseOf('parent-told', 'refused', 'summary', 'refusal-told-dspc', 'refusal-told-specialist'), end),
    ).toEqual([]);
    expect(refusal(caseOf('parent-told', 'summary'), end)).toContain('after.refused');
  });

  it('R6: cannot be refused by a parent who was not told', () => {
    expect(refusal(caseOf(), form('refused'))).toEqual(['after.parent-told']);
  });

  it('R7: the meeting records its day and who attended', () => {
    expect(stageOf(caseOf(...TOLD))).toBe('meeting');
    expect(stageOf(caseOf(...TOLD, 'met'))).toBe('contracts');
    for (const attended of [[], ['nobody'], ['student', 'student']]) {
      expect(stepSchema('met').safeParse({ attended }).success).toBe(false);
    }
  });

  it.each([
    ['R8', 'student-contract', '2004285'],
    ['R9', 'parent-contract', '2004284'],
  ])('%s: the %s is form %s, after the meeting, and only with an agreement', (_, kind, number) => {
    expect(ruleOf(kind)?.title.en).toContain(number);
    expect(refusal(caseOf(...TOLD), form(kind))).toEqual(['stage', 'after.met']);
    expect(refusal(caseOf(...TOLD, 'met'), form(kind))).toEqual([]);
    for (const agreed of [false, undefined]) {
      expect(stepSchema(kind).safeParse({ ...FILLED[kind], agreed }).success).toBe(false);
    }
  });
});

describe('the work', () => {
  it('R10: monitoring comes round again, counted from the last time', () => {
    expect(expectedOf(caseOf(...MONITORED)).find(({ kind }) => kind === 'monitored')?.due).toBe('2026-10-01');
    const again = caseOf(...MONITORED, ['monitored', FILLED['monitored'] ?? {}, '2026-10-05']);
    expect(expectedOf(again).find(({ kind }) => kind === 'monitored')?.due).toBe('2026-11-04');
  });

  it('R11: needs are assessed before anything is offered', () => {
    expect(refusal(caseOf(...TOLD), form('intervention'))).toEqual(['after.needs']);
    expect(refusal(caseOf(...TOLD, 'needs'), form('intervention'))).toEqual([]);
    expect(expected(caseOf(...TOLD))).toContain('needs');
  });

  it('R12: an outcome is of a referral of this case', () => {
    const steps = caseOf(...TOLD, 'needs', 'referral');
    const outcome = (referral: string) => form('referral-outcome', { referral, outcome: 'completed' });
    expect(refusal(steps, outcome(idOf(4)))).toEqual([]);
    expect(refusal(steps, outcome(idOf(3)))).toEqual(['filled.referral unknown']);
    expect(refusal(caseOf(...TOLD), outcome(idOf(1)))).toContain('after.referral');
  });

  it('R14: all three are looked at each time, and each is a number and a judgement', () => {
    for (const name of ['attendance', 'academics', 'discipline', 'attendanceOk', 'academicsOk', 'disciplineOk']) {
      const { [name]: _, ...rest } = FILLED['monitored'] ?? {};
      expect(stepSchema('monitored').safeParse(rest).success).toBe(false);
    }
    expect(stepSchema('monitored').safeParse({ ...FILLED['monitored'], attendance: 101 }).success).toBe(false);
  });
});

describe('services already there', () => {
  it('R16: ask for a rationale', () => {
    expect(opening({}, { hasServices: true })).toEqual(['filled.rationale needed']);
    expect(opening({ rationale: 'No transport.' }, { hasServices: true })).toEqual([]);
    expect(opening({})).toEqual([]);
  });

  it('R17: the committee that recommends it has notified the DSPC, on a day that was', () => {
    for (const route of ['iep-committee', '504-committee']) {
      expect(opening({ route })).toEqual(['filled.rationale needed', 'filled.committeeTold needed']);
      expect(opening({ route, rationale: 'Why.', committeeTold: '2027-01-01' })).toEqual([
        'filled.committeeTold future',
      ]);
      expect(opening({ route, rationale: 'Why.', committeeTold: '2026-09-01' })).toEqual([]);
    }
  });
});

it('R21: the offense was on a day that was', () => {
  const returned = (offenseOn: string) => form('packet-returned', { ...FILLED['packet-returned'], offenseOn });
  const steps = caseOf(...ON_AGENDA.slice(0, ON_AGENDA.indexOf('packet-returned')));
  expect(refusal(steps, returned('2099-01-01'))).toEqual(['filled.offenseOn future']);
  expect(refusal(steps, returned(ABOUT.today))).toEqual([]);
});

describe('the end', () => {
  const end = (reason: string, day?: string) => form('discontinued', { reason, evidence: 'It shows.' }, day);
  const good = ['monitored', FILLED['monitored'] ?? {}, '2026-12-22'] as const;

  it('R15: is not before one whole grading period after the referral', () => {
    const steps = caseOf(...MONITORED, good, 'summary');
    expect(refusal(steps, end('satisfactory', '2026-12-20'))).toEqual(['gate.grading-period-over']);
    expect(refusal(steps, end('satisfactory', '2026-12-22'))).toEqual([]);
    expect(refusal(steps, end('satisfactory'), { periods: [] })).toContain('gate.no-calendar');
    // The period in which the student was referred is not a whole one.
    expect(refusal(steps, end('satisfactory', '2026-10-20'))).toContain('gate.grading-period-over');
  });

  it.each(['attendanceOk', 'academicsOk', 'disciplineOk'])(
    'R18a: is not for good results where %s says not yet',
    (name) => {
      const last = ['monitored', { ...FILLED['monitored'], [name]: 'no' }, '2026-12-23'] as const;
      expect(refusal(caseOf(...MONITORED, good, last, 'summary'), end('satisfactory'))).toEqual([
        'gate.all-three-satisfactory',
      ]);
      expect(refusal(caseOf(...MONITORED, good, 'summary'), end('satisfactory'))).toEqual([]);
    },
  );

  it('R18a: is not by results from within the period', () => {
    const early = ['monitored', FILLED['monitored'] ?? {}, '2026-12-01'] as const;
    expect(refusal(caseOf(...MONITORED, early, 'summary'), end('satisfactory'))).toEqual([
      'gate.all-three-satisfactory',
    ]);
  });

  it('R18b: is at once for who leaves the district, with what shows it', () => {
    expect(refusal(caseOf('parent-told', 'summary'), end('withdrawn'))).toEqual([]);
    expect(stepSchema('discontinued').safeParse({ reason: 'withdrawn', evidence: ' ' }).success).toBe(false);
  });

  it('R18c: is for a referral back that was made, administrators consulted, once its result is told', () => {
    expect(refusal(caseOf(...MONITORED, 'summary'), end('referred-back'))).toEqual([
      'after.back-considered',
      'after.result-told',
    ]);
    expect(refusal(caseOf(...DECIDED, 'summary'), end('referred-back'))).toEqual([]);
    // A second one has no result of its own yet, also where the director said no to it.
    const declined = caseOf(...DECIDED, 'back-considered', ['director-answered', { answer: 'declined' }], 'summary');
    expect(refusal(declined, end('referred-back'))).toEqual(['after.result-told']);
  });

  it('R27, R28: does not take a case from the committee, but where the student leaves the district', () => {
    const before = caseOf(...ON_AGENDA, 'summary');
    for (const reason of ['satisfactory', 'referred-back', 'refused'])
      expect(refusal(before, end(reason))).toEqual(['gate.committee-decided']);
    expect(refusal(before, end('withdrawn'))).toEqual([]);
    const appealed = caseOf(...DECIDED, 'appeal-asked', 'summary');
    expect(refusal(appealed, end('referred-back'))).toEqual(['gate.committee-decided']);
  });

  it('R18: is for no reason that is not on the list', () => {
    for (const reason of ['moved-on', '', 'satisfactory ']) {
      expect(stepSchema('discontinued').safeParse({ reason, evidence: 'x' }).success).toBe(false);
    }
  });

  it('R29: is not without a closing summary', () => {
    expect(refusal(caseOf('parent-told'), end('withdrawn'))).toEqual(['after.summary']);
  });

  it('R53: opens nothing any more, and nothing can be added', () => {
    const closed = caseOf('parent-told', 'summary', 'discontinued');
    expect(opensOf(caseNow(closed))).toEqual({ managed: null, committee: null, agenda: null, decided: null });
    const added = LIFECYCLE.filter(({ kind }) => kind !== 'struck' && kind !== 'appeal-asked');
    for (const { kind } of added) expect(refusal(closed, form(kind))).toContain('stage');
    // R33: a case that was closed by mistake is opened again by striking that.
    expect(steppable(closed, ABOUT)).toEqual([{ kind: 'struck', missing: [] }]);
    const mistake = form('struck', { step: idOf(3), why: 'Another student.' });
    expect(refusal(closed, mistake)).toEqual([]);
    expect(stageOf(counting([...closed, { id: idOf(4), ...mistake }]))).toBe('referred');
    expect(expectedOf(closed)).toEqual([]);
  });
});
