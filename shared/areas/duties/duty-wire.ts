import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { filledSchema } from '../forms/filled-schema.ts';

const ID_MAX = 40;
const yearSchema = z.string().check(z.regex(/^\d{4}-\d{2}$/));

/** `duty.keep`: a duty was done. Done again, the newest counts, and the ones before stay to be read. `doneId` is the client's. */
export const dutyKeepSchema = z.strictObject({
  doneId: z.uuid(),
  duty: z.string().check(z.maxLength(ID_MAX)),
  year: yearSchema,
  /** The school that did it; null of what the district does. */
  buildingId: z.nullable(z.uuid()),
  day: z.iso.date(),
  filled: filledSchema,
});
export type DutyKeep = z.infer<typeof dutyKeepSchema>;

/** `POST /v1/duties/read`: what is due in a school year, and what was done. No student is in it. */
export const dutiesRequestSchema = classed('none', z.strictObject({ year: z.nullable(yearSchema) }));

export const dutyDoneSchema = z.strictObject({
  id: z.uuid(),
  day: z.string(),
  filled: filledSchema,
  by: z.string(),
  at: z.int(),
});
export type DutyDone = z.infer<typeof dutyDoneSchema>;

export const dutyRowSchema = z.strictObject({
  duty: z.string(),
  buildingId: z.nullable(z.uuid()),
  building: z.nullable(z.string()),
  due: z.string(),
  /** How the day was found, in the reader's words. */
  working: z.string(),
  state: z.enum(['done', 'done-late', 'late', 'open']),
  /** Whether the reader may say that it was done. */
  mayKeep: z.boolean(),
  /** Each time it was done in this year, the newest first. */
  done: z.array(dutyDoneSchema),
});
export type DutyRow = z.infer<typeof dutyRowSchema>;

export const dutiesSchema = classed(
  'none',
  z.strictObject({
    year: z.string(),
    /** Those that can be looked at, the newest first. */
    years: z.array(z.string()),
    today: z.string(),
    rows: z.array(dutyRowSchema),
  }),
);
export type Duties = z.infer<typeof dutiesSchema>;
