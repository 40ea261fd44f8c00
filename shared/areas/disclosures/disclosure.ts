import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';

/** A denied request is in the log too (R115). */
export const DISCLOSURE_OUTCOMES = ['released', 'denied'] as const;

export const PAGE_MAX = 100;
export const BASIS_MAX = 20;

const placeSchema = z.strictObject({ at: z.int(), id: z.uuid() });

/** `POST /v1/disclosures/list`: a building's disclosures in `[from, until)` (epoch ms), newest first, page by page. */
export const disclosureListRequestSchema = classed(
  'none',
  z.strictObject({
    buildingId: z.uuid(),
    from: z.int().check(z.nonnegative()),
    until: z.int().check(z.nonnegative()),
    /** Of this basis alone: a basis's id, or `none`. */
    basis: z.optional(z.string().check(z.maxLength(BASIS_MAX))),
    outcome: z.optional(z.enum(DISCLOSURE_OUTCOMES)),
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
    student: classed('identity', z.strictObject({ id: z.uuid(), sisId: z.string(), name: z.string() })),
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
