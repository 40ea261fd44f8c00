import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';

/** How a contact took place (R13: all contacts are documented on the face sheet). */
export const CONTACT_KINDS = ['phone', 'email', 'visit', 'meeting', 'check-in', 'letter'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** With whom, by relation; the person's own name goes into `withName`. */
export const CONTACT_PARTIES = ['parent', 'student', 'agency', 'school', 'other'] as const;
export type ContactParty = (typeof CONTACT_PARTIES)[number];

export const CONTACT_OUTCOMES = ['reached', 'left-message', 'no-answer', 'refused', 'not-home'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

export const NOTE_MAX = 8000;
export const WITH_NAME_MAX = 120;
/** A clock may run ahead by this much; a contact of tomorrow is a slip of the finger. */
export const AHEAD_MS = 5 * 60 * 1000;

/** What the user fills in. `happenedAt` is epoch milliseconds, never in the future beyond a few minutes. */
export const contactFormSchema = z.strictObject({
  kind: z.enum(CONTACT_KINDS),
  party: z.enum(CONTACT_PARTIES),
  withName: keepableText().check(z.maxLength(WITH_NAME_MAX)),
  outcome: z.enum(CONTACT_OUTCOMES),
  note: keepableText().check(z.trim(), z.minLength(1), z.maxLength(NOTE_MAX)),
  happenedAt: z.int().check(z.nonnegative()),
});
export type ContactForm = z.infer<typeof contactFormSchema>;

/** The body of the op `contact.add`: the form, whose it is, and what the page said when it was saved. */
export const contactAddSchema = z.strictObject({
  studentId: z.uuid(),
  seen: z.optional(seenSchema),
  form: contactFormSchema,
});
export type ContactAdd = z.infer<typeof contactAddSchema>;

/** A contact as the face sheet shows it. Append-only: a correction is an addendum, never an edit. */
export const contactEntrySchema = classed(
  'casework',
  z.strictObject({
    id: z.uuid(),
    kind: z.enum(CONTACT_KINDS),
    party: z.enum(CONTACT_PARTIES),
    withName: z.string(),
    outcome: z.enum(CONTACT_OUTCOMES),
    note: z.string(),
    happenedAt: z.int(),
    recordedAt: z.int(),
    /** `2026-27`: the timeline groups by it and folds earlier years. */
    schoolYear: z.string(),
    author: z.strictObject({ name: z.string(), role: z.string(), own: z.boolean() }),
    rev: z.int(),
  }),
);
export type ContactEntry = z.infer<typeof contactEntrySchema>;
