import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { CONSENT_STATES } from './consent-rules.ts';
import { listedStudentSchema } from '../names/called.ts';

export const END_NOTE_MAX = 1000;
/** Why nothing more is released under a consent: whoever signed took it back, or it should not have been entered. */
export const CONSENT_ENDS = ['revoked', 'mistake'] as const;

/** `consent.record`: a consent as it was signed (R83, R84). Its fields, `consentFields` says, and the server checks. */
export const consentRecordSchema = z.strictObject({
  studentId: z.uuid(),
  consentId: z.uuid(),
  filled: filledSchema,
});
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

/** `consent.use`: what was released under it, kept with the consent and not in the log (R117). */
export const consentUseSchema = z.strictObject({
  studentId: z.uuid(),
  consentId: z.uuid(),
  useId: z.uuid(),
  filled: filledSchema,
});
export type ConsentUse = z.infer<typeof consentUseSchema>;

/** `consent.end`: from now on nothing is released under it. */
export const consentEndSchema = z.strictObject({
  studentId: z.uuid(),
  consentId: z.uuid(),
  reason: z.enum(CONSENT_ENDS),
  note: keepableText().check(z.trim(), z.minLength(1), z.maxLength(END_NOTE_MAX)),
});
export type ConsentEnd = z.infer<typeof consentEndSchema>;

/** `POST /v1/consents/read`: a student's consents, newest first. */
export const consentsRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

const recorded = z.strictObject({ at: z.int(), by: z.string() });

export const consentSchema = classed(
  'disclosure',
  z.strictObject({
    consentId: z.uuid(),
    filled: filledSchema,
    state: z.enum(CONSENT_STATES),
    recorded,
    ended: z.nullable(z.strictObject({ at: z.int(), by: z.string(), reason: z.enum(CONSENT_ENDS), note: z.string() })),
    /** What was released under it, newest first. */
    uses: z.array(z.strictObject({ useId: z.uuid(), filled: filledSchema, recorded })),
  }),
);
export type Consent = z.infer<typeof consentSchema>;

export const consentsSchema = z.strictObject({
  student: classed('identity', z.strictObject({ id: z.uuid(), name: z.string(), sisId: z.string() })),
  consents: z.array(consentSchema),
  /** The server's day. */
  today: classed('none', z.string()),
});
export type Consents = z.infer<typeof consentsSchema>;

/** `POST /v1/consents/ending`: the consents that end within 60 days, what ends first first. */
export const endingRequestSchema = classed('none', z.strictObject({}));
export const endingConsentSchema = classed(
  'disclosure',
  z.strictObject({
    consentId: z.uuid(),
    student: listedStudentSchema,
    building: classed('directory', z.nullable(z.string())),
    party: z.string(),
    signedOn: z.string(),
    endsOn: z.string(),
  }),
);
export type EndingConsent = z.infer<typeof endingConsentSchema>;
export const endingConsentsSchema = z.strictObject({
  rows: z.array(endingConsentSchema),
  today: classed('none', z.string()),
});
export type EndingConsents = z.infer<typeof endingConsentsSchema>;
