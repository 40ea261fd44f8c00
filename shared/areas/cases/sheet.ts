import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';

/** So many fields a face sheet may ask for at once (R1). */
export const SHEET_FIELDS_MAX = 20;

export const SHEET_TEXT_MAX = 4000;

/**
 * The id of a written field of the face sheet, as the district's form has it (`sheet-form.ts`). Texts and errors stand
 * under it in plain objects too: so it is no name that every object has, and not that of a form as a whole.
 */
export const sheetFieldId = () => z.string().check(z.regex(/^(?!(?:constructor|form)$)[a-z][a-z0-9-]{0,39}$/));

/** One field as it is now. Earlier texts stay in the record: nothing is written over. */
export const sheetFieldSchema = z.strictObject({
  field: sheetFieldId(),
  text: z.string(),
  rev: z.int(),
  at: z.int(),
  author: z.strictObject({ name: z.string(), own: z.boolean() }),
});
export type SheetField = z.infer<typeof sheetFieldSchema>;

/** A field as somebody changes it, with the revision they had before them; 0: there was none. */
export const sheetChangeSchema = z.strictObject({
  field: sheetFieldId(),
  text: keepableText().check(z.maxLength(SHEET_TEXT_MAX)),
  baseRev: z.int().check(z.nonnegative()),
});
export type SheetChange = z.infer<typeof sheetChangeSchema>;

/** The body of the op `sheet.write`: all of it is applied, or none where one field has changed meanwhile. */
export const sheetWriteSchema = z.strictObject({
  studentId: z.uuid(),
  seen: z.optional(seenSchema),
  fields: z.array(sheetChangeSchema).check(
    z.minLength(1),
    z.maxLength(SHEET_FIELDS_MAX),
    z.refine((changes) => new Set(changes.map(({ field }) => field)).size === changes.length),
  ),
});
export type SheetWrite = z.infer<typeof sheetWriteSchema>;

/** Which revision each field of an op has once it is applied; 0: nobody ever wrote it. */
export const sheetRevsSchema = z.record(sheetFieldId(), z.int());
export type SheetRevs = z.infer<typeof sheetRevsSchema>;

/** A field that somebody else changed meanwhile, as it is now: the writer has their own text and decides. */
export const fieldConflictSchema = classed('casework', sheetFieldSchema);
export type FieldConflict = z.infer<typeof fieldConflictSchema>;
