import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { BASIS_MAX, DISCLOSURE_OUTCOMES, RECEIVER_MAX } from './disclosure.ts';

/** The columns that may be left out; when, and to whom, always stand there. */
export const LOG_COLUMNS = ['student', 'school', 'interest', 'basis', 'outcome'] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number];

export const VIEW_NAME_MAX = 60;
export const VIEWS_MAX = 50;
/** `all`, a school's id, or null for the one that was looked at last. */
const SCHOOL_MAX = 36;

/** How somebody looks at the log: what narrows it, and its columns. Says nothing of a student. */
export const logViewSchema = z.strictObject({
  school: z.nullable(z.string().check(z.maxLength(SCHOOL_MAX))),
  year: z.string().check(z.regex(/^(?:all|\d{4})$/)),
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
  basis: z.nullable(z.string().check(z.maxLength(BASIS_MAX))),
  outcome: z.nullable(z.enum(DISCLOSURE_OUTCOMES)),
  receiver: z.nullable(keepableText().check(z.trim(), z.minLength(1), z.maxLength(RECEIVER_MAX))),
  columns: z.array(z.enum(LOG_COLUMNS)).check(z.maxLength(LOG_COLUMNS.length)),
});
export type LogView = z.infer<typeof logViewSchema>;

const name = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(VIEW_NAME_MAX));

/** `view.save`: one's own, under a name. The id is the client's; a known one is saved anew. */
export const viewSaveSchema = z.strictObject({ viewId: z.uuid(), name: name(), view: logViewSchema });
export type ViewSave = z.infer<typeof viewSaveSchema>;

/** `view.drop`: one's own alone. */
export const viewDropSchema = z.strictObject({ viewId: z.uuid() });
export type ViewDrop = z.infer<typeof viewDropSchema>;

/** `GET /v1/saved-views`: one's own, by name. */
export const savedViewsSchema = classed(
  'none',
  z.strictObject({ views: z.array(z.strictObject({ viewId: z.uuid(), name: z.string(), view: logViewSchema })) }),
);
export type SavedViews = z.infer<typeof savedViewsSchema>;
