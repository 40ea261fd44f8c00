import * as z from 'zod/mini';

/** A line of the audit trail as the console shows it. Names are resolved at reading; the trail holds references. */
export const auditRowSchema = z.strictObject({
  seq: z.int(),
  at: z.int(),
  actor: z.nullable(z.strictObject({ staffId: z.string(), name: z.string() })),
  action: z.string(),
  student: z.nullable(z.strictObject({ studentId: z.string(), name: z.string(), sisId: z.string() })),
  resource: z.string(),
  fieldClasses: z.array(z.string()),
  decision: z.enum(['allowed', 'refused', 'failed', 'done']),
  ruleIds: z.array(z.string()),
  requestId: z.string(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** `POST /v1/audit/list`: newest first, paged by sequence number. */
export const auditListRequestSchema = z.strictObject({
  before: z.optional(z.int()),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export const auditListAnswerSchema = z.strictObject({
  rows: z.array(auditRowSchema),
  total: z.int(),
  /** Pass as `before` for the next page; null at the end. */
  next: z.nullable(z.int()),
  root: z.string(),
});
export type AuditListAnswer = z.infer<typeof auditListAnswerSchema>;
