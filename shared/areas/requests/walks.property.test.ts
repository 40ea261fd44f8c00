import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockRule } from '../../clocks/clock-rules.ts';
import { dueOf } from '../../clocks/due.ts';
import { someCalendar } from '../../clocks/testing/any-clock.ts';
import { faultsOf } from '../disclosures/judge.ts';
import { fieldsOf } from '../disclosures/release-form.ts';
import { type Filled, schemaOf } from '../forms/form-spec.ts';
import type { RequestKind } from './kind.ts';
import { REQUEST_KINDS, requestStep } from './kinds.ts';
import { logEntryOf } from './log-entries.ts';
import { clocksOf } from './request-clocks.ts';
import { closedOn, missingFor, stepFaults, type TakenStep } from './request-judge.ts';
import { on, stepId, stepOf } from './testing/ways.ts';

const LAST = 120;
const TODAY = on(LAST);

/** What somebody tries: any step on any day, with what its gates ask for now and then. */
interface Try {
  readonly step: string;
  readonly day: number;
  readonly strikes: number;
  readonly marked: boolean;
}

const someKind = fc.constantFrom(...REQUEST_KINDS);
const someWalk = (kind: RequestKind): fc.Arbitrary<readonly Try[]> =>
  fc
    .array(
      fc.record({
        step: fc.constantFrom(...kind.steps.map((step) => step.kind)),
        day: fc.integer({ min: 0, max: LAST + 5 }),
        strikes: fc.nat(12),
        marked: fc.boolean(),
      }),
      { maxLength: 40 },
    )
    .map((tries) => [{ step: 'received', day: 0, strikes: 0, marked: true }, ...tries]);

const someAttempt = someKind.chain((kind) => someWalk(kind).map((tries) => ({ kind, tries })));

const changeOf = ({ step, strikes, marked }: Try, steps: readonly TakenStep[]): Filled => {
  if (step === 'struck') return { step: steps[strikes % steps.length]?.id ?? stepId(999) };
  if (step === 'copied') return { pages: 4, fee: 1 };
  if (step === 'received' && marked) return { asked: ['theft'] };
  return step === 'part-b' && marked ? { exists: ['theft'] } : {};
};

/** Walks as far as the rules let it, and shows each attempt to `see`. */
function walk(
  kind: RequestKind,
  tries: readonly Try[],
  see: (before: readonly TakenStep[], step: TakenStep, faults: number) => void,
): readonly TakenStep[] {
  const steps: TakenStep[] = [];
  for (const one of tries) {
    const { asked, ...change } = changeOf(one, steps);
    const isJuvenile = kind.id === 'juvenile' && asked !== undefined;
    const form = stepOf(kind.id, one.step, on(one.day), isJuvenile ? { ...change, asked } : change);
    const step = { ...form, id: stepId(steps.length) };
    const faults = stepFaults(kind, form, steps, TODAY).length;
    see([...steps], step, faults);
    if (faults === 0) steps.push(step);
  }
  return steps;
}

describe('any walk over the steps of a request', () => {
  it('lets no step through for which something is missing, and takes of a closed one none but a struck one', () => {
    fc.assert(
      fc.property(someAttempt, ({ kind, tries }) => {
        walk(kind, tries, (before, step, faults) => {
          const rule = requestStep(kind, step.kind);
          const missing = rule === undefined ? ['unknown'] : missingFor(kind, rule, before);
          if (missing.length > 0) expect(faults).toBeGreaterThan(0);
          if (closedOn(kind, before) !== null && step.kind !== 'struck') expect(faults).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('R115: makes entries alone that the log takes', () => {
    fc.assert(
      fc.property(someAttempt, ({ kind, tries }) => {
        walk(kind, tries, (before, step, faults) => {
          const entry = faults === 0 ? logEntryOf(kind.id, step, before) : null;
          if (entry === null) return;
          expect(schemaOf(fieldsOf(entry)).safeParse(entry.filled).success).toBe(true);
          expect(faultsOf(entry, { age: null, today: TODAY, studiesOpen: false })).toEqual([]);
        });
      }),
    );
  });

  it('has clocks that end on the days that the clocks themselves say', () => {
    fc.assert(
      fc.property(someAttempt, someCalendar, ({ kind, tries }, calendar) => {
        const plain = tries.filter(({ step }) => !['extended', 'objected', 'struck'].includes(step));
        const steps = walk(kind, plain, () => undefined);
        for (const { rule, due } of clocksOf(kind, steps, { calendar, today: TODAY })) {
          const from = kind.clocks.find((clock) => clock.rule === rule)?.from;
          const start = steps.find((step) => step.kind === from)?.day ?? '';
          expect(due.due).toBe(dueOf(clockRule(rule), start, calendar).due);
        }
      }),
    );
  });
});
