import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { SHEET_FIELDS_MAX, SHEET_TEXT_MAX, sheetFieldId } from './sheet.ts';

/** Longest name and hint of a field, in characters. */
export const SHEET_TITLE_MAX = 80;
export const SHEET_HINT_MAX = 200;
/** Asked for or not any more: ids are never used again, so the list only grows. */
const EVER_MAX = 200;

const words = (max: number) => keepableText().check(z.trim(), z.minLength(1), z.maxLength(max));
const inBoth = (max: number) => z.strictObject({ en: words(max), es: words(max) });

/** One field that the district's face sheet asks for, or asked for once: then it is `retired`, and read only. */
const askedFieldSchema = z.strictObject({
  id: sheetFieldId(),
  title: inBoth(SHEET_TITLE_MAX),
  hint: z.optional(inBoth(SHEET_HINT_MAX)),
  max: z.int().check(z.minimum(1), z.maximum(SHEET_TEXT_MAX)),
  retired: z.optional(z.literal(true)),
});
export type AskedField = z.infer<typeof askedFieldSchema>;

/** All fields, in the order they are asked for. */
const askedFieldsSchema = z.array(askedFieldSchema).check(
  z.maxLength(EVER_MAX),
  z.refine((fields) => new Set(fields.map(({ id }) => id)).size === fields.length),
  z.refine((fields) => {
    const asked = fields.filter(({ retired }) => !retired).length;
    return asked > 0 && asked <= SHEET_FIELDS_MAX;
  }),
);

/**
 * The written part of a face sheet as the district asks for it (R1), in one of its versions. `rev` is 0, and `at` null,
 * of the one that the program comes with.
 */
export const faceSheetFormSchema = classed(
  'none',
  z.strictObject({ rev: z.int(), at: z.nullable(z.int()), fields: askedFieldsSchema }),
);
export type FaceSheetForm = z.infer<typeof faceSheetFormSchema>;

/** `sheet-form.edit`: all of it, with the `rev` of the form that it was made from. */
export const sheetFormEditSchema = z.strictObject({ rev: z.int(), fields: askedFieldsSchema });
export type SheetFormEdit = z.infer<typeof sheetFormEditSchema>;

/** `GET /v1/sheet-form`: the form in force, and what it was before, newest first. */
export const sheetFormsSchema = z.strictObject({
  inForce: faceSheetFormSchema,
  earlier: z.array(faceSheetFormSchema),
});
export type SheetForms = z.infer<typeof sheetFormsSchema>;
