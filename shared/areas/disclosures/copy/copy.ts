import * as z from 'zod/mini';
import { classed } from '../../../access/field-classes.ts';
import { filledSchema } from '../../forms/filled-schema.ts';
import { COPY_VIEWS } from './family-copy.ts';
import { LEFT_OUT } from './left-out.ts';

export const COPY_LANGS = ['en', 'es'] as const;

/** `POST /v1/disclosures/copy/preview`: what a copy of the student's log would hold, and what it would leave out. */
export const copyPreviewRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));
export const copyPreviewSchema = z.strictObject({
  /** What it would hold. Which view it is says that the student has a disability: it is told with the log alone. */
  copy: classed(
    'disclosure',
    z.strictObject({ view: z.enum(COPY_VIEWS), released: z.int(), denied: z.int(), corrected: z.int() }),
  ),
  left: classed(
    'disclosure',
    z.array(z.strictObject({ why: z.enum(LEFT_OUT.map(({ id }) => id)), count: z.nullable(z.int()) })),
  ),
});
export type CopyPreview = z.infer<typeof copyPreviewSchema>;

/**
 * `POST /v1/disclosures/copy`: makes the copy, and keeps in the Record of Inspection to whom it is handed (R181).
 * `inspectionId` is the client's; `filled` is that of `inspectorFields`.
 */
export const copyRequestSchema = classed(
  'identity',
  z.strictObject({
    studentId: z.uuid(),
    inspectionId: z.uuid(),
    lang: z.enum(COPY_LANGS),
    filled: filledSchema,
  }),
);
export type CopyRequest = z.infer<typeof copyRequestSchema>;

/** `POST /v1/disclosures/copy/proof`: what proves the copy that an entry of the Record of Inspection is of. */
export const copyProofRequestSchema = classed(
  'identity',
  z.strictObject({ studentId: z.uuid(), inspectionId: z.uuid() }),
);
