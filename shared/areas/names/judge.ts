import { daysAhead, type Filled, textAt } from '../forms/form-spec.ts';
import {
  approvalLacks,
  countingNameSteps,
  isAdultOn,
  type NameAbout,
  policyLacks,
  type TakenNameStep,
} from './lacks.ts';
import { fold } from '../../names/fold.ts';
import type { NamedAs } from './names-on.ts';
import { policyOn } from './policy.ts';
import { changesLast, updateFields } from './update-form.ts';
import { NAME_STEPS, NAME_TASKS, nameStep, type NameStepKind } from './update-steps.ts';

/** A step as somebody takes it. */
export type NewNameStep = Omit<TakenNameStep, 'id'>;

/** What is wrong with a step: `path` within the form, `code` says what. */
export interface NameFault {
  readonly path: string;
  readonly code: string;
}

/** As `NameAbout`, on a day (`YYYY-MM-DD`, the server's). */
export interface NameJudging extends NameAbout {
  readonly today: string;
}

/** `asked`: not decided · `approved`: a task is open · `done`: approved, every task done (R206). */
export const NAME_STATES = ['asked', 'approved', 'done', 'denied', 'withdrawn'] as const;
export type NameState = (typeof NAME_STATES)[number];

const has = (steps: readonly TakenNameStep[], kind: NameStepKind): boolean => steps.some((step) => step.kind === kind);

/** Where an update stands by its steps. */
export function nameState(all: readonly TakenNameStep[]): NameState {
  const steps = countingNameSteps(all);
  if (has(steps, 'withdrawn')) return 'withdrawn';
  if (has(steps, 'denied')) return 'denied';
  if (!has(steps, 'approved')) return 'asked';
  return NAME_TASKS.every((task) => has(steps, task)) ? 'done' : 'approved';
}

/** The kinds that may be struck: an approval is withdrawn, and what was asked for is asked for anew. */
export const STRIKABLE: readonly string[] = ['signed', 'consent-filed', 'parents-told', ...NAME_TASKS];
const TASKS: readonly string[] = NAME_TASKS;

/**
 * What keeps a step from being taken on a day, by earlier steps: `closed`, `decided`, `once`, `after.approved`,
 * `nothing-to-strike`, and for an approval whatever it lacks (see `approvalLacks`).
 */
export function missingForStep(
  kind: NameStepKind,
  all: readonly TakenNameStep[],
  day: string,
  about: NameAbout,
): readonly string[] {
  const steps = countingNameSteps(all);
  const state = nameState(all);
  if (state === 'denied' || state === 'withdrawn') return ['closed'];
  if (kind === 'asked') return ['once'];
  if (kind === 'struck') return steps.some((step) => STRIKABLE.includes(step.kind)) ? [] : ['nothing-to-strike'];
  if (TASKS.includes(kind)) return [...(state === 'asked' ? ['after.approved'] : has(steps, kind) ? ['once'] : [])];
  if (kind !== 'approved' && kind !== 'denied') return [];
  if (state !== 'asked') return ['decided'];
  return kind === 'approved' ? approvalLacks(all, day, about) : [];
}

const OVER = ['closed', 'decided', 'once', 'after.approved', 'nothing-to-strike'];

/** Every step that is not over, with what is missing for it today; nothing missing: it can be taken now. */
export function steppableNames(
  all: readonly TakenNameStep[],
  { today, ...about }: NameJudging,
): readonly { readonly kind: NameStepKind; readonly missing: readonly string[] }[] {
  return NAME_STEPS.map((kind) => ({ kind, missing: missingForStep(kind, all, today, about) })).filter(
    ({ missing }) => !missing.some((code) => OVER.includes(code)),
  );
}

const STEP_FOR: Readonly<Record<string, NameStepKind>> = {
  'signature.parent': 'signed',
  'signature.student': 'signed',
  'student-asked': 'signed',
  'consent-form': 'consent-filed',
  'parents-told': 'parents-told',
};

/** The step that brings what an update lacks; undefined where none does. */
export const stepFor = (code: string): NameStepKind | undefined => STEP_FOR[code];

/** What an update waits for next: what its approval lacks, the approval, or what is left of its tasks. */
export function awaitedSteps(all: readonly TakenNameStep[], { today, ...about }: NameJudging): readonly NameStepKind[] {
  const steps = countingNameSteps(all);
  switch (nameState(all)) {
    case 'asked': {
      const lacks = approvalLacks(all, today, about);
      if (lacks.length === 0) return ['approved'];
      return [...new Set(lacks.flatMap((code) => stepFor(code) ?? []))];
    }
    case 'approved':
      return NAME_TASKS.filter((task) => !has(steps, task));
    default:
      return [];
  }
}

/** Everything that keeps an update from being asked for on a day, by its form. */
export function askFaults({ day, filled }: NewNameStep, judging: NameJudging): readonly NameFault[] {
  // By what the district says today: the paper may be older than that.
  const { policy } = policyOn(judging.policies, judging.today);
  const closed = policyLacks([], judging.today, judging).filter((code) => code.startsWith('policy.'));
  return [
    ...closed.map((code) => ({ path: 'day', code })),
    ...(day > judging.today ? [{ path: 'day', code: 'future' }] : []),
    ...daysAhead(updateFields(filled, policy), filled, judging.today).map(ahead),
    ...(changesNothing(filled) ? [{ path: 'filled.first', code: 'nothing-changes' }] : []),
  ];
}

const ahead = (name: string): NameFault => ({ path: `filled.${name}`, code: 'future' });

const SAME = [
  ['currentFirst', 'first'],
  ['currentMiddle', 'middle'],
  ['currentGender', 'gender'],
] as const;

const changesNothing = (filled: Filled): boolean =>
  textAt(filled, 'pronouns') === '' &&
  !changesLast(filled) &&
  SAME.every(([now, then]) => textAt(filled, now).trim() === textAt(filled, then).trim());

/** Everything that keeps a filled-in step from being taken after those before it, at once. */
export function nameStepFaults(
  form: NewNameStep,
  all: readonly TakenNameStep[],
  judging: NameJudging,
): readonly NameFault[] {
  const rule = nameStep(form.kind);
  if (rule === undefined) return [{ path: 'kind', code: 'unknown' }];
  return [
    ...missingForStep(rule.kind, all, form.day, judging).map((code) => ({ path: 'kind', code })),
    ...dayFaults(form, countingNameSteps(all), judging.today),
    ...signerFaults(form, judging),
    ...(rule.kind === 'struck' ? strikingFaults(form, all, judging) : []),
  ];
}

/** Nothing before the form was given, and nothing that follows an approval before it. */
function dayFaults({ kind, day }: NewNameStep, steps: readonly TakenNameStep[], today: string): NameFault[] {
  if (day > today) return [{ path: 'day', code: 'future' }];
  const after = TASKS.includes(kind) || kind === 'withdrawn' ? ['asked', 'approved'] : ['asked'];
  const early = steps.find((step) => after.includes(step.kind) && day < step.day);
  return early === undefined ? [] : [{ path: 'day', code: `before.${early.kind}` }];
}

/**
 * R197: an approval comes after every other update began and ended, and a withdrawal after every other one began, so
 * that the history is one line.
 */
export function orderFaults({ kind, day }: NewNameStep, others: readonly TakenNameStep[]): readonly NameFault[] {
  const BEFORE: Readonly<Record<string, readonly string[]>> = {
    approved: ['approved', 'withdrawn'],
    withdrawn: ['approved'],
  };
  const before = BEFORE[kind] ?? [];
  const isLate = countingNameSteps(others).some((step) => before.includes(step.kind) && step.day > day);
  return isLate ? [{ path: 'day', code: 'before.other' }] : [];
}

/**
 * R196: legal documents bear what a form calls current: it is the name that the record has, that of the school's system
 * or the one in use, and nothing else.
 */
export function currentFaults(filled: Filled, known: readonly Pick<NamedAs, 'first' | 'last'>[]): readonly NameFault[] {
  const same = (a: string, b: string) => fold(a) === fold(b);
  const fits = (field: string, part: 'first' | 'last') => known.some((name) => same(textAt(filled, field), name[part]));
  return [
    ...(fits('currentFirst', 'first') ? [] : [{ path: 'filled.currentFirst', code: 'not-current' }]),
    ...(fits('currentLast', 'last') ? [] : [{ path: 'filled.currentLast', code: 'not-current' }]),
  ];
}

/** R203, C23: by the day of the signature a parent signs for a minor alone, and an adult signs or the form is not signed. */
function signerFaults({ kind, day, filled }: NewNameStep, about: NameAbout): NameFault[] {
  if (kind !== 'signed' && kind !== 'withdrawn' && kind !== 'consent-filed') return [];
  const adult = isAdultOn(about, day);
  const who = kind === 'consent-filed' ? 'parent' : textAt(filled, 'who');
  const unsigned = textAt(filled, 'how') === 'not-signed';
  if (who === 'parent' && adult)
    return [{ path: kind === 'consent-filed' ? 'day' : 'filled.who', code: 'student-signs' }];
  if (who === 'parent' && unsigned) return [{ path: 'filled.how', code: 'parent-signs' }];
  return who === 'student' && unsigned && adult ? [{ path: 'filled.how', code: 'student-signs' }] : [];
}

/** What an approval rests on stays: who gave it did so with it before them. */
function strikingFaults({ filled }: NewNameStep, all: readonly TakenNameStep[], about: NameAbout): NameFault[] {
  const id = textAt(filled, 'step');
  const steps = countingNameSteps(all);
  const struck = steps.find((step) => step.id === id);
  if (struck === undefined) return [{ path: 'filled.step', code: 'unknown' }];
  if (!STRIKABLE.includes(struck.kind)) return [{ path: 'filled.step', code: 'stays' }];
  const approval = steps.find(({ kind }) => kind === 'approved');
  const others = steps.filter((step) => step !== struck);
  const lacking = (some: readonly TakenNameStep[]) =>
    approval === undefined ? 0 : approvalLacks(some, approval.day, about).length;
  // What it lacks anyway is not for want of this step.
  return lacking(others) > lacking(steps) ? [{ path: 'filled.step', code: 'rests-on' }] : [];
}
