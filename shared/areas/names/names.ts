import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { NAME_STATES } from './judge.ts';
import { keptNamePolicySchema } from './policy.ts';
import { GENDERS } from './update-form.ts';
import { NAME_STEPS } from './update-steps.ts';
import { listedStudentSchema } from './called.ts';

export const NAMES_MAX = 200;
const KIND_MAX = 40;

/** `name.ask`: the form as it was filled in (R193 to R200). Which fields it holds `updateFields` says, and the server checks. */
export const nameAskSchema = z.strictObject({
  studentId: z.uuid(),
  updateId: z.uuid(),
  /** What the page showed, where it was entered beside one. */
  seen: z.optional(seenSchema),
  /** The date on the form. */
  day: z.iso.date(),
  filled: filledSchema,
});
export type NameAsk = z.infer<typeof nameAskSchema>;

/** `name.step`: the next step of an update. `stepId` is the client's, so that a resent one is known. */
export const nameStepSchema = z.strictObject({
  studentId: z.uuid(),
  updateId: z.uuid(),
  stepId: z.uuid(),
  seen: z.optional(seenSchema),
  form: z.strictObject({
    kind: z.string().check(z.maxLength(KIND_MAX)),
    day: z.iso.date(),
    filled: filledSchema,
  }),
});
export type NameStepTaken = z.infer<typeof nameStepSchema>;

const namedAs = () =>
  z.strictObject({
    first: z.string(),
    middle: z.string(),
    last: z.string(),
    gender: z.enum(GENDERS.map(({ id }) => id)),
  });
const pronouns = () => z.nullable(z.strictObject({ id: z.string(), own: z.string() }));

/** What an approved update made of a name, in the days `[from, until)` (R197, R205). */
export const namesSpanSchema = classed(
  'names',
  z.strictObject({
    updateId: z.uuid(),
    from: z.string(),
    until: z.nullable(z.string()),
    original: namedAs(),
    legal: namedAs(),
    updated: namedAs(),
    pronouns: pronouns(),
    lettersHome: z.boolean(),
  }),
);

/** An update with its steps. */
export const nameUpdateSchema = classed(
  'names',
  z.strictObject({
    updateId: z.uuid(),
    askedOn: z.string(),
    state: z.enum(NAME_STATES),
    /** As the roster had it when the form was entered (R193). */
    about: z.strictObject({
      sisId: z.string(),
      school: z.string(),
      birthDate: z.nullable(z.string()),
      age: z.nullable(z.int()),
    }),
    /** In the order in which they were taken; the first is the form, of kind `asked`. */
    steps: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.string(),
        day: z.string(),
        filled: filledSchema,
        author: z.strictObject({ name: z.string(), role: z.string() }),
        at: z.int(),
      }),
    ),
    /** What it waits for next. */
    awaited: z.array(z.enum(NAME_STEPS)),
    /** What its approval lacks today (see `approvalLacks`); nothing once it is decided. */
    lacks: z.array(z.string()),
    /** Every step that the reader may take and that is not over, with what is missing; nothing missing: now. */
    steppable: z.array(z.strictObject({ kind: z.enum(NAME_STEPS), missing: z.array(z.string()) })),
  }),
);
export type StudentNameUpdate = z.infer<typeof nameUpdateSchema>;

/** `POST /v1/names/read`: a student's updates with the original names in them (R197), for whoever has a part in them. */
export const namesRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));
export const namesSchema = z.strictObject({
  /** What a new form begins with. */
  student: classed(
    'identity',
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      sisId: z.string(),
      givenName: z.string(),
      middleName: z.string(),
      familyName: z.string(),
      birthDate: z.nullable(z.string()),
      age: z.nullable(z.int()),
      school: classed('directory', z.nullable(z.string())),
    }),
  ),
  /** What the district says today: by it the form asks, and without it there is none. */
  policy: keptNamePolicySchema,
  /** The newest first. */
  updates: z.array(nameUpdateSchema),
  /** Every name that was approved, the newest first. */
  history: z.array(namesSpanSchema),
  /** Why the updated name of today is used nowhere (`policy.off`, `policy.forbidden`, `consent-form`, `parents-told`). */
  rests: classed('names', z.array(z.string())),
  /** Which of `name.keep`, `name.decide`, `name.task` the reader has. */
  abilities: classed('none', z.array(z.string())),
  today: classed('none', z.string()),
});
export type StudentNames = z.infer<typeof namesSchema>;

/** `POST /v1/names/list`: updates that wait: for a decision, or for what the secretary does (R205, R206). */
export const NAME_LISTS = ['decide', 'tasks'] as const;
export const nameListRequestSchema = classed(
  'none',
  z.strictObject({ view: z.enum(NAME_LISTS), limit: z.int().check(z.minimum(1), z.maximum(NAMES_MAX)) }),
);
export const nameRowSchema = classed(
  'names',
  z.strictObject({
    updateId: z.uuid(),
    student: listedStudentSchema,
    building: classed('directory', z.nullable(z.string())),
    askedOn: z.string(),
    state: z.enum(NAME_STATES),
    /** Since when it holds (R205); null while it is not approved. */
    approvedOn: z.nullable(z.string()),
    awaited: z.array(z.enum(NAME_STEPS)),
  }),
);
export type NameRow = z.infer<typeof nameRowSchema>;
export const nameListSchema = z.strictObject({
  /** What was asked first comes first. */
  rows: z.array(nameRowSchema),
  /** How many there are, exactly. */
  total: classed('none', z.int()),
  today: classed('none', z.string()),
});
export type NameList = z.infer<typeof nameListSchema>;
