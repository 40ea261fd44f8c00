import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';
import { called } from '../names/called.ts';

/** An emergency opens a record for four hours. */
export const EMERGENCY_MS = 4 * 60 * 60 * 1000;
/** Short of this, nobody could judge afterwards what the threat was (R118). */
export const THREAT_MIN = 15;
export const THREAT_MAX = 1000;
export const REVIEW_MAX = 2000;

/**
 * `emergency.open`: the articulable and significant threat (34 CFR 99.36, R102, R118), and the student the page
 * shows. Opens at once; the records manager is told at once, and it stays open until reviewed.
 */
export const emergencyOpenSchema = z.strictObject({
  seen: seenSchema,
  threat: keepableText().check(z.trim(), z.minLength(THREAT_MIN), z.maxLength(THREAT_MAX)),
});
export type EmergencyOpen = z.infer<typeof emergencyOpenSchema>;

export const FINDINGS = ['justified', 'not-justified'] as const;

/** `emergency.review`, by somebody else than who opened it. */
export const emergencyReviewSchema = z.strictObject({
  grantId: z.uuid(),
  finding: z.enum(FINDINGS),
  text: keepableText().check(z.trim(), z.minLength(1), z.maxLength(REVIEW_MAX)),
});
export type EmergencyReview = z.infer<typeof emergencyReviewSchema>;

const LIST_MAX = 100;

/** `POST /v1/emergencies/list`, newest first. */
export const emergencyListRequestSchema = classed(
  'none',
  z.strictObject({
    state: z.enum(['open', 'reviewed']),
    before: z.optional(z.strictObject({ at: z.int(), id: z.uuid() })),
    limit: z.int().check(z.minimum(1), z.maximum(LIST_MAX)),
  }),
);

export const emergencySchema = z.strictObject({
  grantId: classed('none', z.uuid()),
  staff: classed('none', z.strictObject({ staffId: z.uuid(), name: z.string(), roles: z.array(z.string()) })),
  student: classed(
    'identity',
    z.strictObject({ studentId: z.uuid(), name: z.string(), called: called(), sisId: z.string() }),
  ),
  threat: classed('casework', z.string()),
  fromAt: classed('none', z.int()),
  untilAt: classed('none', z.int()),
  /** How often the record was opened under it. */
  views: classed('none', z.int()),
  finding: classed('none', z.nullable(z.enum(FINDINGS))),
  reviewText: classed('casework', z.string()),
  reviewedBy: classed('none', z.nullable(z.string())),
  reviewedAt: classed('none', z.nullable(z.int())),
});
export type Emergency = z.infer<typeof emergencySchema>;

export const emergencyListSchema = z.strictObject({
  rows: z.array(emergencySchema),
  total: classed('none', z.int()),
  next: classed('none', z.nullable(z.strictObject({ at: z.int(), id: z.uuid() }))),
});
export type EmergencyList = z.infer<typeof emergencyListSchema>;
