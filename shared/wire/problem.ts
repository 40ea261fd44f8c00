import * as z from 'zod/mini';

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
  'too-large',
  'too-many',
  'client-too-old',
  'not-ready',
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
