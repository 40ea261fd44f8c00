import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';

/**
 * `GET /v1/adapters`: the adapters in force. Each is data, validated again by the receiver with
 * `shared/sis/adapter.ts`; `hash` is the SHA-256 (hex) of `json`.
 */
export const adaptersAnswerSchema = classed(
  'none',
  z.strictObject({
    adapters: z.array(z.strictObject({ id: z.string(), revision: z.int(), hash: z.string(), json: z.string() })),
    /** How long a client may go on with these when the server cannot be reached, in ms. */
    maxAgeMs: z.int(),
  }),
);
export type AdaptersAnswer = z.infer<typeof adaptersAnswerSchema>;
