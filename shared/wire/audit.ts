import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { AUDIT_ACTIONS, LEI_TASKS } from '../audit/event.ts';
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

/** The filter that narrows nothing. */
export const EVERYTHING: AuditFilter = { actions: [], decision: 'all', use: 'all' };

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
  /** The task that made the interest legitimate (R74); what 34 CFR 300.614 calls the purpose of the access. */
  purpose: classed('none', z.nullable(z.enum(LEI_TASKS))),
  /** What a search by a member of staff was for, in its own words; null for who may not search so (R37 to R41). */
  stated: classed('none', z.nullable(z.string())),
  /** Whom such a search was about, for the same readers. */
  about: classed('none', z.nullable(z.strictObject({ staffId: z.string(), name: z.string() }))),
  decision: classed('none', z.enum(['allowed', 'refused', 'failed', 'done'])),
  ruleIds: classed('none', z.array(z.string())),
  /** The exception it rested on (R56, R102). */
  grantId: classed('none', z.nullable(z.string())),
  requestId: classed('none', z.string()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** Entries are counted no further than this: a count over a million would make every page wait. */
export const COUNTED_MOST = 10_000;

/** `POST /v1/audit/list`: what was sought, newest first, paged by sequence number. Absent filter: everything. */
export const auditListRequestSchema = classed(
  'none',
  z.strictObject({
    filter: z.optional(auditFilterSchema),
    before: z.optional(z.int()),
    limit: z.int().check(z.minimum(1), z.maximum(200)),
  }),
);
export const auditListAnswerSchema = z.strictObject({
  rows: z.array(auditRowSchema),
  /** How many were sought, `more` when more than were counted; null for a member of staff, whom nobody counts (R37 to R41). */
  total: classed('none', z.nullable(z.strictObject({ count: z.int(), more: z.boolean() }))),
  /** Pass as `before` for the next page; null at the end. */
  next: classed('none', z.nullable(z.int())),
  /** How many entries the whole trail has. */
  size: classed('none', z.int()),
  /** The hash over all of them (base64). */
  root: classed('none', z.string()),
});
export type AuditListAnswer = z.infer<typeof auditListAnswerSchema>;
