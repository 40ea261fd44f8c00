import { dayAfter } from '../../clocks/day-after.ts';
import { choicesAt, daysAhead, type Filled, textAt } from '../forms/form-spec.ts';
import type { RequestGate, RequestKind, RequestStep } from './kind.ts';
import { requestStep } from './kinds.ts';

/** A step that was taken. */
export interface TakenStep {
  readonly id: string;
  readonly kind: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly filled: Filled;
}

/** A step as somebody takes it. */
export type NewStep = Omit<TakenStep, 'id'>;

/** What is wrong with a step: `path` within the form, `code` says what. */
export interface StepFault {
  readonly path: string;
  readonly code: string;
}

/** W7; silence is taken for consent only when all of it is over (C14). */
const OBJECTION_DAYS = 14;
/** Dollars a page at most, for so many pages (R176). */
export const PAGE_FEE = 0.25;
export const PAGES_BOUND = 100;

const OVER = ['once', 'closed'];

/** The steps that count: those entered by mistake are left out, and what says so too. */
export function countingSteps(steps: readonly TakenStep[]): readonly TakenStep[] {
  const struck = new Set(steps.filter(({ kind }) => kind === 'struck').map(({ filled }) => textAt(filled, 'step')));
  return steps.filter(({ id, kind }) => kind !== 'struck' && !struck.has(id));
}

const has = (steps: readonly TakenStep[], kind: string): boolean => steps.some((step) => step.kind === kind);

/** Whether the request is done, by the steps that count. */
export function isClosed(kind: RequestKind, steps: readonly TakenStep[]): boolean {
  return steps.some((step) => requestStep(kind, step.kind)?.closes === true);
}

/** The day on which the request was done; null while it is open. */
export function closedOn(kind: RequestKind, all: readonly TakenStep[]): string | null {
  const closing = countingSteps(all).find((step) => requestStep(kind, step.kind)?.closes === true);
  return closing?.day ?? null;
}

/** What keeps a step from being taken now, by earlier steps: `closed`, `once`, `until.KIND`, `after.KIND`, `after-any`. */
export function missingFor(kind: RequestKind, step: RequestStep, all: readonly TakenStep[]): readonly string[] {
  const steps = countingSteps(all);
  const missing = step.after.filter((before) => !has(steps, before)).map((before) => `after.${before}`);
  const { afterAny } = step;
  if (afterAny !== undefined && !afterAny.some((before) => has(steps, before))) missing.push('after-any');
  missing.push(...(step.until ?? []).filter((over) => has(steps, over)).map((over) => `until.${over}`));
  if (step.once && has(steps, step.kind)) missing.push('once');
  // A request that was closed by mistake is opened again by striking what closed it.
  if (isClosed(kind, steps) && step.kind !== 'struck') missing.push('closed');
  return missing;
}

/** What the request waits for next, in the order of its steps. */
export function expectedSteps(kind: RequestKind, all: readonly TakenStep[]): readonly string[] {
  const steps = countingSteps(all);
  return kind.steps
    .filter((step) => step.expected && !has(steps, step.kind) && isAskedFor(step, steps))
    .filter((step) => missingFor(kind, step, all).length === 0)
    .map((step) => step.kind);
}

/** Every step that is not over, with what is missing for it; nothing missing: it can be taken now. */
export function steppable(
  kind: RequestKind,
  all: readonly TakenStep[],
): readonly { readonly kind: string; readonly missing: readonly string[] }[] {
  return kind.steps
    .map((step) => ({ kind: step.kind, missing: missingFor(kind, step, all) }))
    .filter(({ missing }) => !missing.some((code) => OVER.includes(code) || code.startsWith('until.')));
}

/** Whether the request is about what the step does: copies where copies were asked for. */
function isAskedFor({ expectedIf }: RequestStep, [first]: readonly TakenStep[]): boolean {
  if (expectedIf === undefined) return true;
  const filled = first?.filled ?? {};
  const asked = [textAt(filled, expectedIf.field), ...choicesAt(filled, expectedIf.field)];
  return asked.some((one) => expectedIf.in.includes(one));
}

/** Everything that keeps a filled-in step from being taken, at once. */
export function stepFaults(
  kind: RequestKind,
  form: NewStep,
  all: readonly TakenStep[],
  today: string,
): readonly StepFault[] {
  const step = requestStep(kind, form.kind);
  if (step === undefined) return [{ path: 'kind', code: 'unknown' }];
  const steps = countingSteps(all);
  return [
    ...missingFor(kind, step, all).map((code) => ({ path: 'kind', code })),
    ...dayFaults(step, form, steps, today),
    ...(step.gates ?? []).flatMap((gate) => GATES[gate](form, steps)),
    ...(step.kind === 'struck' ? strikingFaults(kind, form, steps) : []),
  ];
}

function dayFaults(step: RequestStep, form: NewStep, steps: readonly TakenStep[], today: string): StepFault[] {
  const faults = daysAhead(step.fields, form.filled, today).map((name) => ({ path: `filled.${name}`, code: 'future' }));
  if (form.day > today) return [...faults, { path: 'day', code: 'future' }];
  const early = step.after.find((before) =>
    steps.filter(({ kind }) => kind === before).every(({ day }) => form.day < day),
  );
  return early === undefined || !has(steps, early) ? faults : [...faults, { path: 'day', code: `before.${early}` }];
}

const GATES: Readonly<Record<RequestGate, (form: NewStep, steps: readonly TakenStep[]) => StepFault[]>> = {
  'objection-over': ({ day }, steps) => {
    const received = steps.findLast(({ kind }) => kind === 'notice-received');
    const over = received !== undefined && day > dayAfter(received.day, OBJECTION_DAYS);
    return over ? [] : [{ path: 'day', code: 'gate.objection-over' }];
  },
  'something-marked': (_, steps) =>
    markedOn(steps).length > 0 ? [] : [{ path: 'kind', code: 'gate.something-marked' }],
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
};

/** What was marked on the form of the juvenile justice system. */
const markedOn = (steps: readonly TakenStep[]): readonly string[] =>
  choicesAt(steps.find(({ kind }) => kind === 'received')?.filled ?? {}, 'asked');

const numberAt = (filled: Filled, name: string): number => {
  const value = filled[name];
  return typeof value === 'number' ? value : 0;
};

/** The first step stays, and what a later one rests on: the later is struck first. */
function strikingFaults(kind: RequestKind, { filled }: NewStep, steps: readonly TakenStep[]): StepFault[] {
  const id = textAt(filled, 'step');
  const at = steps.findIndex((step) => step.id === id);
  const struck = steps[at];
  if (struck === undefined) return [{ path: 'filled.step', code: 'unknown' }];
  if (struck.kind === 'received') return [{ path: 'filled.step', code: 'first' }];
  const left = steps.toSpliced(at, 1);
  const rests = left.slice(at).some((later) => {
    const { after = [], afterAny = [] } = requestStep(kind, later.kind) ?? {};
    if (after.includes(struck.kind)) return !has(left, struck.kind);
    return afterAny.includes(struck.kind) && !afterAny.some((one) => has(left, one));
  });
  return rests ? [{ path: 'filled.step', code: 'rests-on' }] : [];
}
