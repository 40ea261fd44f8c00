import * as z from 'zod/mini';

/**
 * What the names of all that the console stores in this browser begin with. One origin may serve several, each below
 * a path.
 */
export function storedUnder(path: string) {
  return {
    /** What was seen of the server's audit trail (`watchStoreOver`). It is about the server. */
    trail: `facesheet trail ${path} `,
    /** What somebody wrote and did not send (`sealedWriting`), each text under a name that says nothing. */
    written: `facesheet written ${path} `,
  } as const;
}

/** One text, sealed for its author: only the server opens it, for them alone. */
export const sealedCellSchema = z.strictObject({ staffId: z.string(), keptAt: z.int(), sealed: z.string() });
export type SealedCell = z.infer<typeof sealedCellSchema>;
