import { describe, expect, it } from 'vitest';
import { requestStep } from './kinds.ts';
import { stepFaults, type TakenStep } from './request-judge.ts';
import { isSecretOrder } from './subpoena.ts';
import { judging, kindOf, on, stepOf, taken, upTo } from './testing/ways.ts';
import { withheldBy } from './withheld-by.ts';
import { isWithheld } from './withheld.ts';

const asked = (records: readonly string[], name?: string) =>
  upTo('minor-denial', 'told', name).map((step) =>
    step.kind === 'received' ? { ...step, filled: { ...step.filled, records } } : step,
  );
const kept = (steps: readonly TakenStep[]) => [{ kind: 'minor-denial', steps }];

describe('R139: what a minor’s request withholds from the parent', () => {
  it('is what it names, from the day it was granted until it ends', () => {
    const granted = asked(['health']);
    expect(withheldBy(kept(granted))).toEqual([{ on: on(5), records: ['health'] }]);
    const ended = taken([...granted, stepOf('minor-denial', 'ended', on(90))]);
    expect(withheldBy(kept(ended))).toEqual([]);
    expect(withheldBy(kept(granted.slice(0, 1)))).toEqual([]);
    expect(withheldBy(kept(asked(['health'], 'refused')))).toEqual([]);
    expect(withheldBy([{ kind: 'inspection', steps: granted }])).toEqual([]);
  });

  it('is nothing once the decision is struck', () => {
    const granted = asked(['health']);
    const decided = granted.find(({ kind }) => kind === 'decided')?.id ?? '';
    const struck = taken([...granted, stepOf('minor-denial', 'struck', on(7), { step: decided })]);
    expect(withheldBy(kept(struck))).toEqual([]);
  });

  it.each([
    [['health'], ['health'], true],
    [['health', 'grades'], ['grades'], true],
    [['health'], ['grades'], false],
    [['whole'], ['grades'], true],
    [['health'], ['whole'], true],
  ])('%j withheld, %j asked for: %s', (records, shown, is) => {
    expect(isWithheld(shown, [{ on: on(0), records }])).toBe(is);
    expect(isWithheld(shown, [])).toBe(false);
  });

  it.each(['inspected', 'copied'])('is not %s by the parent, and the rest is', (step) => {
    const steps = taken([stepOf('inspection', 'received', on(0), { as: 'parent', wants: 'both' })]);
    const about = { ...judging(on(9), 15), withheld: [{ on: on(0), records: ['health'] }] };
    const faults = (records: readonly string[], before = steps) =>
      stepFaults(
        kindOf('inspection'),
        stepOf('inspection', step, on(8), { records, pages: 1, fee: 0.25 }),
        before,
        about,
      );
    expect(faults(['health'])).toEqual([{ path: 'filled.records', code: 'withheld' }]);
    expect(faults(['grades'])).toEqual([]);
    // It is asked against the parent: the minor sees it as before.
    const own = taken([stepOf('inspection', 'received', on(0), { as: 'eligible', wants: 'both' })]);
    expect(faults(['health'], own)).toEqual([]);
  });

  it('is asked by a minor: from 18 the rights are the student’s own', () => {
    const first = stepOf('minor-denial', 'received', on(0));
    const faults = (age: number | null) => stepFaults(kindOf('minor-denial'), first, [], judging(on(0), age));
    expect(faults(18)).toEqual([{ path: 'filled.party', code: 'of-age' }]);
    expect([faults(17), faults(null)]).toEqual([[], []]);
  });
});

describe('R101, R222, C13: an order', () => {
  it('is obeyed on no day before parent and student were told', () => {
    const steps = taken([
      stepOf('subpoena', 'received', on(0)),
      stepOf('subpoena', 'told', on(1), { parentOn: on(1), studentOn: on(4) }),
    ]);
    const faults = (day: number) =>
      stepFaults(kindOf('subpoena'), stepOf('subpoena', 'complied', on(day)), steps, judging(on(9)));
    expect(faults(3)).toEqual([{ path: 'day', code: 'gate.told-first' }]);
    expect(faults(4)).toEqual([]);
  });

  it('R117: that is secret is no request, and no step of one makes it secret later', () => {
    expect(['no', 'secrecy', 'ex-parte'].map((secrecy) => isSecretOrder('subpoena', { secrecy }))).toEqual([
      false,
      true,
      true,
    ]);
    expect(isSecretOrder('inspection', { secrecy: 'secrecy' })).toBe(false);
    const ground = requestStep(kindOf('subpoena'), 'not-told')?.fields.find(({ name }) => name === 'ground');
    expect(ground?.kind === 'choice' && ground.of.map(({ id }) => id)).toEqual(['dependency', 'litigation']);
  });
});

describe('R111: when the matter ends', () => {
  const ended = upTo('peace-officer', 'destroyed');
  const tell = (n: number) => stepOf('peace-officer', 'recipient-told', on(21), { step: ended[n]?.id ?? '' });
  const faults = (form: ReturnType<typeof tell>, steps: readonly TakenStep[]) =>
    stepFaults(kindOf('peace-officer'), form, steps, judging(on(30))).map(({ code }) => code);
  const done = stepOf('peace-officer', 'done', on(21));

  it('every recipient is told before it is done', () => {
    let steps: readonly TakenStep[] = ended;
    for (const n of [1, 2, 3, 4]) {
      expect(faults(done, steps)).toEqual(['gate.everybody-told']);
      expect(faults(tell(n), steps)).toEqual([]);
      steps = taken([...steps, tell(n)]);
    }
    expect(faults(done, steps)).toEqual([]);
    expect(faults(tell(1), steps)).toContain('gate.somebody-untold');
  });

  it('nobody is told twice, and nobody who was never told of it', () => {
    const steps = taken([...ended, tell(1)]);
    expect(faults(tell(1), steps)).toEqual(['not-a-recipient']);
    expect(faults(tell(0), steps)).toEqual(['not-a-recipient']);
  });
});

it('R147: a representative gets nothing without consent', () => {
  const steps = upTo('expulsion-hearing', 'received');
  const faults = (change: object) =>
    stepFaults(
      kindOf('expulsion-hearing'),
      stepOf('expulsion-hearing', 'given', on(1), { ...change }),
      steps,
      judging(on(9)),
    );
  expect(faults({ as: 'representative' })).toEqual([{ path: 'filled.consent', code: 'needed' }]);
  expect([faults({ as: 'representative', consent: 'filed' }), faults({ as: 'student' })]).toEqual([[], []]);
});
