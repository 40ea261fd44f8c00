import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';

/** The bytes of a SHA-256 in base64. */
const hashText = () => z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/));

/** `POST /v1/trail/witness`: the checkpoint this browser keeps, if it keeps one. */
export const witnessRequestSchema = classed(
  'none',
  z.strictObject({
    seen: z.nullable(z.strictObject({ size: z.int().check(z.positive()), root: hashText() })),
  }),
);
export type WitnessRequest = z.infer<typeof witnessRequestSchema>;

export const witnessAnswerSchema = classed(
  'none',
  z.strictObject({
    /** The trail's public keys, for a browser that has seen none yet (C2SP verifier keys). */
    keys: z.array(z.string()),
    /** The newest signed note; null while the trail has none. */
    checkpoint: z.nullable(z.string()),
    /** The hashes that lead from what was seen to it; null where nothing can. */
    proof: z.nullable(z.array(hashText())),
    /** The server itself found lines that do not give the head, and signs no more. */
    broken: z.boolean(),
  }),
);
export type WitnessAnswer = z.infer<typeof witnessAnswerSchema>;
