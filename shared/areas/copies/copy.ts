import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { releaseFormSchema } from '../disclosures/release.ts';
import { keepableText } from '../../wire/text.ts';
import { COPY_STATES } from './copy-state.ts';
import { HELD_PART_IDS } from './parts.ts';
import { ACTS } from './redact.ts';
import { listedStudentSchema } from '../names/called.ts';

export const COPY_WHY_MAX = 300;
export const COPY_WORDS_MAX = 1000;
const LINE_ID_MAX = 120;
const DECISIONS_MAX = 500;
export const COPY_LANGS = ['en', 'es'] as const;
export const COPY_VIEWS = ['open', 'handed'] as const;
export const COPIES_MAX = 200;
const sha256 = () => z.string().check(z.regex(/^[0-9a-f]{64}$/));

const decisionSchema = z.strictObject({
  lineId: z.string().check(z.minLength(1), z.maxLength(LINE_ID_MAX)),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.nonnegative()),
  act: z.enum(ACTS),
  why: keepableText().check(z.trim(), z.maxLength(COPY_WHY_MAX)),
});

/** `copy.begin`: somebody asks, and a copy is begun. Ids are the client's, so that what is resent is known. */
export const copyBeginSchema = z.strictObject({
  studentId: z.uuid(),
  copyId: z.uuid(),
  stepId: z.uuid(),
  form: releaseFormSchema,
  /** Of a copy under a written consent (R83). */
  consentId: z.optional(z.uuid()),
});
export type CopyBegin = z.infer<typeof copyBeginSchema>;

/** `copy.step`: the next thing that is done to it. */
export const copyStepSchema = z.strictObject({
  studentId: z.uuid(),
  copyId: z.uuid(),
  stepId: z.uuid(),
  step: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('asked'), form: releaseFormSchema, consentId: z.optional(z.uuid()) }),
    z.strictObject({
      kind: z.literal('chosen'),
      parts: z.array(z.enum(HELD_PART_IDS)).check(
        z.minLength(1),
        z.refine((parts) => new Set(parts).size === parts.length),
      ),
      lang: z.enum(COPY_LANGS),
    }),
    z.strictObject({
      kind: z.literal('decided'),
      decisions: z.array(decisionSchema).check(z.minLength(1), z.maxLength(DECISIONS_MAX)),
    }),
    z.strictObject({ kind: z.literal('sent') }),
    z.strictObject({ kind: z.literal('approved'), hash: sha256() }),
    z.strictObject({
      kind: z.literal('back'),
      words: keepableText().check(z.trim(), z.minLength(1), z.maxLength(COPY_WORDS_MAX)),
    }),
    z.strictObject({ kind: z.literal('handed'), form: releaseFormSchema, entryId: z.uuid() }),
    z.strictObject({ kind: z.literal('dropped') }),
  ]),
});
export type CopyStepTaken = z.infer<typeof copyStepSchema>;

/** Which copy. */
export const copyRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid(), copyId: z.uuid() }));

const lineSchema = classed(
  'casework',
  z.strictObject({
    id: z.string(),
    part: z.string(),
    day: z.nullable(z.string()),
    heading: z.string(),
    text: z.string(),
  }),
);

const hitSchema = classed(
  'identity',
  z.strictObject({
    lineId: z.string(),
    start: z.int(),
    end: z.int(),
    /** Names from the roster. */
    whom: z.array(z.string()),
    alone: z.boolean(),
  }),
);

/** `POST /v1/copies/read`: a copy as it stands. */
export const copySchema = z.strictObject({
  student: classed('identity', z.strictObject({ id: z.uuid(), name: z.string(), sisId: z.string() })),
  copyId: classed('none', z.uuid()),
  state: classed('none', z.enum(COPY_STATES)),
  form: classed('disclosure', releaseFormSchema),
  consentId: classed('none', z.nullable(z.uuid())),
  /** Null until the parts are chosen. */
  chosen: classed(
    'none',
    z.nullable(
      z.strictObject({
        parts: classed('none', z.array(z.string())),
        lang: classed('none', z.enum(COPY_LANGS)),
        lines: z.array(lineSchema),
        hits: z.array(hitSchema),
        leftOut: classed('casework', z.array(z.strictObject({ id: z.string(), count: z.int() }))),
        at: classed('none', z.int()),
      }),
    ),
  ),
  decisions: classed('casework', z.array(decisionSchema)),
  /** Whether a second person has to look at it, and what they asked to be changed. */
  reviewed: classed('none', z.boolean()),
  back: classed('casework', z.nullable(z.string())),
  /** Of the contents as they are: what is approved. */
  hash: classed('none', z.string()),
  approved: classed('none', z.boolean()),
  /** Whether the reader had a part in it, and so can't review it. */
  own: classed('none', z.boolean()),
  /** Of the file that was handed over. */
  sha256: classed('none', z.nullable(z.string())),
  steps: classed(
    'disclosure',
    z.array(z.strictObject({ id: z.uuid(), kind: z.string(), by: z.string(), role: z.string(), at: z.int() })),
  ),
});
export type Copy = z.infer<typeof copySchema>;

/** `POST /v1/copies/list`: copies that are being made, or were handed over, of the students of whom one may make any. */
export const copyListRequestSchema = classed(
  'none',
  z.strictObject({ view: z.enum(COPY_VIEWS), limit: z.int().check(z.minimum(1), z.maximum(COPIES_MAX)) }),
);
export const copyRowSchema = classed(
  'disclosure',
  z.strictObject({
    copyId: z.uuid(),
    student: listedStudentSchema,
    party: z.string(),
    basis: z.string(),
    state: z.enum(COPY_STATES),
    begun: z.strictObject({ at: z.int(), by: z.string() }),
    /** It waits for the reader to look at it. */
    mine: z.boolean(),
  }),
);
export type CopyRow = z.infer<typeof copyRowSchema>;
export const copyListSchema = z.strictObject({
  rows: z.array(copyRowSchema),
  today: classed('none', z.string()),
});
export type CopyList = z.infer<typeof copyListSchema>;

/** `POST /v1/copies/make`: the file's SHA-256, before anybody has it. */
export const copyMadeSchema = classed('none', z.strictObject({ sha256: z.string() }));
