import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';

/** `GET /v1/schools`: the schools by name, for choosing; closed ones too, whose records are kept on. */
export const schoolsSchema = classed(
  'none',
  z.strictObject({ schools: z.array(z.strictObject({ id: z.uuid(), name: z.string(), active: z.boolean() })) }),
);
export type Schools = z.infer<typeof schoolsSchema>;
