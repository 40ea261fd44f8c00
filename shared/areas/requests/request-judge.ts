import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { choicesAt, daysAhead, type Filled, textAt } from '../forms/form-spec.ts';
import type { RequestKind, RequestStep } from './kind.ts';
import { requestStep } from './kinds.ts';
import { isFact } from './request-facts.ts';
import { gateFaults } from './request-gates.ts';
import type { Withheld } from './withheld.ts';

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

/** What a step is judged by besides the steps before it. */
export interface Judging {
  /** `YYYY-MM-DD`, the server's. */
  readonly today: string;
  /** The district's, as it is now. */
  readonly calendar: DistrictCalendar;
  /** The student's, in whole years; null where the roster has no birth date. */
  readonly age: number | null;
  /** What a minor's granted request withholds from a parent (R139). */
  readonly withheld: readonly Withheld[];
  /** Whether somebody asked to see this record, and waits (R179). */
  readonly isAwaited?: boolean;
  /** Whether the district lets studies begin without consent (T2): not unless it says so. */
  readonly studiesOpen?: boolean;
}

const OVER = /^(once$|closed$|until\.|gate\.)/;

/** The steps that count: those entered by mistake are left out, and what says so too. */
export function countingSteps<S extends TakenStep>(steps: readonly S[]): readonly S[] {
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

/**
 * What keeps a step from being taken now, by earlier steps: `closed`, `once`, `until.KIND`, `after.KIND`, `after-any`,
 * `gate.FACT`.
 */
export function missingFor(
  kind: RequestKind,
  step: RequestStep,
  all: readonly TakenStep[],
  calendar: DistrictCalendar,
): readonly string[] {
  const steps = countingSteps(all);
  const missing = [...lackingFor(step, steps, calendar)];
  missing.push(...(step.until ?? []).filter((over) => has(steps, over)).map((over) => `until.${over}`));
  if (step.once && has(steps, step.kind)) missing.push('once');
  // A request that was closed by mistake is opened again by striking what closed it.
  if (isClosed(kind, steps) && step.kind !== 'struck') missing.push('closed');
  return missing;
}

/** The steps that must have been taken before, with those that a fact asks for. */
const neededFor = ({ after, afterIf }: RequestStep, steps: readonly TakenStep[], calendar: DistrictCalendar) =>
  afterIf !== undefined && isFact(afterIf.fact, steps, calendar) ? [...after, ...afterIf.steps] : after;

/** What a step rests on and what is not there. Whether it is open to this request is asked once all else is. */
function lackingFor(step: RequestStep, steps: readonly TakenStep[], calendar: DistrictCalendar): readonly string[] {
  const { afterAny, onlyIf = [] } = step;
  const needed = neededFor(step, steps, calendar);
  const lacking = needed.filter((before) => !has(steps, before)).map((before) => `after.${before}`);
  if (afterAny !== undefined && !afterAny.some((before) => has(steps, before))) lacking.push('after-any');
  if (lacking.length > 0) return lacking;
  return onlyIf.filter((fact) => !isFact(fact, steps, calendar)).map((fact) => `gate.${fact}`);
}

/** What the request waits for next, in the order of its steps. */
export function expectedSteps(
  kind: RequestKind,
  all: readonly TakenStep[],
  calendar: DistrictCalendar,
): readonly string[] {
  const steps = countingSteps(all);
  return kind.steps
    .filter((step) => step.expected && (step.again || !has(steps, step.kind)) && isAskedFor(step, steps))
    .filter((step) => missingFor(kind, step, all, calendar).length === 0)
    .map((step) => step.kind);
}

/** Every step that is not over, with what is missing for it; nothing missing: it can be taken now. */
export function steppable(
  kind: RequestKind,
  all: readonly TakenStep[],
  calendar: DistrictCalendar,
): readonly { readonly kind: string; readonly missing: readonly string[] }[] {
  return kind.steps
    .map((step) => ({ kind: step.kind, missing: missingFor(kind, step, all, calendar) }))
    .filter(({ missing }) => !missing.some((code) => OVER.test(code)));
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
  about: Judging,
): readonly StepFault[] {
  const step = requestStep(kind, form.kind);
  if (step === undefined) return [{ path: 'kind', code: 'unknown' }];
  const steps = countingSteps(all);
  return [
    ...missingFor(kind, step, all, about.calendar).map((code) => ({ path: 'kind', code })),
    ...dayFaults(step, form, steps, about),
    ...(step.gates ?? []).flatMap((gate) => gateFaults(gate, form, steps, about)),
    ...(step.kind === 'struck' ? strikingFaults(kind, form, steps, about.calendar) : []),
  ];
}

function dayFaults(
  step: RequestStep,
  { day, filled }: NewStep,
  steps: readonly TakenStep[],
  { today, calendar }: Judging,
): StepFault[] {
  const faults = daysAhead(step.fields, filled, today).map((name) => ({ path: `filled.${name}`, code: 'future' }));
  if (day > today) return [...faults, { path: 'day', code: 'future' }];
  const bounds = [...neededFor(step, steps, calendar).map((one) => [one]), step.afterAny ?? []];
  const early = bounds.map((kinds) => firstOf(kinds, steps)).find((first) => first !== undefined && day < first.day);
  return early === undefined ? faults : [...faults, { path: 'day', code: `before.${early.kind}` }];
}

/** The earliest step of some kinds. */
const firstOf = (kinds: readonly string[], steps: readonly TakenStep[]): TakenStep | undefined =>
  steps.filter(({ kind }) => kinds.includes(kind)).toSorted((a, b) => a.day.localeCompare(b.day))[0];

/** The first step stays, and what a later one rests on: the later is struck first. */
function strikingFaults(
  kind: RequestKind,
  { filled }: NewStep,
  steps: readonly TakenStep[],
  calendar: DistrictCalendar,
): StepFault[] {
  const id = textAt(filled, 'step');
  const at = steps.findIndex((step) => step.id === id);
  const struck = steps[at];
  if (struck === undefined) return [{ path: 'filled.step', code: 'unknown' }];
  if (struck.kind === 'received') return [{ path: 'filled.step', code: 'first' }];
  const rests = steps.slice(at + 1).some((later, n) => {
    const rule = requestStep(kind, later.kind);
    const before = steps.slice(0, at + 1 + n);
    if (rule === undefined) return false;
    const was = lackingFor(rule, before, calendar);
    return lackingFor(rule, before.toSpliced(at, 1), calendar).some((code) => !was.includes(code));
  });
  return rests ? [{ path: 'filled.step', code: 'rests-on' }] : [];
}
