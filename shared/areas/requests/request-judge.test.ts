import { describe, expect, it } from 'vitest';
import type { Filled } from '../forms/form-spec.ts';
import { closedOn, countingSteps, expectedSteps, stepFaults, type TakenStep } from './request-judge.ts';
import { kindOf, on, RECEIVED, stepId, stepOf, taken, upTo } from './testing/ways.ts';

const TODAY = on(100);
const faults = (kind: string, step: string, { before, day, change = {} }: Asked) =>
  stepFaults(kindOf(kind), stepOf(kind, step, day, change), before, TODAY).map(({ path, code }) => `${path} ${code}`);

interface Asked {
  readonly before: readonly TakenStep[];
  readonly day: string;
  readonly change?: Filled;
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
    expect(faults('juvenile', 'part-b', { before: objected, day: on(30), change })).toEqual(['kind until.objected']);
    expect(faults('juvenile', 'requester-told', { before: objected, day: on(13) })).toEqual([]);
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

describe('the day of a step', () => {
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
    expect(expectedSteps(kindOf('inspection'), after)).toEqual(['done']);
  });

  it('is not the first one, none that there is not, and none twice', () => {
    expect(strike(way, idOf('received'))).toEqual(['filled.step first']);
    expect(strike(way, stepId(77))).toEqual(['filled.step unknown']);
    expect(strike([...way, ...struck('done')], idOf('done'))).toEqual(['filled.step unknown']);
  });

  it('is struck after what rests on it', () => {
    // Inspected or copied: one of them is enough for the end.
    expect(strike(way, idOf('inspected'))).toEqual([]);
    expect(strike([...way, ...struck('inspected')], idOf('copied'))).toEqual(['filled.step rests-on']);
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
