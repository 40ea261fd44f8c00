import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { sheetFieldSchema } from '../areas/cases/sheet.ts';
import { contactEntrySchema } from '../areas/contacts/contact.ts';

/** Students a client may hold at once, and changes in one answer. */
export const HELD_MAX = 200;
export const CHANGES_MAX = 200;

/** So often a client that shows a student asks, and so long it is said of somebody that they are editing. */
export const PULL_EVERY_MS = 30_000;
export const EDITING_MS = 75_000;

/**
 * `POST /v1/pull`: which students the client holds, each with the revision up to which it has everything about them.
 * One number a student, so that one opened between two pulls misses nothing.
 */
export const pullRequestSchema = classed(
  'identity',
  z.strictObject({
    held: z.array(z.strictObject({ id: z.uuid(), rev: z.int().check(z.nonnegative()) })).check(z.maxLength(HELD_MAX)),
    /** Of the held ones, whose face sheet the asker is changing now: others are told so for `EDITING_MS`. */
    editing: z.optional(z.array(z.uuid()).check(z.maxLength(HELD_MAX))),
  }),
);
export type PullRequest = z.infer<typeof pullRequestSchema>;
export type Held = PullRequest['held'][number];

/**
 * What is new, in the order of its revisions. Once it is kept, the client has each held student up to `cursor`, or up
 * to its own `rev` where that is higher; when there is `more` it asks again at once.
 */
export const pullAnswerSchema = z.strictObject({
  cursor: classed('none', z.int()),
  changed: z.array(
    classed(
      'casework',
      z.discriminatedUnion('kind', [
        z.strictObject({ studentId: z.uuid(), rev: z.int(), kind: z.literal('contact'), contact: contactEntrySchema }),
        z.strictObject({ studentId: z.uuid(), rev: z.int(), kind: z.literal('sheet'), field: sheetFieldSchema }),
        /** A step was taken in a case: it is read again, for whoever may read cases. */
        z.strictObject({ studentId: z.uuid(), rev: z.int(), kind: z.literal('case'), caseId: z.uuid() }),
        /** The student's names are to be read again, for whoever may know of them (R197, R204). */
        z.strictObject({ studentId: z.uuid(), rev: z.int(), kind: z.literal('name') }),
      ]),
    ),
  ),
  /** Colleagues who are changing a held student's face sheet now, for those whose casework is open to the asker. */
  editors: z.array(classed('casework', z.strictObject({ studentId: z.uuid(), name: z.string() }))),
  /**
   * No longer there, or their casework no longer open to this reader: one word, since the difference is nobody's
   * business. To be forgotten.
   */
  gone: classed('identity', z.array(z.uuid())),
  more: classed('none', z.boolean()),
  /** Another text whenever the adapters in force are others (`GET /v1/adapters`): the client reads them again. */
  adapters: classed('none', z.string()),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;
