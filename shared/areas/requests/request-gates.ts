import { ADULT_AGE } from '../disclosures/judge.ts';
import { clockRule } from '../../clocks/clock-rules.ts';
import { dueOf } from '../../clocks/due.ts';
import { choicesAt, type Filled, textAt } from '../forms/form-spec.ts';
import { ageFaults, evidenceFaults, type FieldFault } from '../inspections/inspector.ts';
import type { RequestGate } from './kind.ts';
import { objectionEnd } from './objection.ts';
import { untoldOf } from './recipients.ts';
import { isIdentifiable, markedOn } from './request-facts.ts';
import type { Judging, NewStep, StepFault, TakenStep } from './request-judge.ts';
import { isWithheld } from './withheld.ts';

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
  'age-fits': ({ filled }, _, { age }) => inForm(ageFaults(filled, age)),
  'evidence-said': ({ filled }) => inForm(evidenceFaults(filled)),
  'not-withheld': ({ filled }, steps, { withheld }) =>
    textAt(steps[0]?.filled ?? {}, 'as') === 'parent' && isWithheld(choicesAt(filled, 'records'), withheld)
      ? [{ path: 'filled.records', code: 'withheld' }]
      : [],
  'a-minor': (_, __, { age }) => (age !== null && age >= ADULT_AGE ? [{ path: 'filled.party', code: 'of-age' }] : []),
  'told-first': ({ day }, steps) => {
    const told = steps.findLast(({ kind }) => kind === 'told')?.filled ?? {};
    const isEarly = ['parentOn', 'studentOn'].some((name) => day < textAt(told, name));
    return isEarly ? [{ path: 'day', code: 'gate.told-first' }] : [];
  },
  'a-recipient': ({ filled }, steps) =>
    untoldOf(steps).some(({ id }) => id === textAt(filled, 'step'))
      ? []
      : [{ path: 'filled.step', code: 'not-a-recipient' }],
  'consent-said': ({ filled }) =>
    textAt(filled, 'as') === 'representative' && textAt(filled, 'consent') === ''
      ? [{ path: 'filled.consent', code: 'needed' }]
      : [],
  'destroy-by-said': ({ filled }, steps) =>
    isIdentifiable(steps) && textAt(filled, 'destroyBy') === '' ? [{ path: 'filled.destroyBy', code: 'needed' }] : [],
  'study-consent': (_, steps, { studiesOpen }) => {
    const isMet = studiesOpen || !isIdentifiable(steps) || steps.some(({ kind }) => kind === 'consents');
    return isMet ? [] : [{ path: 'kind', code: 'after.consents' }];
  },
  // 34 CFR 99.10(e); 515 Y
  'nobody-waits': (_, __, { isAwaited }) => (isAwaited === true ? [{ path: 'kind', code: 'awaited' }] : []),
  // C1: W1 may be extended, but never past the last day of W2, which nobody can move.
  'within-limit': ({ filled }, steps, { calendar }) => {
    const received = steps.find(({ kind }) => kind === 'received');
    const limit = received === undefined ? null : dueOf(clockRule('W2'), received.day, calendar).due;
    const isPast = limit !== null && textAt(filled, 'newDay') > limit;
    return isPast ? [{ path: 'filled.newDay', code: 'past-limit' }] : [];
  },
};

const inForm = (faults: readonly FieldFault[]): readonly StepFault[] =>
  faults.map(({ field, code }) => ({ path: `filled.${field}`, code }));

const numberAt = (filled: Filled, name: string): number => {
  const value = filled[name];
  return typeof value === 'number' ? value : 0;
};
