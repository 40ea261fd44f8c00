import * as z from 'zod/mini';
import { becauseSchema } from '../../access/because.ts';
import { classed, defineRecord, field } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { contactEntrySchema } from '../contacts/contact.ts';
import { called } from '../names/called.ts';
import { nameFlagSchema } from '../names/flag.ts';
import { STAGES } from './lifecycle/step.ts';
import { sheetFieldSchema } from './sheet.ts';
import { faceSheetFormSchema } from './sheet-form.ts';

/** Who the student is, by field class: what the reader's rule does not grant is absent. */
export const studentRecord = defineRecord({
  id: field('identity', z.uuid()),
  sisId: field('identity', z.string()),
  name: field('identity', z.string()),
  birthDate: field('identity', z.string()),
  grade: field('directory', z.string()),
  building: field('directory', z.string()),
});
export type StudentRecord = z.infer<typeof studentRecord.schema>;

export const faceSheetRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

/** The open case in short: what is expected first, and by when. */
export const faceSheetCaseSchema = classed(
  'casework',
  z.strictObject({
    caseId: z.uuid(),
    stage: z.enum(STAGES),
    next: z.nullable(z.string()),
    due: z.nullable(z.string()),
  }),
);
export type FaceSheetCase = z.infer<typeof faceSheetCaseSchema>;

/** `POST /v1/students/face-sheet`: the student, the contacts, and why the reader may see them. */
export const faceSheetSchema = z.strictObject({
  student: studentRecord.schema,
  /** How to call the student (R204): for whoever works directly with them, while an update is in force; else absent. */
  flag: z.optional(nameFlagSchema),
  /** Newest first; absent when casework is not granted. At most 200; `contactTotal` says how many there are. */
  contacts: z.optional(z.array(contactEntrySchema)),
  contactTotal: z.optional(classed('casework', z.int())),
  /**
   * The fields that were ever written, also where the text was taken out: whoever writes there stands on that
   * revision. Absent when casework is not granted.
   */
  sheet: z.optional(z.array(classed('casework', sheetFieldSchema))),
  /** What the district's face sheet asks for, and asked for before: says how `sheet` is read. Absent where that is. */
  sheetForm: z.optional(faceSheetFormSchema),
  /** Where the open case stands, for whoever may read the student's cases. */
  case: z.optional(faceSheetCaseSchema),
  because: becauseSchema,
  /** What the reader may do here, such as `contact.add`. */
  abilities: classed('none', z.array(z.string())),
  asOf: classed('none', z.int()),
  /** The revision up to which this has everything about the student: where a pull goes on. */
  rev: classed('none', z.int()),
});
export type FaceSheet = z.infer<typeof faceSheetSchema>;

export const lookupRequestSchema = z.strictObject({ seen: seenSchema });

/** One student who could be meant, with just enough to tell two of the same name apart. */
export const candidateSchema = z.strictObject({
  studentId: classed('identity', z.uuid()),
  sisId: classed('identity', z.string()),
  name: classed('identity', z.string()),
  called: called(),
  grade: classed('directory', z.string()),
  building: classed('directory', z.string()),
});
export type Candidate = z.infer<typeof candidateSchema>;

/**
 * `POST /v1/students/lookup`: what a sighting came to. A student who does not exist and one whom the reader may not
 * know about are both answered 404 `not-visible`, word for word alike.
 */
export const lookupAnswerSchema = z.discriminatedUnion('match', [
  z.strictObject({ match: classed('none', z.literal('one')), studentId: classed('identity', z.uuid()) }),
  z.strictObject({ match: classed('none', z.literal('several')), candidates: z.array(candidateSchema) }),
  z.strictObject({
    match: classed('none', z.literal('disagrees')),
    fields: classed('identity', z.array(z.strictObject({ field: z.enum(['name', 'birthDate']), agrees: z.boolean() }))),
  }),
]);
export type LookupAnswer = z.infer<typeof lookupAnswerSchema>;
