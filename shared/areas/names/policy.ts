import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';

/**
 * What a district says of names and pronouns. `consent` and `notify` ask for more than the form's own signatures (R203):
 * the state's form signed by a parent, or that the parents are told. `off` until a district has said anything.
 */
export const NAME_MODES = ['off', 'allowed', 'consent', 'notify', 'forbidden'] as const;
export type NameMode = (typeof NAME_MODES)[number];

const SOURCE_MAX = 400;
const COUNSEL_MAX = 160;

/** The district's word from a day on. Which law asks for what is for its counsel: so it says who confirmed it, and when. */
export const namePolicySchema = z.strictObject({
  mode: z.enum(NAME_MODES),
  /** The first day on which it holds. */
  fromDay: z.iso.date(),
  /** The rule or decision that it stands on. */
  source: keepableText().check(z.trim(), z.minLength(1), z.maxLength(SOURCE_MAX)),
  /** Who confirmed it, and on which day; null only while it is off. */
  counsel: z.nullable(
    z.strictObject({
      name: keepableText().check(z.trim(), z.minLength(1), z.maxLength(COUNSEL_MAX)),
      day: z.iso.date(),
    }),
  ),
  /** Whether a letter to the home may bear the chosen name, where the student wants that. */
  lettersHome: z.boolean(),
});
export type NamePolicy = z.infer<typeof namePolicySchema>;

/** A version of it. `rev` is 0, and `policy` null, before a district has said anything. */
export const keptNamePolicySchema = classed(
  'none',
  z.strictObject({ rev: z.int(), at: z.nullable(z.int()), policy: z.nullable(namePolicySchema) }),
);
export type KeptNamePolicy = z.infer<typeof keptNamePolicySchema>;

/** `names.edit`: the next version. `rev` is that of the version it was made from. */
export const namesEditSchema = z.strictObject({ rev: z.int(), policy: namePolicySchema });
export type NamesEdit = z.infer<typeof namesEditSchema>;

/** `GET /v1/names/policy`: what holds today, and every version that was entered, the newest first. */
export const namesPolicySchema = z.strictObject({
  inForce: keptNamePolicySchema,
  /** The version that the next one is made from. */
  newest: keptNamePolicySchema,
  versions: z.array(keptNamePolicySchema),
  today: classed('none', z.string()),
});
export type NamesPolicy = z.infer<typeof namesPolicySchema>;

/** Of a district that has said nothing. */
export const NO_NAME_POLICY: KeptNamePolicy = { rev: 0, at: null, policy: null };

/**
 * The version that holds on a day: of those whose first day has come the one that begins last, and of two that begin on
 * one day the newer.
 */
export function policyOn(versions: readonly KeptNamePolicy[], day: string): KeptNamePolicy {
  let found = NO_NAME_POLICY;
  for (const one of versions) {
    const { policy, rev } = one;
    if (policy === null || policy.fromDay > day) continue;
    const begun = found.policy?.fromDay ?? '';
    if (policy.fromDay > begun || (policy.fromDay === begun && rev > found.rev)) found = one;
  }
  return found;
}

/** What a district allows on a day. */
export const modeOn = (versions: readonly KeptNamePolicy[], day: string): NameMode =>
  policyOn(versions, day).policy?.mode ?? 'off';

/**
 * What does not fit in a policy, by the name of its field. It does not hold for days that are past: what was decided on
 * them was decided by what the district had said then.
 */
export function namePolicyFaults({ mode, fromDay, counsel }: NamePolicy, today: string): readonly string[] {
  return [
    ...(fromDay < today ? ['fromDay'] : []),
    ...(counsel === null && mode !== 'off' ? ['counsel'] : []),
    ...(counsel !== null && counsel.day > today ? ['counsel.day'] : []),
  ];
}
