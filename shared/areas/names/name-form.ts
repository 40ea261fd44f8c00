import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';

/** `POST /v1/names/form`: the Student Record Update Form as a file to print; `of`: whose, or null for a blank one. */
export const nameFormRequestSchema = classed(
  'identity',
  z.strictObject({
    lang: z.enum(['en', 'es']),
    of: z.nullable(z.strictObject({ studentId: z.uuid(), updateId: z.uuid() })),
  }),
);
export type NameFormRequest = z.infer<typeof nameFormRequestSchema>;
