import type { Filled } from '../../forms/form-spec.ts';
import { textAt } from '../../forms/form-spec.ts';
import { dayAfter } from '../../../clocks/day-after.ts';
import { LIFECYCLE } from './lifecycle.ts';
import type { Stage, StepRule } from './step.ts';

/** A step that was taken, in the order of the list it is in. */
export interface Taken {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly filled: Filled;
  /** The day on which it was written down, where that is known. */
  readonly recordedOn?: string;
}

export interface Expected {
  readonly kind: string;
  /** The day by which; null where nobody set one. */
  readonly due: string | null;
}

/** The steps that count: those entered by mistake are left out, and what says so too. */
export function counting(steps: readonly Taken[]): readonly Taken[] {
  const struck = new Set(steps.filter(({ kind }) => kind === 'struck').map(({ filled }) => textAt(filled, 'step')));
  return steps.filter(({ id, kind }) => kind !== 'struck' && !struck.has(id));
}

export const latest = (steps: readonly Taken[], kind: string): Taken | undefined =>
  steps.findLast((step) => step.kind === kind);

export const has = (steps: readonly Taken[], kind: string): boolean => steps.some((step) => step.kind === kind);

/**
 * Where a case stands, from the steps that count. Pure: the same steps always give the same stage. A case goes before
 * the committee with `back-considered` and comes back from it with the notice of the result, or when the director says
 * no. An appeal brings it there again, also once it is closed (R28).
 */
export function stageOf(steps: readonly Taken[]): Stage {
  const closing = steps.findLastIndex(({ kind }) => kind === 'discontinued');
  if (closing !== -1) return isAppealed(steps.slice(closing)) ? 'committee' : 'closed';
  if (has(steps, 'refused') && !isAppealed(committeeRound(steps))) return 'refused';
  if (isBeforeCommittee(steps)) return 'committee';
  if (!has(steps, 'parent-told') || !has(steps, 'administrator-consulted')) return 'referred';
  if (!has(steps, 'met')) return 'meeting';
  if (!has(steps, 'student-contract') || !has(steps, 'parent-contract')) return 'contracts';
  return 'monitoring';
}

/** From the last time a referral back was considered on. */
export function committeeRound(steps: readonly Taken[]): readonly Taken[] {
  const from = steps.findLastIndex(({ kind }) => kind === 'back-considered');
  return from === -1 ? [] : steps.slice(from);
}

function isBeforeCommittee(steps: readonly Taken[]): boolean {
  const round = committeeRound(steps);
  if (round.length === 0) return false;
  if (declined(round) !== undefined) return false;
  return !has(round, 'result-told') || isAppealed(round);
}

const isAppealed = (round: readonly Taken[]): boolean => has(round, 'appeal-asked') && !has(round, 'appeal-heard');

/** So long the director has to put a decision right, and families to appeal to the director. A district's number. */
const DECIDED_DAYS = 14;

/**
 * The day from which what was last decided on a referral back stands for good; null where nothing is decided yet. Until
 * then the director may mend a slip of the pen, and write down an appeal (R28).
 */
export function decidedUntil(steps: readonly Taken[]): string | null {
  const round = committeeRound(steps);
  const decision = latest(round, 'appeal-heard') ?? latest(round, 'result-told') ?? declined(round);
  if (decision === undefined || isBeforeCommittee(steps)) return null;
  const { day, recordedOn = day } = decision;
  return dayAfter(recordedOn > day ? recordedOn : day, DECIDED_DAYS);
}

/** The director's no, where that was the latest answer. */
function declined(round: readonly Taken[]): Taken | undefined {
  const answer = latest(round, 'director-answered');
  return answer !== undefined && textAt(answer.filled, 'answer') === 'declined' ? answer : undefined;
}

/** What the case waits for, the first due first; without a day last. */
export function expectedOf(steps: readonly Taken[]): readonly Expected[] {
  const stage = stageOf(steps);
  if (stage === 'closed') return [];
  return LIFECYCLE.filter((rule) => isExpected(rule, stage, stepsFor(rule, steps)))
    .map((rule) => ({ kind: rule.kind, due: dueOf(rule, stepsFor(rule, steps)) }))
    .toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

function isExpected(rule: StepRule, stage: Stage, now: readonly Taken[]): boolean {
  const isItsStage = (rule.expectedIn ?? rule.in).includes(stage);
  const isOpen = rule.every !== undefined || !has(now, rule.kind);
  return rule.expected === true && isItsStage && isOpen && missingAfter(rule, now).length === 0;
}

function dueOf({ kind, due, every }: StepRule, steps: readonly Taken[]): string | null {
  const last = latest(steps, kind);
  if (every !== undefined && last !== undefined) return dayAfter(last.day, every);
  const from = due && latest(steps, due.from);
  if (due === undefined || from === undefined) return null;
  return dayAfter(due.field === undefined ? from.day : textAt(from.filled, due.field), due.days);
}

/** The steps by which a rule is judged: all, or those of the latest referral back. */
export function stepsFor(rule: StepRule, steps: readonly Taken[]): readonly Taken[] {
  return rule.ofRound ? committeeRound(steps) : steps;
}

/** The kinds that must come before and have not. */
export function missingAfter({ after }: StepRule, steps: readonly Taken[]): readonly string[] {
  return after.filter((kind) => !has(steps, kind));
}

/** The school and the social worker of now: those of the last transfer, else of the referral (R3). */
export function chargeOf(steps: readonly Taken[]): { readonly workerId: string; readonly buildingId: string } {
  const last = steps.findLast(({ kind }) => kind === 'transferred' || kind === 'referred');
  if (last === undefined) throw new Error('A case begins with its referral.');
  return { workerId: textAt(last.filled, 'workerId'), buildingId: textAt(last.filled, 'buildingId') };
}

/** The day of the meeting before which the case is to come; null when it is on no agenda. An appeal has its own day. */
export function meetingOf(steps: readonly Taken[]): string | null {
  const round = committeeRound(steps);
  if (stageOf(steps) !== 'committee' || has(round, 'result-told')) return null;
  const step = latest(round, 'scheduled');
  return step ? textAt(step.filled, 'meeting') : null;
}
