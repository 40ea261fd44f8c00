import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { STAGES } from './lifecycle/step.ts';
import { STEP_KINDS } from './lifecycle/lifecycle.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { called } from '../names/called.ts';

/** A step as somebody takes it: on which day it was, and what its form holds. */
export const stepFormSchema = z.strictObject({
  kind: z.enum(STEP_KINDS),
  day: z.iso.date(),
  filled: filledSchema,
});
export type StepForm = z.infer<typeof stepFormSchema>;

/** `case.open`: a referral (R2). `form` is that of the step `referred`. */
export const caseOpenSchema = z.strictObject({
  studentId: z.uuid(),
  seen: z.optional(seenSchema),
  form: stepFormSchema,
});
export type CaseOpen = z.infer<typeof caseOpenSchema>;

/** `case.step`: the next step of an open case. */
export const caseStepSchema = z.strictObject({
  studentId: z.uuid(),
  caseId: z.uuid(),
  seen: z.optional(seenSchema),
  form: stepFormSchema,
});
export type CaseStep = z.infer<typeof caseStepSchema>;

/** A step as it was taken. Append-only: a mistake is struck by a step that says so. */
export const stepEntrySchema = classed(
  'casework',
  z.strictObject({
    id: z.uuid(),
    /** A newer program may have written one that this one does not know: shown by its name. */
    kind: z.string(),
    day: z.string(),
    filled: filledSchema,
    author: z.strictObject({ name: z.string(), role: z.string(), own: z.boolean() }),
    at: z.int(),
    rev: z.int(),
  }),
);
export type StepEntry = z.infer<typeof stepEntrySchema>;

/** What keeps a step from being taken: `after.KIND` (a step is missing), `gate.GATE`, `stage`, `once`, `owner`. */
export const hindranceSchema = z.strictObject({ kind: z.string(), missing: z.array(z.string()) });

export const caseSchema = z.strictObject({
  caseId: classed('casework', z.uuid()),
  stage: classed('casework', z.enum(STAGES)),
  /** In the order in which they were taken. */
  steps: z.array(stepEntrySchema),
  /** What is expected next, with the day by which, where there is one. */
  expected: classed('casework', z.array(z.strictObject({ kind: z.string(), due: z.nullable(z.string()) }))),
  /** Every step of this stage or the next, with what is missing; nothing missing: the reader may take it now. */
  steppable: classed('casework', z.array(hindranceSchema)),
  worker: classed('casework', z.nullable(z.string())),
  building: classed('casework', z.nullable(z.string())),
  openedOn: classed('casework', z.string()),
  closedOn: classed('casework', z.nullable(z.string())),
  /** The first day after one whole grading period since the referral (R15); null where the calendar does not say. */
  monitoredUntil: classed('casework', z.nullable(z.string())),
});
export type Case = z.infer<typeof caseSchema>;

export const casesRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

/** `POST /v1/cases/read`: the student's cases, the newest first; at most one is open. */
export const casesSchema = z.strictObject({
  cases: z.array(caseSchema),
  /** Who can be given the case, and where: for the fields `staff` and `building`. Empty for who may not write. */
  workers: classed('none', z.array(z.strictObject({ id: z.uuid(), name: z.string() }))),
  buildings: classed('none', z.array(z.strictObject({ id: z.uuid(), name: z.string() }))),
  /** Discipline as the SIS has it, newest first; absent where that is not open to the reader (R14, R26). */
  discipline: z.optional(
    z.array(classed('discipline', z.strictObject({ day: z.string(), infraction: z.string(), action: z.string() }))),
  ),
  /** Days away or late as the SIS has them, newest first; absent where that is not open to the reader (R14, R26). */
  attendance: z.optional(z.array(classed('academic', z.strictObject({ day: z.string(), kind: z.string() })))),
  /** Committee days that lie ahead, for `scheduled` (R24). */
  meetingDays: classed('none', z.array(z.string())),
  abilities: classed('none', z.array(z.string())),
  today: classed('none', z.string()),
});
export type Cases = z.infer<typeof casesSchema>;

/** Which cases a list shows: one's own caseload, all one may see, or those before the committee. */
export const CASE_VIEWS = ['own', 'open', 'committee', 'closed'] as const;
export const CASES_MAX = 200;

/** What whoever answers for cases asks of them: no contact for so many days, a step overdue, contracts missing. */
export const CASE_QUESTIONS = ['quiet', 'overdue', 'contracts'] as const;
export type CaseQuestion = (typeof CASE_QUESTIONS)[number];
/** Longer than this without a word is asked about. */
export const QUIET_DAYS = 30;

/** `POST /v1/cases/list`: by what is due first. Of the questions every one is answered with yes. */
export const caseListRequestSchema = classed(
  'none',
  z.strictObject({
    view: z.enum(CASE_VIEWS),
    limit: z.int().check(z.minimum(1), z.maximum(CASES_MAX)),
    questions: z.optional(z.array(z.enum(CASE_QUESTIONS)).check(z.maxLength(CASE_QUESTIONS.length))),
  }),
);

export const caseRowSchema = classed(
  'casework',
  z.strictObject({
    caseId: z.uuid(),
    studentId: classed('identity', z.uuid()),
    name: classed('identity', z.string()),
    called: called(),
    sisId: classed('identity', z.string()),
    grade: classed('directory', z.string()),
    building: z.nullable(z.string()),
    stage: z.enum(STAGES),
    worker: z.nullable(z.string()),
    openedOn: z.string(),
    /** The step that is expected first, and by when. */
    next: z.nullable(z.string()),
    due: z.nullable(z.string()),
    /** The day of the last contact of any author; null: none was ever noted. */
    lastContactOn: z.nullable(z.string()),
    meetingOn: z.nullable(z.string()),
  }),
);
export type CaseRow = z.infer<typeof caseRowSchema>;

export const caseListSchema = z.strictObject({
  rows: z.array(caseRowSchema),
  /** How many there are, also beyond the limit. */
  total: classed('none', z.int()),
  today: classed('none', z.string()),
});
export type CaseList = z.infer<typeof caseListSchema>;
