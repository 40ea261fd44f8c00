import * as z from 'zod/mini';

/** The store behind the server cannot do its work: nothing the person did, and nothing the person can mend. */
export const STORE_CODES = ['storage-full', 'storage-read-only', 'storage-damaged', 'busy', 'away'] as const;
export type StoreCode = (typeof STORE_CODES)[number];

/** Stable words for what went wrong; texts for people hang on these, in the reader's language. */
export const PROBLEM_CODES = [
  'bad-request',
  'invalid',
  'signed-out',
  'wrong-sign-in',
  'locked',
  'not-allowed',
  'not-visible',
  'not-found',
  'stale',
  'too-large',
  'too-many',
  'client-too-old',
  'not-ready',
  ...STORE_CODES,
  'unexpected',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const issueSchema = z.strictObject({ path: z.string(), code: z.string() });
export type Issue = z.infer<typeof issueSchema>;

/** RFC 9457 problem+json. Public text only: never a submitted value, never an internal reason. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  issues: z.optional(z.array(issueSchema)),
  /** Rule titles that would have allowed it; the same for every student, so nothing leaks. */
  wouldAllow: z.optional(z.array(z.string())),
  /** For `locked` and `too-many`: when to try again, epoch ms. */
  retryAt: z.optional(z.int()),
});
export type Problem = z.infer<typeof problemSchema>;

const STORE: ReadonlySet<string> = new Set(STORE_CODES);

/** Whether a problem is the store's. */
export function isStoreCode(code: string): code is StoreCode {
  return STORE.has(code);
}
