import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';
import { called } from '../names/called.ts';

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
export const FOLLOW_UP_MAX = 200;
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
  /** Only for those with the right to restricted notes and for its author: everybody else sees that there is one. */
  restricted: z.optional(z.literal(true)),
  /** The day by which to come back to it, and what for: a reminder of the author's (R10). */
  followUp: z.optional(
    z.strictObject({ dueOn: z.iso.date(), what: keepableText().check(z.trim(), z.maxLength(FOLLOW_UP_MAX)) }),
  ),
});
export type ContactForm = z.infer<typeof contactFormSchema>;

/** The body of the op `contact.add`: the form, whose it is, and what the page said when it was saved. */
export const contactAddSchema = z.strictObject({
  studentId: z.uuid(),
  seen: z.optional(seenSchema),
  form: contactFormSchema,
});
export type ContactAdd = z.infer<typeof contactAddSchema>;

/** `contact.addendum`: what is added to a contact, by whoever may note contacts. The contact itself stays as it was. */
export const contactAddendumSchema = z.strictObject({
  studentId: z.uuid(),
  contactId: z.uuid(),
  seen: z.optional(seenSchema),
  note: keepableText().check(z.trim(), z.minLength(1), z.maxLength(NOTE_MAX)),
});
export type ContactAddendum = z.infer<typeof contactAddendumSchema>;

/** `follow-up.close`: one's own reminder is done with; `outcome` says how. */
export const followUpCloseSchema = z.strictObject({
  studentId: z.uuid(),
  followUpId: z.uuid(),
  outcome: z.enum(['done', 'not-needed']),
});
export type FollowUpClose = z.infer<typeof followUpCloseSchema>;

/** A contact as the face sheet shows it. Append-only: a correction is an addendum, never an edit. */
export const contactEntrySchema = classed(
  'casework',
  z.strictObject({
    id: z.uuid(),
    kind: z.enum(CONTACT_KINDS),
    party: z.enum(CONTACT_PARTIES),
    withName: z.string(),
    outcome: z.enum(CONTACT_OUTCOMES),
    /** Empty where it is restricted and the reader has no right to it, as is `withName`; there are no `addenda` then. */
    note: z.string(),
    /** Whether it is restricted (then its author is who restricted it), and whether the reader sees the substance. */
    restricted: z.enum(['no', 'shown', 'hidden']),
    /** What was added later, in the order in which it was. */
    addenda: z.array(
      z.strictObject({
        id: z.uuid(),
        note: z.string(),
        at: z.int(),
        author: z.strictObject({ name: z.string(), role: z.string() }),
      }),
    ),
    happenedAt: z.int(),
    recordedAt: z.int(),
    /** `2026-27`: the timeline groups by it and folds earlier years. */
    schoolYear: z.string(),
    author: z.strictObject({ name: z.string(), role: z.string(), own: z.boolean() }),
    rev: z.int(),
  }),
);
export type ContactEntry = z.infer<typeof contactEntrySchema>;

/** What `POST /v1/follow-ups/list` is asked: all, or those of one student. */
export const followUpsRequestSchema = classed('identity', z.strictObject({ studentId: z.optional(z.uuid()) }));
export type FollowUpsRequest = z.infer<typeof followUpsRequestSchema>;

/** `POST /v1/follow-ups/list`: one's own reminders that are not done with, the first due first, of students one may still see. */
export const followUpsSchema = z.strictObject({
  rows: z.array(
    classed(
      'casework',
      z.strictObject({
        followUpId: z.uuid(),
        contactId: z.uuid(),
        studentId: classed('identity', z.uuid()),
        name: classed('identity', z.string()),
        called: called(),
        sisId: classed('identity', z.string()),
        dueOn: z.string(),
        what: z.string(),
      }),
    ),
  ),
  today: classed('none', z.string()),
});
export type FollowUps = z.infer<typeof followUpsSchema>;
