import type { Title } from '../../../access/roles.ts';
import type { FieldSpec } from '../../forms/form-spec.ts';

/** Who takes steps; policy says who that is (`case.write`, `case.direct`). */
export type StepOwner = 'worker' | 'director';

/** What must be true besides earlier steps. Each is a function in `judge.ts`. */
export const GATES = [
  /** The reason to discontinue is one of the list, with its evidence (R18). */
  'reason-holds',
  /** The day is one on which the committee meets (R24). */
  'meeting-day',
  /** The director approved the referral back (R20). */
  'approved',
  /** The meeting that was scheduled last has been held by this day (R23, R28). */
  'meeting-held',
  /** The hearing lies on the day on which it was set, or after it (R28). */
  'hearing-ahead',
] as const;
export type Gate = (typeof GATES)[number];

/** Where a case stands, in the order in which it goes on. */
export const STAGES = ['referred', 'meeting', 'contracts', 'monitoring', 'refused', 'committee', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** A step of a case as data: who takes it, what must be before it, what it asks for, and where that is written. */
export interface StepRule {
  readonly kind: string;
  readonly title: Title;
  /** The requirement and the paragraph it comes from. */
  readonly source: string;
  /** `either`: whoever of them comes to it. */
  readonly owner: StepOwner | 'either';
  readonly fields: readonly FieldSpec[];
  /** Steps that must have been taken before. */
  readonly after: readonly string[];
  readonly gates?: readonly Gate[];
  /** Stages in which it can be taken. */
  readonly in: readonly Stage[];
  /** Once in a case; otherwise as often as needed. */
  readonly once?: true;
  /** What came before, and whether it was taken, is asked of this referral back alone: another one begins anew. */
  readonly ofRound?: true;
  /** Not any more once that step was taken: of this referral back, where the rule is `ofRound`. */
  readonly until?: string;
  /** What the case waits for next, in this order, while it has not been taken. */
  readonly expected?: true;
  /** Expected in these stages alone, of those in which it can be taken. */
  readonly expectedIn?: readonly Stage[];
  /** Expected again so many days after the last time (R10). A district's number; the source says "periodic". */
  readonly every?: number;
  /**
   * By when it is expected: so many calendar days after another step, or after the day that this step's `field` names.
   * A district's number; the source has none.
   */
  readonly due?: { readonly days: number; readonly from: string; readonly field?: string };
}
