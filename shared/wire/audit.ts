import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';

/** A line of the audit trail as the console shows it. Names are resolved at reading; the trail holds references. */
export const auditRowSchema = z.strictObject({
  seq: classed('none', z.int()),
  at: classed('none', z.int()),
  actor: classed('none', z.nullable(z.strictObject({ staffId: z.string(), name: z.string() }))),
  action: classed('none', z.string()),
  student: classed(
    'identity',
    z.nullable(z.strictObject({ studentId: z.string(), name: z.string(), sisId: z.string() })),
  ),
  resource: classed('none', z.string()),
  fieldClasses: classed('none', z.array(z.string())),
  decision: classed('none', z.enum(['allowed', 'refused', 'failed', 'done'])),
  ruleIds: classed('none', z.array(z.string())),
  requestId: classed('none', z.string()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** `POST /v1/audit/list`: newest first, paged by sequence number. */
export const auditListRequestSchema = classed(
  'none',
  z.strictObject({
    before: z.optional(z.int()),
    limit: z.int().check(z.minimum(1), z.maximum(200)),
  }),
);
export const auditListAnswerSchema = z.strictObject({
  rows: z.array(auditRowSchema),
  total: classed('none', z.int()),
  /** Pass as `before` for the next page; null at the end. */
  next: classed('none', z.nullable(z.int())),
  root: classed('none', z.string()),
});
export type AuditListAnswer = z.infer<typeof auditListAnswerSchema>;
