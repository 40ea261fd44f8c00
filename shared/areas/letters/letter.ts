import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';
import { LETTER_BODY_MAX, LETTER_SUBJECT_MAX, letterLanguageSchema, letterTemplatesSchema } from './template.ts';

/** How a letter goes to the home. */
export const LETTER_WAYS = ['mail', 'certified-mail', 'handed-over', 'email'] as const;
export type LetterWay = (typeof LETTER_WAYS)[number];
export const LETTER_PARTIES = ['parent', 'student'] as const;
export const LETTER_TO_MAX = 120;

/** What the writer fills in: the template with the version that it was begun from, and the words as they go out. */
export const letterFormSchema = z.strictObject({
  template: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  /** `rev` of the templates it was begun from: kept with the letter, so that it is known what the family was sent. */
  version: z.int(),
  lang: letterLanguageSchema,
  party: z.enum(LETTER_PARTIES),
  /** To whom by name. */
  to: keepableText().check(z.trim(), z.minLength(1), z.maxLength(LETTER_TO_MAX)),
  way: z.enum(LETTER_WAYS),
  subject: keepableText().check(z.trim(), z.minLength(1), z.maxLength(LETTER_SUBJECT_MAX)),
  body: keepableText().check(z.trim(), z.minLength(1), z.maxLength(LETTER_BODY_MAX)),
});
export type LetterForm = z.infer<typeof letterFormSchema>;

/** `letter.send`: keeps the letter as it goes out, and logs it as a contact (R13). `letterId` is the client's, to print by. */
export const letterSendSchema = z.strictObject({
  studentId: z.uuid(),
  letterId: z.uuid(),
  seen: z.optional(seenSchema),
  form: letterFormSchema,
});
export type LetterSend = z.infer<typeof letterSendSchema>;

/** `POST /v1/letters/read`: the letters about a student, and what a new one is begun from. */
export const lettersRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

/** A letter as it went out. Append-only: a wrong one is followed by another. */
export const letterSchema = classed(
  'casework',
  z.strictObject({
    letterId: z.uuid(),
    form: letterFormSchema,
    /** The template's title as it was in the version sent, in the reader's language. */
    title: z.string(),
    /** `YYYY-MM-DD`, the district's day on which it was recorded. */
    day: z.string(),
    author: z.strictObject({ name: z.string(), role: z.string(), own: z.boolean() }),
  }),
);
export type Letter = z.infer<typeof letterSchema>;

export const lettersSchema = z.strictObject({
  /** Newest first. */
  letters: z.array(letterSchema),
  /** Those in force; only for whoever may write letters about the student, else null. */
  templates: classed('none', z.nullable(letterTemplatesSchema)),
  /** What is put in the places of a template; empty where it is not known. */
  places: classed(
    'casework',
    z.strictObject({
      student: z.string(),
      school: z.string(),
      /** Who writes: the reader's own name. */
      worker: z.string(),
      /** The day of the meeting of the open case's committee, else empty. `YYYY-MM-DD`. */
      meeting: z.string(),
      /** `YYYY-MM-DD`. */
      day: z.string(),
    }),
  ),
});
export type Letters = z.infer<typeof lettersSchema>;
