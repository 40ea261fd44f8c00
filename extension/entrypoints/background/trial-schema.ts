import * as z from 'zod/mini';
import { FIELD_NAMES } from '../../../shared/sis/adapter.ts';
import type { Trial } from '../../../shared/sis/describe/try-adapter.ts';
import { sightingSchema } from './content-schemas.ts';

/** What a picker says of its frame, checked like anything that comes out of somebody else's page. */
export const trialSchema: z.ZodMiniType<Trial> = z.object({
  sighting: sightingSchema,
  page: z.string(),
  missing: z.array(z.string()),
  fields: z.array(
    z.object({
      field: z.enum(FIELD_NAMES),
      places: z.array(z.object({ where: z.string(), reads: z.nullable(z.string()), witness: z.boolean() })),
    }),
  ),
});
