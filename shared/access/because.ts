import * as z from 'zod/mini';
import { classed, fieldClassSchema } from './field-classes.ts';

const days = { since: z.nullable(z.iso.date()), until: z.nullable(z.iso.date()) };

/** The dated fact that made a rule true. Days are `[since, until)`; null is open. */
export const grantingFactSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), role: z.string(), building: z.nullable(z.string()), ...days }),
  z.strictObject({ kind: z.literal('relation'), relation: z.string(), ...days }),
  z.strictObject({ kind: z.literal('attribute'), attribute: z.string(), ...days }),
  /** `untilAt` (epoch ms, exclusive): an emergency lasts hours. */
  z.strictObject({ kind: z.literal('grant'), grant: z.string(), untilAt: z.int(), ...days }),
]);
export type GrantingFact = z.infer<typeof grantingFactSchema>;

/** Why the reader may see this: the rule, the fact, and what it opens. Shown under "Why can I see this?". */
export const becauseSchema = classed(
  'none',
  z.strictObject({
    ruleId: z.string(),
    /** The rule in plain words, in the reader's language. */
    title: z.string(),
    /** The paragraph of the policy or law it stands on. */
    source: z.string(),
    facts: z.array(grantingFactSchema),
    fieldClasses: z.array(fieldClassSchema),
    /** The last day it holds (exclusive), or null when nothing says so. */
    until: z.nullable(z.iso.date()),
  }),
);
export type Because = z.infer<typeof becauseSchema>;
