import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { AUDIT_ACTIONS } from '../audit/event.ts';
import { USES } from '../audit/uses.ts';

export const PURPOSE_MIN = 10;
export const PURPOSE_MAX = 500;

/**
 * Which entries of the trail. Members narrow together; an absent one, an empty list and `all` narrow nothing.
 * Days are the district's and whole: `from` the first, `to` the last of them.
 */
export const auditFilterSchema = classed(
  'none',
  z.strictObject({
    actions: z._default(z.array(z.enum(AUDIT_ACTIONS)).check(z.maxLength(AUDIT_ACTIONS.length)), []),
    /** `undone`: what was refused or failed. */
    decision: z._default(z.enum(['all', 'undone']), 'all'),
    use: z._default(z.enum(['all', ...USES]), 'all'),
    from: z.optional(z.iso.date()),
    to: z.optional(z.iso.date()),
    studentId: z.optional(z.uuid()),
    /** A member of staff, never without what it is for: R37 to R41 bar it from all that judges them. */
    staff: z.optional(
      z.strictObject({
        staffId: z.uuid(),
        purpose: z.string().check(z.trim(), z.minLength(PURPOSE_MIN), z.maxLength(PURPOSE_MAX)),
      }),
    ),
  }),
);
export type AuditFilter = z.infer<typeof auditFilterSchema>;

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
