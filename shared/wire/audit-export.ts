import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { auditFilterSchema } from './audit.ts';

/** `POST /v1/audit/export`: which entries; null for the whole trail. The answer is a file: docs/verifying.md. */
export const auditExportRequestSchema = classed('none', z.strictObject({ filter: z.nullable(auditFilterSchema) }));

/** `POST /v1/audit/proof`: one entry, in a file of the same form. */
export const auditProofRequestSchema = classed('none', z.strictObject({ seq: z.int().check(z.positive()) }));

/** Each line of the answer is JSON by itself. */
export const exportFileSchema = classed('none', z.string());
