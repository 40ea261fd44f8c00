import { ADULT_AGE } from '../disclosures/judge.ts';
import { choicesAt, type Filled, textAt } from '../forms/form-spec.ts';
import type { RequestGate } from './kind.ts';
import { objectionEnd } from './objection.ts';
import { markedOn } from './request-facts.ts';
import type { Judging, NewStep, StepFault, TakenStep } from './request-judge.ts';

/** Dollars a page at most, for so many pages (R176). */
export const PAGE_FEE = 0.25;
export const PAGES_BOUND = 100;

type Gate = (form: NewStep, steps: readonly TakenStep[], about: Judging) => readonly StepFault[];

/** What a gate finds wrong with a form, by the steps that count. */
export const gateFaults = (gate: RequestGate, ...judged: Parameters<Gate>): readonly StepFault[] =>
  GATES[gate](...judged);

const GATES: Readonly<Record<RequestGate, Gate>> = {
  'objection-over': ({ day }, steps, { calendar }) => {
    const end = objectionEnd(steps, calendar);
    return end !== null && day > end ? [] : [{ path: 'day', code: 'gate.objection-over' }];
  },
  'only-marked': ({ filled }, steps) => {
    const marked = markedOn(steps);
    const isMarked = choicesAt(filled, 'exists').every((one) => marked.includes(one));
    return isMarked ? [] : [{ path: 'filled.exists', code: 'not-marked' }];
  },
  'fee-lawful': ({ filled }) => {
    const [pages, fee] = [numberAt(filled, 'pages'), numberAt(filled, 'fee')];
    const faults: StepFault[] = [];
    if (fee === 0 && textAt(filled, 'noFee') === '') faults.push({ path: 'filled.noFee', code: 'needed' });
    if (fee > 0 && textAt(filled, 'noFee') !== '') faults.push({ path: 'filled.fee', code: 'fee-for-nothing' });
    // R176: the bound is on black-and-white copies of up to 100 pages; above it the actual cost decides.
    if (pages <= PAGES_BOUND && fee > pages * PAGE_FEE) faults.push({ path: 'filled.fee', code: 'fee-too-high' });
    return faults;
  },
  'hearing-held': ({ day }, steps) => {
    const set = steps.findLast(({ kind }) => kind === 'hearing-set');
    return set !== undefined && day < textAt(set.filled, 'on') ? [{ path: 'day', code: 'gate.hearing-held' }] : [];
  },
  'age-fits': ({ filled }, _, { age }) => {
    const as = textAt(filled, 'as');
    const isAdult = age !== null && age >= ADULT_AGE;
    if (as === 'parent' && isAdult) return [{ path: 'filled.as', code: 'adult' }];
    return as === 'dependent' && !isAdult ? [{ path: 'filled.as', code: 'not-adult' }] : [];
  },
  'evidence-said': ({ filled }) =>
    textAt(filled, 'as') === 'dependent' && textAt(filled, 'evidence') === ''
      ? [{ path: 'filled.evidence', code: 'needed' }]
      : [],
};

const numberAt = (filled: Filled, name: string): number => {
  const value = filled[name];
  return typeof value === 'number' ? value : 0;
};
