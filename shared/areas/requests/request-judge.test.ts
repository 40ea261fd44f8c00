import { describe, expect, it } from 'vitest';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import type { Filled } from '../forms/form-spec.ts';
import { closedOn, countingSteps, expectedSteps, stepFaults, type TakenStep } from './request-judge.ts';
import { judging, kindOf, on, RECEIVED, stepId, stepOf, taken, upTo } from './testing/ways.ts';

const TODAY = on(100);
const faults = (kind: string, step: string, { before, day, change = {}, age = null }: Asked) =>
  stepFaults(kindOf(kind), stepOf(kind, step, day, change), before, judging(TODAY, age)).map(
    ({ path, code }) => `${path} ${code}`,
  );

interface Asked {
  readonly before: readonly TakenStep[];
  readonly day: string;
  readonly change?: Filled;
  readonly age?: number | null;
}

describe('R190, R191, C14: part b of a juvenile justice request', () => {
  // The parent received the letter on the fourth day.
  const before = upTo('juvenile', 'notice-received');
  const change = { exists: ['threats'] };

  it.each([5, 14, 18])('is not answered while the parent may object: day %s of the request', (day) => {
    expect(faults('juvenile', 'part-b', { before, day: on(day), change })).toEqual(['day gate.objection-over']);
  });

  it('is answered once fourteen days are over and nobody objected', () => {
    expect(faults('juvenile', 'part-b', { before, day: on(19), change })).toEqual([]);
  });

  it('is not answered at all after an objection, which is told to whoever asked', () => {
    const objected = upTo('juvenile', 'objected');
    expect(faults('juvenile', 'part-b', { before: objected, day: on(30), change })).toEqual(['kind gate.no-objection']);
    expect(faults('juvenile', 'requester-told', { before: objected, day: on(13) })).toEqual([]);
  });

  it('C14: an objection counts through the fourteenth day, and a later one is written down and changes nothing', () => {
    const objected = (day: number) => taken([...before, stepOf('juvenile', 'objected', on(day))]);
    const answer = (day: number) => faults('juvenile', 'part-b', { before: objected(day), day: on(20), change });
    const tell = (day: number) => faults('juvenile', 'requester-told', { before: objected(day), day: on(20) });
    expect([answer(18), tell(18)]).toEqual([['kind gate.no-objection'], []]);
    expect(faults('juvenile', 'objected', { before, day: on(19) })).toEqual([]);
    expect([answer(19), tell(19)]).toEqual([[], ['kind gate.objected-in-time']]);
  });

  it('C14: is judged by the calendar that the clock runs by', () => {
    // The fourteenth day is moved from a Saturday to the Monday after it.
    const moved = taken([...upTo('juvenile', 'notice-sent'), stepOf('juvenile', 'notice-received', on(5))]);
    const answer = (day: number, rolls: boolean) =>
      stepFaults(kindOf('juvenile'), stepOf('juvenile', 'part-b', on(day)), moved, {
        ...judging(TODAY),
        calendar: { ...EMPTY_CALENDAR, rolls },
      }).map(({ code }) => code);
    expect([answer(20, false), answer(21, true), answer(22, true)]).toEqual([[], ['gate.objection-over'], []]);
  });

  it('R187: neither the answer nor the end comes before part a', () => {
    const noPartA = before.filter(({ kind }) => kind !== 'part-a');
    expect(faults('juvenile', 'part-b', { before: noPartA, day: on(19), change })).toEqual(['kind after.part-a']);
    const objected = taken([...noPartA, stepOf('juvenile', 'objected', on(9))]);
    expect(faults('juvenile', 'requester-told', { before: objected, day: on(19) })).toEqual(['kind after.part-a']);
    expect(faults('juvenile', 'done', { before: upTo('juvenile', 'part-a'), day: on(3) })).toEqual([
      'kind gate.nothing-marked',
    ]);
  });

  it('R188: says of what was marked whether it exists, and of nothing else', () => {
    const more = { exists: ['threats', 'weapons'] };
    expect(faults('juvenile', 'part-b', { before, day: on(19), change: more })).toEqual(['filled.exists not-marked']);
    expect(faults('juvenile', 'part-b', { before, day: on(19) })).toEqual([]);
  });

  it('R188: tells no parent of a form on which nothing is marked', () => {
    const unmarked = taken([stepOf('juvenile', 'received', RECEIVED)]);
    expect(faults('juvenile', 'notice-sent', { before: unmarked, day: on(1) })).toEqual(['kind gate.something-marked']);
  });
});

describe('R176: a fee for copies', () => {
  const before = upTo('inspection', 'received');
  const said = (change: Filled) => faults('inspection', 'copied', { before, day: on(3), change });

  it('is at most 25 cents a page up to a hundred pages', () => {
    expect(said({ pages: 100, fee: 25 })).toEqual([]);
    expect(said({ pages: 100, fee: 25.01 })).toEqual(['filled.fee fee-too-high']);
    expect(said({ pages: 101, fee: 40 })).toEqual([]);
  });

  it('is none with the reason why, or one without', () => {
    expect(said({ pages: 3, fee: 0 })).toEqual(['filled.noFee needed']);
    expect(said({ pages: 3, fee: 0, noFee: 'disability' })).toEqual([]);
    expect(said({ pages: 3, fee: 0.5, noFee: 'prevents' })).toEqual(['filled.fee fee-for-nothing']);
  });
});

describe('R209 to R214: what is decided is carried out', () => {
  const decided = (decision: string) =>
    taken([...upTo('amendment', 'received'), stepOf('amendment', 'decided', on(9), { decision })]);
  const said = (step: string, before: readonly TakenStep[], day = on(60)) => faults('amendment', step, { before, day });

  it('a decision to amend is done only once the record is amended and past receivers are told', () => {
    expect(said('done', decided('amend'))).toEqual(['kind after.amended', 'kind after.recipients-told']);
    expect(said('done', upTo('amendment', 'amended'))).toEqual(['kind after.recipients-told']);
    expect(said('done', decided('refuse'))).toEqual([]);
  });

  it('nothing is amended after a refusal, and no hearing asked for after a decision to amend', () => {
    expect(said('amended', decided('refuse'))).toEqual(['kind gate.to-amend']);
    expect(said('hearing-asked', decided('amend'))).toEqual(['kind gate.refused']);
  });

  it('a statement and an appeal come after a hearing that refused', () => {
    const upheld = upTo('amendment', 'hearing-decided', 'refused, and amended after the hearing');
    for (const step of ['statement', 'appealed']) {
      expect(said(step, upheld)).toEqual(['kind gate.refused-after-hearing']);
      expect(said(step, upTo('amendment', 'hearing-decided'))).toEqual([]);
    }
    expect(said('done', upheld)).toEqual(['kind after.amended', 'kind after.recipients-told']);
    expect(said('amended', upheld, on(49))).toEqual(['day before.hearing-decided']);
  });

  it('a hearing is not decided before its day', () => {
    const set = upTo('amendment', 'hearing-set');
    expect(said('hearing-decided', set, on(48))).toEqual(['day gate.hearing-held']);
    expect(said('hearing-decided', set, on(49))).toEqual([]);
  });

  it('a decision on which the amendment rests is struck after it', () => {
    const told = upTo('amendment', 'amended', 'refused, and amended after the hearing');
    const heard = told.find(({ kind }) => kind === 'hearing-decided')?.id ?? '';
    expect(faults('amendment', 'struck', { before: told, day: on(60), change: { step: heard } })).toEqual([
      'filled.step rests-on',
    ]);
  });
});

describe('R72, R73, R81, R100, C7: as what a parent asks', () => {
  const ask = (change: Filled, age: number | null) =>
    faults('inspection', 'received', { before: [], day: on(0), change, age });

  it('is as a parent until the student is 18, and as the parent of a dependent student from then on', () => {
    expect([ask({ as: 'parent' }, 17), ask({ as: 'parent' }, null)]).toEqual([[], []]);
    expect(ask({ as: 'parent' }, 18)).toEqual(['filled.as adult']);
    const shown = { as: 'dependent', evidence: 'tax-return' };
    expect([ask(shown, 18), ask(shown, 17), ask(shown, null)]).toEqual([
      [],
      ['filled.as not-adult'],
      ['filled.as not-adult'],
    ]);
  });

  it('is said with the evidence of dependency, and without any the record is not shown', () => {
    expect(ask({ as: 'dependent' }, 18)).toEqual(['filled.evidence needed']);
    const before = taken([stepOf('inspection', 'received', on(0), { as: 'dependent', evidence: 'none' })]);
    for (const step of ['arranged', 'inspected', 'copied']) {
      expect(
        faults('inspection', step, { before, day: on(1), change: step === 'copied' ? { noFee: 'waived' } : {} }),
      ).toEqual(['kind gate.dependency-shown']);
    }
    expect(faults('inspection', 'denied', { before, day: on(1) })).toEqual([]);
  });
});

describe('the day of a step', () => {
  it('lies not before any of the steps of which one is enough', () => {
    const before = taken([
      stepOf('inspection', 'received', on(0), { wants: 'see' }),
      stepOf('inspection', 'inspected', on(9)),
      stepOf('inspection', 'copied', on(7)),
    ]);
    expect(faults('inspection', 'done', { before, day: on(6) })).toEqual(['day before.copied']);
    expect(faults('inspection', 'done', { before, day: on(7) })).toEqual([]);
  });

  it('lies not ahead, and not before what it comes after', () => {
    const before = upTo('transfer-out', 'verified');
    expect(faults('transfer-out', 'sent', { before, day: on(101) })).toEqual(['day future']);
    expect(faults('transfer-out', 'sent', { before, day: on(1) })).toEqual(['day before.verified']);
    expect(faults('transfer-out', 'sent', { before, day: on(2) })).toEqual([]);
  });

  it('of a hearing may lie ahead: it is set (R210)', () => {
    const before = upTo('amendment', 'hearing-asked');
    expect(faults('amendment', 'hearing-set', { before, day: on(40), change: { on: on(300) } })).toEqual([]);
  });
});

describe('a step that was a mistake', () => {
  const strike = (before: readonly TakenStep[], step: string) =>
    faults('inspection', 'struck', { before, day: on(20), change: { step } });
  const way = upTo('inspection', 'done');
  const idOf = (kind: string) => way.find((step) => step.kind === kind)?.id ?? '';
  const struck = (...kinds: string[]) =>
    kinds.map((kind, n) => ({ ...stepOf('inspection', 'struck', on(20), { step: idOf(kind) }), id: stepId(90 + n) }));

  it('stays and counts no more; what was closed by it is open again', () => {
    expect(strike(way, idOf('done'))).toEqual([]);
    const after = [...way, ...struck('done')];
    expect(countingSteps(after)).toHaveLength(way.length - 1);
    expect([closedOn(kindOf('inspection'), way), closedOn(kindOf('inspection'), after)]).toEqual([on(9), null]);
    expect(expectedSteps(kindOf('inspection'), after, EMPTY_CALENDAR)).toEqual(['done']);
  });

  it('is not the first one, none that there is not, and none twice', () => {
    expect(strike(way, idOf('received'))).toEqual(['filled.step first']);
    expect(strike(way, stepId(77))).toEqual(['filled.step unknown']);
    expect(strike([...way, ...struck('done')], idOf('done'))).toEqual(['filled.step unknown']);
  });

  it('is struck after what rests on it', () => {
    // Both were asked for: copies must have been given, and then they are enough for the end.
    expect(strike(way, idOf('inspected'))).toEqual([]);
    expect(strike(way, idOf('copied'))).toEqual(['filled.step rests-on']);
    expect(strike([...way, ...struck('done', 'inspected')], idOf('copied'))).toEqual([]);
    const sent = upTo('transfer-out', 'sent');
    const told = sent.find(({ kind }) => kind === 'parent-told')?.id ?? '';
    expect(faults('transfer-out', 'struck', { before: sent, day: on(9), change: { step: told } })).toEqual([
      'filled.step rests-on',
    ]);
  });

  it('a step of a kind that there is not is no step', () => {
    expect(faults('inspection', 'eaten', { before: way, day: on(1) })).toEqual(['kind unknown']);
  });
});

it('C9, R172: a request may be made however often, also while another runs', () => {
  expect(faults('inspection', 'received', { before: [], day: on(0) })).toEqual([]);
  const before = upTo('inspection', 'inspected');
  expect(faults('inspection', 'inspected', { before, day: on(10) })).toEqual([]);
});

describe('C1: more time to answer an inspection', () => {
  const before = upTo('inspection', 'received');
  const extended = (newDay: string) =>
    faults('inspection', 'extended', { before, day: on(5), change: { clock: 'W1', newDay } });

  it('goes as far as the outer limit of 45 days, and no day further', () => {
    expect(extended(on(45))).toEqual([]);
    expect(extended(on(46))).toEqual(['filled.newDay past-limit']);
  });
});
