import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';

/** `POST /v1/audit/digest`: which day of the district. */
export const digestRequestSchema = classed('none', z.strictObject({ day: z.iso.date() }));

const countSchema = z.int().check(z.nonnegative());

/** A day in numbers that name nobody, and what proves the trail, to be kept on paper (R60). */
export const digestAnswerSchema = classed(
  'none',
  z.strictObject({
    day: z.iso.date(),
    /** When it was counted, epoch ms: the day may not be over yet. */
    at: z.int(),
    counts: z.strictObject({
      uses: countSchema,
      refusals: countSchema,
      failedSignIns: countSchema,
      emergencies: countSchema,
      exports: countSchema,
      changes: countSchema,
      restores: countSchema,
    }),
    /** What waits now; null for who may not review it. */
    open: z.strictObject({ emergencies: z.nullable(countSchema), questions: z.nullable(countSchema) }),
    trail: z.strictObject({
      size: countSchema,
      /** The newest signed note; null while there is none. */
      checkpoint: z.nullable(z.strictObject({ size: countSchema, at: z.int(), note: z.string() })),
    }),
  }),
);
export type DigestAnswer = z.infer<typeof digestAnswerSchema>;
