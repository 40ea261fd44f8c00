import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNow } from './case-now.ts';
import { committeeRound, counting, expectedOf, stageOf, type Taken } from './case-state.ts';
import { faultsOf, missingFor, steppable } from './judge.ts';
import { LIFECYCLE, ruleOf, STEP_KINDS, stepSchema } from './lifecycle.ts';
import type { Circumstances } from './judge.ts';
import { ABOUT, FILLED, idOf, REFERRED_ON } from './testing/steps.ts';
import { dayAfter } from '../../../clocks/day-after.ts';
import type { Filled } from '../../forms/form-spec.ts';

interface Try {
  readonly kind: string;
  readonly pause: number;
  readonly pick: number;
  readonly yes: boolean;
  readonly goesOn: boolean;
}

const tries = fc.array(
  fc.record({
    kind: fc.constantFrom(...STEP_KINDS),
    pause: fc.integer({ min: 0, max: 9 }),
    pick: fc.nat({ max: 40 }),
    yes: fc.boolean(),
    goesOn: fc.boolean(),
  }),
  { maxLength: 60 },
);

/** A form that could be right: what it names is of the case, and its answers go either way. */
function filledFor({ kind, pick, yes }: Try, steps: readonly Taken[], day: string): Filled {
  const named = steps[pick % steps.length]?.id ?? idOf(0);
  switch (kind) {
    case 'struck':
      return { step: named, why: 'A mistake.' };
    case 'referral-outcome':
      return { referral: steps.find((step) => step.kind === 'referral')?.id ?? named, outcome: 'completed' };
    case 'director-answered':
      return { answer: yes ? 'approved' : 'declined' };
    case 'monitored':
      return { ...FILLED['monitored'], disciplineOk: yes ? 'yes' : 'no' };
    case 'discontinued':
      return {
        reason: ['satisfactory', 'withdrawn', 'referred-back', 'refused'][pick % 4] ?? '',
        evidence: 'It shows.',
      };
    case 'scheduled':
    case 'appeal-scheduled':
      return { ...FILLED[kind], meeting: nextWednesday(day) };
    default:
      return FILLED[kind] ?? {};
  }
}

function nextWednesday(day: string): string {
  for (let next = day; ; next = dayAfter(next, 1)) if (ABOUT.isMeetingDay(next)) return next;
}

/** Of the picks up to 40: above it a case may also end. */
const RARELY = 34;
/** What may still be done to a case that is closed. */
const STILL: readonly string[] = ['appeal-asked', 'struck'];
const ENDS: readonly string[] = ['refused', 'discontinued', 'struck'];

/** A case as the tries make it: what is refused is not taken. */
function played(all: readonly Try[]): { steps: Taken[]; today: string } {
  const steps: Taken[] = [{ id: idOf(0), kind: 'referred', day: REFERRED_ON, filled: FILLED['referred'] ?? {} }];
  let today = REFERRED_ON;
  for (const tried of all) {
    today = dayAfter(today, tried.pause);
    const open = steppable(steps, { ...ABOUT, today }).filter(
      ({ kind, missing }) => missing.length === 0 && (tried.pick > RARELY || !ENDS.includes(kind)),
    );
    // Often what is possible, so that cases go far; striking and ending come up of themselves.
    const due = expectedOf(counting(steps));
    const next = tried.pick % 2 === 0 ? due : open;
    const kind = tried.goesOn ? (next[(tried.pick >> 1) % next.length]?.kind ?? tried.kind) : tried.kind;
    const one = { ...tried, kind };
    const form = { kind: one.kind, day: today, filled: filledFor(one, steps, today) };
    if (faultsOf(form, steps, { ...ABOUT, today }).length === 0) steps.push({ id: idOf(steps.length), ...form });
  }
  return { steps, today };
}

/** Ends a case by what it waits for, as far as need be. */
function ended(steps: readonly Taken[], about: Circumstances): boolean {
  const all = [...steps];
  const take = (kind: string, filled: Filled = FILLED[kind] ?? {}) => {
    const form = { kind, day: about.today, filled };
    if (faultsOf(form, all, about).length > 0) return false;
    all.push({ id: idOf(all.length), ...form });
    return true;
  };
  // One that was closed and is before the committee for its appeal is closed again after it.
  if (counting(all).some(({ kind }) => kind === 'discontinued')) return true;
  take('parent-told');
  take('summary');
  return take('discontinued', { reason: 'withdrawn', evidence: 'Moved.' });
}

const SEED = { numRuns: 200 };

describe('any case', () => {
  it('is brought by the tries as far as the committee', () => {
    const stages = fc.sample(tries, { numRuns: 200, seed: 7 }).flatMap((all) => {
      const { steps } = played(all);
      return steps.map((_, i) => stageOf(counting(steps.slice(0, i + 1))));
    });
    expect(stages).toEqual(expect.arrayContaining(['meeting', 'contracts', 'monitoring', 'committee']));
  });

  it('waits for something or can be ended, whatever was done', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { steps, today } = played(all);
        const stage = stageOf(counting(steps));
        if (stage !== 'closed') expect(expectedOf(counting(steps)).length).toBeGreaterThan(0);
        expect(ended(steps, { ...ABOUT, today })).toBe(true);
      }),
      SEED,
    );
  });

  it('expects only what can be taken in its stage, and nothing once it is closed', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { steps, today } = played(all);
        const offered = new Map(steppable(steps, { ...ABOUT, today }).map(({ kind, missing }) => [kind, missing]));
        for (const { kind } of expectedOf(counting(steps))) expect(offered.get(kind)).toEqual([]);
        if (stageOf(counting(steps)) === 'closed')
          expect([...offered.keys()].filter((kind) => !STILL.includes(kind))).toEqual([]);
      }),
      SEED,
    );
  });

  it('is judged by what it offers: a step is refused for its kind exactly where something is missing there', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { steps, today } = played(all);
        const about = { ...ABOUT, today };
        const offered = new Map(steppable(steps, about).map(({ kind, missing }) => [kind, missing]));
        for (const rule of LIFECYCLE) {
          const missing = missingFor(rule, steps, about);
          const form = { kind: rule.kind, day: today, filled: FILLED[rule.kind] ?? {} };
          const refused = faultsOf(form, steps, about)
            .filter(({ path, code }) => path === 'kind' && !code.startsWith('gate.'))
            .map(({ code }) => code);
          expect(refused.slice(0, missing.length)).toEqual(missing);
          const isClosed = stageOf(counting(steps)) === 'closed';
          const isOver = ['stage', 'once', 'until'].some((code) => missing.includes(code));
          const isForeign = rule.ofRound === true && committeeRound(counting(steps)).length === 0;
          const offers = isClosed ? missing.length === 0 : !isOver && !isForeign;
          if (offers) expect(offered.get(rule.kind)).toEqual(missing);
          else expect(offered.has(rule.kind)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same without what was struck as if it had never been, and after every strike what is left was possible', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { steps } = played(all);
        const left = counting(steps);
        expect(counting(left)).toEqual(left);
        expect(caseNow(counting([...steps]))).toEqual(caseNow(left));
        left.forEach((step, i) => {
          const rule = ruleOf(step.kind);
          if (rule === undefined || step.kind === 'referred') return;
          const faults = faultsOf(step, left.slice(0, i), { ...ABOUT, today: step.day });
          expect(faults.filter(({ code }) => /^(after|gate)\./.test(code))).toEqual([]);
        });
      }),
      SEED,
    );
  });

  it('has no step before its referral or ahead, and only forms that their rules allow', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { steps, today } = played(all);
        for (const { kind, day, filled } of steps) {
          expect(day >= REFERRED_ON && day <= today).toBe(true);
          expect(stepSchema(kind).safeParse(filled).success).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the rules', () => {
  it('have one kind each, a source, and both languages', () => {
    expect(new Set(STEP_KINDS).size).toBe(STEP_KINDS.length);
    for (const { title, source, fields, kind } of LIFECYCLE) {
      expect(source).toMatch(/^R\d+/);
      expect([title, ...fields.map(({ label }) => label)].filter(({ en, es }) => en === '' || es === '')).toEqual([]);
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      expect(stepSchema(kind).safeParse({ ...FILLED[kind], other: 'x' }).success).toBe(false);
    }
  });

  it('come after steps that there are', () => {
    for (const { after, due } of LIFECYCLE) {
      for (const kind of [...after.flat(), ...(due ? [due.from] : [])]) expect(STEP_KINDS).toContain(kind);
    }
  });
});
