import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { clockSchema, requestFormSchema } from '../requests/request.ts';

export const SWITCH_WHY_MAX = 1000;

/**
 * `study.step`: a step of a study, the first of which opens it. `stepId` is the client's, so that a resent one is known.
 * Whether it may be taken is asked of the superintendent's decision apart (R64).
 */
export const studyStepSchema = z.strictObject({ studyId: z.uuid(), stepId: z.uuid(), form: requestFormSchema });
export type StudyStepTaken = z.infer<typeof studyStepSchema>;

/** `studies.switch`: whether studies begin without consent (T2). `rev`: of the switch as it was seen. */
export const studiesSwitchSchema = z.strictObject({
  rev: z.int(),
  open: z.boolean(),
  why: keepableText().check(z.trim(), z.minLength(1), z.maxLength(SWITCH_WHY_MAX)),
});
export type StudiesSwitch = z.infer<typeof studiesSwitchSchema>;

/** The switch as it is kept, with who turned it, when and why. */
export const switchSchema = z.strictObject({
  rev: z.int(),
  open: z.boolean(),
  why: z.string(),
  by: z.string(),
  at: z.int(),
});
export type Switch = z.infer<typeof switchSchema>;

export const studySchema = z.strictObject({
  studyId: z.uuid(),
  receivedOn: z.string(),
  closed: z.boolean(),
  /** In the order in which they were taken. */
  steps: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      day: z.string(),
      filled: filledSchema,
      author: z.strictObject({ name: z.string(), role: z.string() }),
      at: z.int(),
    }),
  ),
  clocks: z.array(clockSchema),
  expected: z.array(z.string()),
  steppable: z.array(z.strictObject({ kind: z.string(), missing: z.array(z.string()) })),
});
export type Study = z.infer<typeof studySchema>;

/** `GET /v1/studies`: all of them, the newest first. They are about no one student. */
export const studiesSchema = classed(
  'none',
  z.strictObject({
    studies: z.array(studySchema),
    /** Whether studies begin without consent, and every change of that, the newest first. */
    withoutConsent: z.strictObject({ rev: z.int(), open: z.boolean(), changes: z.array(switchSchema) }),
    today: z.string(),
  }),
);
export type Studies = z.infer<typeof studiesSchema>;
