import * as z from 'zod/mini';
import { classed, fieldClassSchema } from '../../access/field-classes.ts';
import { seenSchema } from '../../sis/sighting.ts';
import { keepableText } from '../../wire/text.ts';
import { called } from '../names/called.ts';

export const ABOUT_MAX = 200;
export const WRITTEN_MAX = 2000;
/** The superintendent decides whether, and in what form (R56). */
export const APPLICATION_FORMS = ['full', 'limited', 'de-identified', 'refused'] as const;
export type ApplicationForm = (typeof APPLICATION_FORMS)[number];
export const APPLICATION_STATES = ['open', 'withdrawn', 'decided'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];
/** Longer than this needs a new application. */
export const GRANT_DAYS_MAX = 366;
export const GRANT_DAYS_USUAL = 30;

const written = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(WRITTEN_MAX));

/**
 * `application.write` (R56): the precise information and the legitimate educational need. `about` is whom it is
 * about, in the applicant's words; what a page showed may say it exactly. The answer never tells whether there is
 * such a student.
 */
export const applicationWriteSchema = z.strictObject({
  about: keepableText().check(z.trim(), z.minLength(1), z.maxLength(ABOUT_MAX)),
  seen: z.optional(seenSchema),
  information: written(),
  need: written(),
});
export type ApplicationWrite = z.infer<typeof applicationWriteSchema>;

export const applicationWithdrawSchema = z.strictObject({ applicationId: z.uuid() });

/** `application.decide`: in writing, with an end. `until` is the first day on which the grant no longer holds; null only when refused. */
export const applicationDecideSchema = z.strictObject({
  applicationId: z.uuid(),
  rev: z.int(),
  form: z.enum(APPLICATION_FORMS),
  /** For full and limited: whose record. */
  studentId: z.nullable(z.uuid()),
  /** For limited: what beside name, number, grade and school. */
  fieldClasses: z.array(fieldClassSchema),
  until: z.nullable(z.iso.date()),
  text: written(),
});
export type ApplicationDecide = z.infer<typeof applicationDecideSchema>;

/** `grant.end`: ends a grant early. */
export const grantEndSchema = z.strictObject({ grantId: z.uuid(), reason: written() });

const LIST_MAX = 100;

/** `POST /v1/applications/list`: one's own, or all of them for who decides. Newest first. */
export const applicationListRequestSchema = classed(
  'none',
  z.strictObject({
    whose: z.enum(['own', 'all']),
    state: z.optional(z.enum(APPLICATION_STATES)),
    before: z.optional(z.strictObject({ at: z.int(), id: z.uuid() })),
    limit: z.int().check(z.minimum(1), z.maximum(LIST_MAX)),
  }),
);

export const applicationSchema = z.strictObject({
  id: classed('none', z.uuid()),
  applicant: classed('none', z.strictObject({ staffId: z.uuid(), name: z.string(), roles: z.array(z.string()) })),
  about: classed('identity', z.string()),
  /** Whom it means, for who decides; null for the applicant, and where nobody fits. */
  student: classed(
    'identity',
    z.nullable(z.strictObject({ studentId: z.uuid(), name: z.string(), called: called(), sisId: z.string() })),
  ),
  information: classed('none', z.string()),
  need: classed('none', z.string()),
  appliedAt: classed('none', z.int()),
  state: classed('none', z.enum(APPLICATION_STATES)),
  form: classed('none', z.nullable(z.enum(APPLICATION_FORMS))),
  decisionText: classed('none', z.string()),
  decidedBy: classed('none', z.nullable(z.string())),
  decidedAt: classed('none', z.nullable(z.int())),
  /** What was granted, as it stands now: `untilAt` epoch ms, exclusive. */
  grant: classed(
    'none',
    z.nullable(
      z.strictObject({
        grantId: z.uuid(),
        fieldClasses: z.array(fieldClassSchema),
        untilAt: z.int(),
        endReason: z.string(),
      }),
    ),
  ),
  rev: classed('none', z.int()),
});
export type Application = z.infer<typeof applicationSchema>;

export const applicationListSchema = z.strictObject({
  rows: z.array(applicationSchema),
  total: classed('none', z.int()),
  next: classed('none', z.nullable(z.strictObject({ at: z.int(), id: z.uuid() }))),
});
export type ApplicationList = z.infer<typeof applicationListSchema>;
