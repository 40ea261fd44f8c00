import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';

/**
 * Sealed texts in one request, the longest, and all of them together, in characters. The longest is a face sheet whose
 * every field is full, in a script of three bytes a character; a request is at most 256 KB, as any other.
 */
export const SEALED_MAX = 20;
export const SEALED_LENGTH_MAX = 100_000;
export const SEALED_TOTAL_MAX = 200_000;

/** What a client needs to keep text, and for how long. */
export const vaultSchema = z.strictObject({
  /** Texts at rest are sealed to this key of the server. */
  sealKey: z.strictObject({ id: z.string(), key: z.string() }),
  /** Drafts older than this are discarded, after a warning; set by the district. */
  draftDays: z.int(),
  /** How long a face sheet of the own caseload may be read without the server; 0: not at all, as it is at first. */
  offlineHours: z.int(),
});
export type Vault = z.infer<typeof vaultSchema>;

/** `POST /v1/drafts/open`: sealed texts of the asker's own, after a restart of the browser. */
export const draftsOpenSchema = classed(
  'none',
  z.strictObject({
    sealed: z.array(z.string().check(z.maxLength(SEALED_LENGTH_MAX))).check(
      z.minLength(1),
      z.maxLength(SEALED_MAX),
      z.refine((sealed) => sealed.reduce((sum, { length }) => sum + length, 0) <= SEALED_TOTAL_MAX),
    ),
  }),
);

/** In the order asked; null for what is not the asker's own, or can be opened by nobody any more. */
export const draftsOpenedSchema = z.strictObject({ opened: classed('casework', z.array(z.nullable(z.string()))) });
