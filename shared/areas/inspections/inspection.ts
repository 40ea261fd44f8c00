import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { filledSchema } from '../forms/filled-schema.ts';

/**
 * `inspection.keep`: an entry of the Record of Inspection (R181). Its fields, `inspectionFields` says, and the server
 * checks. `inspectionId` is the client's, so that a resent one is known.
 */
export const inspectionKeepSchema = z.strictObject({
  studentId: z.uuid(),
  inspectionId: z.uuid(),
  filled: filledSchema,
});
export type InspectionKeep = z.infer<typeof inspectionKeepSchema>;

export const STRIKE_WHY_MAX = 1000;

/** `inspection.strike`: why an entry was made by mistake. It stays to be read; what is right is entered anew. */
export const inspectionStrikeSchema = z.strictObject({
  studentId: z.uuid(),
  inspectionId: z.uuid(),
  why: keepableText().check(z.trim(), z.minLength(1), z.maxLength(STRIKE_WHY_MAX)),
});
export type InspectionStrike = z.infer<typeof inspectionStrikeSchema>;

/** `POST /v1/inspections/read`: a student's Record of Inspection. */
export const inspectionsRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

export const inspectionSchema = classed(
  'disclosure',
  z.strictObject({
    inspectionId: z.uuid(),
    filled: filledSchema,
    /** Of the file that was handed over, in hex; null where there was none. */
    sha256: z.nullable(z.string()),
    recorded: z.strictObject({ at: z.int(), by: z.string() }),
    /** Why it was made by mistake; null: it stands. */
    struck: z.nullable(z.strictObject({ why: z.string(), at: z.int(), by: z.string() })),
  }),
);
export type Inspection = z.infer<typeof inspectionSchema>;

export const inspectionsSchema = z.strictObject({
  student: classed('identity', z.strictObject({ id: z.uuid(), name: z.string(), sisId: z.string() })),
  /** By day, the newest first. */
  inspections: z.array(inspectionSchema),
  /** What a new entry is judged by (`InspectionAbout`). */
  about: classed('identity', z.strictObject({ age: z.nullable(z.int()), today: z.string() })),
});
export type Inspections = z.infer<typeof inspectionsSchema>;
