import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { BASIS_MAX, DISCLOSURE_OUTCOMES } from './disclosure.ts';
import { called } from '../names/called.ts';

export const WHY_MAX = 1000;
const NUMBER_MAX = 40;

/** A request and what became of it. Which fields it must hold, its basis says (`fieldsOf`), and the server checks. */
export const releaseFormSchema = z.strictObject({
  outcome: z.enum(DISCLOSURE_OUTCOMES),
  basis: z.string().check(z.maxLength(BASIS_MAX)),
  filled: filledSchema,
});

const why = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(WHY_MAX));

/** `disclosure.record`: an entry of the log (34 CFR 99.32(a)). `disclosureId` is the client's, so that a resent one is known. */
export const disclosureRecordSchema = z.strictObject({
  studentId: z.uuid(),
  disclosureId: z.uuid(),
  seen: z.optional(seenSchema),
  form: releaseFormSchema,
});
export type DisclosureRecord = z.infer<typeof disclosureRecordSchema>;

/** So many students at a time: they are kept in one transaction. */
export const TOGETHER_MAX = 200;

/** `disclosure.record-many`: the same release of several students, an entry each (R105). All are kept, or none is. */
export const disclosureRecordManySchema = z.strictObject({
  students: z
    .array(z.strictObject({ studentId: z.uuid(), disclosureId: z.uuid() }))
    .check(z.minLength(1), z.maxLength(TOGETHER_MAX)),
  form: releaseFormSchema,
});
export type DisclosureRecordMany = z.infer<typeof disclosureRecordManySchema>;

/** `POST /v1/disclosures/students`: who has these numbers, of those about whom the reader may enter. */
export const numberedRequestSchema = classed(
  'identity',
  z.strictObject({
    numbers: z
      .array(keepableText().check(z.trim(), z.minLength(1), z.maxLength(NUMBER_MAX)))
      .check(z.minLength(1), z.maxLength(TOGETHER_MAX)),
  }),
);

/** The others are nobody's, or nobody's about whom the reader may enter: which of the two is not told. */
export const numberedSchema = z.strictObject({
  students: z.array(
    classed('identity', z.strictObject({ studentId: z.uuid(), sisId: z.string(), name: z.string(), called: called() })),
  ),
  /** What the form is judged by; who is of age is judged for each when it is kept. */
  about: classed('none', z.strictObject({ today: z.string(), studiesOpen: z.boolean() })),
  parties: classed('none', z.array(z.strictObject({ name: z.string(), barredUntil: z.nullable(z.string()) }))),
});
export type Numbered = z.infer<typeof numberedSchema>;

/**
 * `disclosure.correct`: says why an entry is wrong, and what is right instead; without a form it should never have been
 * made. The entry stays as it was, and both are linked.
 */
export const disclosureCorrectSchema = z.strictObject({
  studentId: z.uuid(),
  /** The entry that is wrong. */
  disclosureId: z.uuid(),
  why: why(),
  right: z.optional(z.strictObject({ disclosureId: z.uuid(), form: releaseFormSchema })),
});
export type DisclosureCorrect = z.infer<typeof disclosureCorrectSchema>;

/** `disclosure.seal`: a release of which nobody but the custodian learns (R101, R117). */
export const disclosureSealSchema = z.strictObject({
  studentId: z.uuid(),
  releaseId: z.uuid(),
  form: releaseFormSchema,
});
export type DisclosureSeal = z.infer<typeof disclosureSealSchema>;

/**
 * `disclosure.seal-correct`: says why an entry of the sealed book is wrong, and what is right instead; without a form it
 * should never have been made. What is right is of the same student, and has to belong in that book too (R117).
 */
export const disclosureSealCorrectSchema = z.strictObject({
  /** The entry that is wrong. */
  releaseId: z.uuid(),
  why: why(),
  right: z.optional(z.strictObject({ releaseId: z.uuid(), form: releaseFormSchema })),
});
export type DisclosureSealCorrect = z.infer<typeof disclosureSealCorrectSchema>;

/** `POST /v1/disclosures/read`: what the log holds of one student, and what a new entry is judged by. */
export const studentLogRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

/** Why an entry is wrong, and the entry that is right instead, where there is one; null: nobody says that it is. */
const correctedSchema = z.nullable(
  z.strictObject({ why: z.string(), at: z.int(), by: z.string(), replacedBy: z.nullable(z.uuid()) }),
);

export const logEntrySchema = classed(
  'disclosure',
  z.strictObject({
    disclosureId: z.uuid(),
    /** When it was asked or released, epoch ms. */
    at: z.int(),
    form: releaseFormSchema,
    recorded: z.strictObject({ at: z.int(), by: z.string(), role: z.string(), own: z.boolean() }),
    corrected: correctedSchema,
  }),
);
export type LogEntry = z.infer<typeof logEntrySchema>;

export const studentLogSchema = z.strictObject({
  student: classed('identity', z.strictObject({ id: z.uuid(), name: z.string(), sisId: z.string() })),
  /** Newest first. All for the custodian and whoever answers for the school (R119, R149); one's own for the rest. */
  entries: z.array(logEntrySchema),
  /** Whether that is all there is, or one's own alone. */
  whole: classed('none', z.boolean()),
  /** What a new entry is judged by (`About`). */
  about: classed('identity', z.strictObject({ age: z.nullable(z.int()), today: z.string(), studiesOpen: z.boolean() })),
  /** Receivers that the district knows, for choosing; barred ones say until when (R126). */
  parties: classed('none', z.array(z.strictObject({ name: z.string(), barredUntil: z.nullable(z.string()) }))),
  abilities: classed('none', z.array(z.string())),
});
export type StudentLog = z.infer<typeof studentLogSchema>;

/** `GET /v1/sealed-releases`: the custodian's sealed book, newest first. */
export const sealedReleasesSchema = z.strictObject({
  releases: z.array(
    classed(
      'disclosure',
      z.strictObject({
        releaseId: z.uuid(),
        student: classed('identity', z.strictObject({ id: z.uuid(), name: z.string(), sisId: z.string() })),
        at: z.int(),
        form: releaseFormSchema,
        recorded: z.strictObject({ at: z.int(), by: z.string() }),
        corrected: correctedSchema,
      }),
    ),
  ),
});
export type SealedReleases = z.infer<typeof sealedReleasesSchema>;
