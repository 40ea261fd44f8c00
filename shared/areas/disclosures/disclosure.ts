import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { listedStudentSchema } from '../names/called.ts';

/** A denied request is in the log too (R115). */
export const DISCLOSURE_OUTCOMES = ['released', 'denied'] as const;

export const PAGE_MAX = 100;
export const BASIS_MAX = 20;
export const RECEIVER_MAX = 160;
/** More receivers than these are not told apart: more of the name is asked for. */
export const RECEIVERS_MAX = 500;

const placeSchema = z.strictObject({ at: z.int(), id: z.uuid() });

/** What narrows the log: entries in `[from, until)` (epoch ms). */
const filterParts = {
  /** Absent: of every school. */
  buildingId: z.optional(z.uuid()),
  from: z.int().check(z.nonnegative()),
  until: z.int().check(z.nonnegative()),
  /** Of this basis alone: a basis's id, or `none`. */
  basis: z.optional(z.string().check(z.maxLength(BASIS_MAX))),
  outcome: z.optional(z.enum(DISCLOSURE_OUTCOMES)),
  /** Whoever asks or receives is called so: the beginnings of words. */
  receiver: z.optional(keepableText().check(z.trim(), z.minLength(1), z.maxLength(RECEIVER_MAX))),
};
export type DisclosureFilter = Omit<DisclosureListRequest, 'before' | 'limit'>;

/** `POST /v1/disclosures/list`: what the log has of it, newest first, page by page. */
export const disclosureListRequestSchema = classed(
  'none',
  z.strictObject({
    ...filterParts,
    /** The `next` of the page before. */
    before: z.optional(placeSchema),
    limit: z.int().check(z.minimum(1), z.maximum(PAGE_MAX)),
  }),
);
export type DisclosureListRequest = z.infer<typeof disclosureListRequestSchema>;

/** A row of the disclosure log as a list shows it (34 CFR 99.32(a)(3), R115). */
export const disclosureRowSchema = classed(
  'disclosure',
  z.strictObject({
    id: z.uuid(),
    at: z.int(),
    buildingId: z.uuid(),
    student: listedStudentSchema,
    /** Who requested or received. */
    party: z.string(),
    /** Their legitimate interest. */
    interest: z.string(),
    basis: z.string(),
    outcome: z.enum(DISCLOSURE_OUTCOMES),
    /** A later entry says why it is wrong. */
    corrected: z.boolean(),
  }),
);
export type DisclosureRow = z.infer<typeof disclosureRowSchema>;

export const disclosureListAnswerSchema = z.strictObject({
  /** How many the range holds, exactly. */
  total: classed('disclosure', z.int()),
  rows: z.array(disclosureRowSchema),
  next: classed('disclosure', z.nullable(placeSchema)),
});

/** What a file of the log can be. */
export const LOG_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
/** A paper of more rows is read by nobody, and set by no server in a minute. */
export const PDF_ROWS_MAX = 2_000;
/** What a sheet of a workbook holds, less its head. */
export const SHEET_ROWS_MAX = 1_048_000;

/** `POST /v1/disclosures/export`: what the filter finds, as a file. */
export const disclosureExportRequestSchema = classed(
  'none',
  z.strictObject({ ...filterParts, format: z.enum(LOG_FORMATS) }),
);
export type DisclosureExportRequest = z.infer<typeof disclosureExportRequestSchema>;
