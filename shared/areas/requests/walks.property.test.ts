import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockRule } from '../../clocks/clock-rules.ts';
import { dueOf } from '../../clocks/due.ts';
import { someCalendar } from '../../clocks/testing/any-clock.ts';
import { faultsOf } from '../disclosures/judge.ts';
import { fieldsOf } from '../disclosures/release-form.ts';
import { type Filled, schemaOf, textAt } from '../forms/form-spec.ts';
import type { RequestKind } from './kind.ts';
import { REQUEST_KINDS } from './kinds.ts';
import { logEntryOf } from './log-entries.ts';
import { clocksOf } from './request-clocks.ts';
import { stepFaults, type TakenStep } from './request-judge.ts';
import { judging, on, stepId, stepOf } from './testing/ways.ts';

const LAST = 120;
const TODAY = on(LAST);

/** Whom the walks are about: old enough to have a parent of a dependent student ask. */
const ABOUT = judging(TODAY, 18);

/** The steps with which each kind of request is done, said once more. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  inspection: ['denied', 'done'],
  'transfer-out': ['sent', 'denied'],
  'transfer-in': ['arrived'],
  amendment: ['done'],
  juvenile: ['requester-told', 'part-b', 'done'],
  'transfer-within': ['sent', 'denied'],
  subpoena: ['complied', 'denied', 'quashed'],
  disposition: ['done'],
  'peace-officer': ['done'],
  'expulsion-hearing': ['done'],
  'minor-denial': ['done', 'ended'],
};
const isClosing = ({ id }: RequestKind, step: string) =>
  ['withdrawn', 'entered-by-mistake', ...(CLOSING[id] ?? [])].includes(step);

const seed = Date.now();
process.stdout.write(`walks of requests: seed ${seed}\n`);

/** What somebody tries: any step on any day, with what its gates ask for now and then. */
interface Try {
  readonly step: string;
  readonly day: number;
  readonly strikes: number;
  readonly marked: boolean;
}

/** Whom a walk is about: one kind is a minor's. */
const aboutOf = ({ id }: RequestKind) => (id === 'minor-denial' ? judging(TODAY, 15) : ABOUT);

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
  if (step === 'recipient-told') return { step: steps[strikes % steps.length]?.id ?? stepId(999) };
  if (step === 'copied') return { pages: 4, fee: 1 };
  if (step.endsWith('decided') && marked) return { decision: 'refuse' };
  return step === 'part-b' && marked ? { exists: ['theft'] } : {};
};

/** What stands in the first step besides, where something is asked for. */
const FIRST: Readonly<Record<string, Filled>> = {
  juvenile: { asked: ['theft'] },
  inspection: { as: 'dependent', evidence: 'statement', wants: 'both' },
};

/** Walks as far as the rules let it, and shows each attempt to `see`. */
function walk(
  kind: RequestKind,
  tries: readonly Try[],
  see: (before: readonly TakenStep[], step: TakenStep, faults: number) => void,
): readonly TakenStep[] {
  const steps: TakenStep[] = [];
  for (const one of tries) {
    const first = one.step === 'received' && one.marked ? FIRST[kind.id] : undefined;
    const form = stepOf(kind.id, one.step, on(one.day), first ?? changeOf(one, steps));
    const step = { ...form, id: stepId(steps.length) };
    const faults = stepFaults(kind, form, steps, aboutOf(kind)).length;
    see([...steps], step, faults);
    if (faults === 0) steps.push(step);
  }
  return steps;
}

describe('any walk over the steps of a request', () => {
  it('takes of a closed request nothing but that a step was a mistake, which opens it again', () => {
    const seen = { closed: 0, opened: 0 };
    fc.assert(
      fc.property(someAttempt, ({ kind, tries }) => {
        let closedBy: string | null = null;
        walk(kind, tries, (_, step, faults) => {
          if (closedBy !== null && step.kind !== 'struck') expect([step.kind, faults > 0]).toEqual([step.kind, true]);
          if (faults > 0) return;
          if (isClosing(kind, step.kind)) [closedBy, seen.closed] = [step.id, seen.closed + 1];
          if (closedBy !== null && step.filled['step'] === closedBy) [closedBy, seen.opened] = [null, seen.opened + 1];
        });
      }),
      { seed },
    );
    expect(Math.min(seen.closed, seen.opened)).toBeGreaterThan(0);
  });

  it('R115: makes entries alone that the log takes', () => {
    fc.assert(
      fc.property(someAttempt, ({ kind, tries }) => {
        walk(kind, tries, (before, step, faults) => {
          const entry = faults === 0 ? logEntryOf(kind.id, step, before) : null;
          if (entry === null) return;
          expect(schemaOf(fieldsOf(entry)).safeParse(entry.filled).success).toBe(true);
          expect(faultsOf(entry, { ...ABOUT, studiesOpen: false })).toEqual([]);
        });
      }),
      { seed },
    );
  });

  it('has clocks that end on the days that the clocks themselves say', () => {
    fc.assert(
      fc.property(someAttempt, someCalendar, ({ kind, tries }, calendar) => {
        const plain = tries.filter(({ step }) => !['extended', 'objected', 'struck'].includes(step));
        const steps = walk(kind, plain, () => undefined);
        for (const { rule, due } of clocksOf(kind, steps, { calendar, today: TODAY })) {
          const clock = kind.clocks.find((one) => one.rule === rule);
          const step = steps.find((one) => one.kind === clock?.from);
          const start = (clock?.field === undefined ? step?.day : textAt(step?.filled ?? {}, clock.field)) ?? '';
          expect(due.due).toBe(dueOf(clockRule(rule), start, calendar).due);
        }
      }),
      { seed },
    );
  });
});
