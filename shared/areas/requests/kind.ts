import type { Title } from '../../access/roles.ts';
import type { ClockId } from '../../clocks/clock-rules.ts';
import type { FieldSpec } from '../forms/form-spec.ts';

/** What may hold of a request by its earlier steps. Each is a function in `request-facts.ts`. */
export const REQUEST_FACTS = [
  /** The first decision was to refuse: there is a right to a hearing (R209). */
  'refused',
  /** What was decided in the end is to amend (R211). */
  'to-amend',
  /** The hearing decided to amend (R211). */
  'upheld',
  /** The hearing refused too (R212, R213). */
  'refused-after-hearing',
  /** Something is marked on the form: else there is nothing to tell the parent of (R188). */
  'something-marked',
  'nothing-marked',
  /** The parent objected by the last day of W7 (R190, C14). */
  'objected-in-time',
  'no-objection',
  /** To see the record and to have copies were both asked for. */
  'wants-both',
  /** Whoever asks as the parent of a dependent student has shown it: no access without (R100, C7). */
  'dependency-shown',
  /** A minor's request to deny a parent was granted (R139). */
  'granted',
  /** The one who asks is the parent of a minor, who may ask that it be denied (R140). */
  'asked-by-parent',
  /** Of those who were told of the peace-officer record not all have been told to destroy it (R111). */
  'somebody-untold',
  'everybody-told',
  /** The superintendent approved a study (R64). */
  'approved',
  /** What a study asks for identifies students (R65). */
  'identifiable',
  /** Such data went out, and are to be destroyed (R98). */
  'data-out',
] as const;
export type RequestFact = (typeof REQUEST_FACTS)[number];

/** What must be right about a step's form besides its fields. Each is a function in `request-gates.ts`. */
export const REQUEST_GATES = [
  /** All of the time to object is over (R191, C14). */
  'objection-over',
  /** Answered is what was marked on the form, and nothing else (R188). */
  'only-marked',
  /** The fee is none that the law forbids (R176). */
  'fee-lawful',
  /** The day of the hearing has come (R210). */
  'hearing-held',
  /** From 18 the rights are the student's: a parent asks as that of a dependent student (R72, C7). */
  'age-fits',
  /** Whether the parent of a dependent student has shown it is said (R100). */
  'evidence-said',
  /** Nothing that a minor's granted request withholds from the parent (R139). */
  'not-withheld',
  /** The student is under 18: from then on the rights are the student's own (R139). */
  'a-minor',
  /** Parent and student were told before the order is obeyed (R101, R222). */
  'told-first',
  /** Somebody who was told of the record, and not yet to destroy it (R111). */
  'a-recipient',
  /** To a representative nothing is given without consent (R117, R147). */
  'consent-said',
  /** Data that identify somebody are destroyed by a day that the agreement names (R98). */
  'destroy-by-said',
  /** They go out with notice and consent alone, unless the district says otherwise (R65, T2). */
  'study-consent',
  /** Nothing of a record is destroyed while somebody waits to see it (R179). */
  'nobody-waits',
  /** More time for an inspection ends with its outer limit (C1). */
  'within-limit',
] as const;
export type RequestGate = (typeof REQUEST_GATES)[number];

/** A step of a request as data: what must be before it, what it asks for, and where that is written. */
export interface RequestStep {
  readonly kind: string;
  readonly title: Title;
  /** The requirement and the paragraph it comes from. */
  readonly source: string;
  readonly fields: readonly FieldSpec[];
  /** Steps that must have been taken before, all of them. */
  readonly after: readonly string[];
  /** Steps that must have been taken besides, where a fact holds. */
  readonly afterIf?: { readonly fact: RequestFact; readonly steps: readonly string[] };
  /** At least one of these must have been taken before. */
  readonly afterAny?: readonly string[];
  /** Taken only where all of these hold. */
  readonly onlyIf?: readonly RequestFact[];
  /** Not any more once one of these was taken. */
  readonly until?: readonly string[];
  /** Once in a request; otherwise as often as needed. */
  readonly once?: true;
  /** With it the request is done. */
  readonly closes?: true;
  /** What the request waits for next, in this order, while it can be taken and has not been. */
  readonly expected?: true;
  /** Expected again for as long as it can be taken. */
  readonly again?: true;
  /** Expected only where the first step's field holds one of these. */
  readonly expectedIf?: { readonly field: string; readonly in: readonly string[] };
  readonly gates?: readonly RequestGate[];
}

/** A clock of a request: which, from when, and what ends it. */
export interface RequestClock {
  readonly rule: ClockId;
  /** The step that starts it: on its day, or on the day that its `field` names. */
  readonly from: string;
  readonly field?: string;
  /** No more time can be given. */
  readonly fixed?: true;
  /** The earliest of these ends it. */
  readonly until: readonly string[];
  /** So do these, once all of them were taken. */
  readonly untilAll?: readonly string[];
  /** So does this step, with this answer in its field, unless a later step has another one. */
  readonly orUntil?: {
    readonly step: string;
    readonly field: string;
    readonly is: string;
    readonly unless: { readonly step: string; readonly is: string };
  };
  /** The step that stops it for good. */
  readonly stoppedBy?: string;
  /** It is somebody else's time, for which we wait: once it is over it is met, not late. */
  readonly wait?: true;
  /** What ends it is done only once it is over: on the business day after its last at the latest. */
  readonly doneAfter?: true;
}

/** A dated ask about a student's record, with its steps and clocks as data. Its first step is `received`. */
export interface RequestKind {
  /** Stored; never re-used. */
  readonly id: string;
  readonly title: Title;
  /** For whom and for what, in a sentence for whoever chooses. */
  readonly when: Title;
  readonly source: string;
  readonly steps: readonly RequestStep[];
  readonly clocks: readonly RequestClock[];
}
