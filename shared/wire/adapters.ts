import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { ADAPTER_JSON_MAX } from '../sis/adapter.ts';
import { keepableText } from './text.ts';

/** Why no revision of an adapter is in force: somebody switched it off, or too much of what it read was wrong. */
export const OFF_REASONS = ['switched-off', 'failing'] as const;
export type OffReason = (typeof OFF_REASONS)[number];

const adapterId = keepableText().check(z.minLength(2), z.maxLength(40));
const revision = z.int().check(z.minimum(1));

/**
 * `GET /v1/adapters`: the adapters in force. Each is data, validated again by the receiver with
 * `shared/sis/adapter.ts`; `hash` is the SHA-256 (hex) of `json`.
 */
export const adaptersAnswerSchema = classed(
  'none',
  z.strictObject({
    adapters: z.array(z.strictObject({ id: z.string(), revision: z.int(), hash: z.string(), json: z.string() })),
    /** Of which no revision is in force, so that their pages can say why. */
    off: z.array(z.strictObject({ id: z.string(), origins: z.array(z.string()), why: z.enum(OFF_REASONS) })),
    /** How long a client may go on with these when the server cannot be reached, in ms. */
    maxAgeMs: z.int(),
  }),
);
export type AdaptersAnswer = z.infer<typeof adaptersAnswerSchema>;

/** What reading a page came to, as it is counted. Never what was read. */
export const HEALTH_OUTCOMES = ['student', 'name-only', 'roster', 'none', 'conflict', 'no-fingerprint'] as const;
export type HealthOutcome = (typeof HEALTH_OUTCOMES)[number];
const REPORTS_MAX = 200;

/** `POST /v1/adapters/health`: how often pages came to what since the last report. Numbers only: no text of a page. */
export const healthReportSchema = classed(
  'none',
  z.strictObject({
    reports: z
      .array(
        z.strictObject({
          id: adapterId,
          revision,
          /** The adapter's own name for the kind of page; empty where none was recognised. */
          page: keepableText().check(z.maxLength(40)),
          outcome: z.enum(HEALTH_OUTCOMES),
          count: z.int().check(z.minimum(1), z.maximum(100_000)),
        }),
      )
      .check(z.minLength(1), z.maxLength(REPORTS_MAX)),
  }),
);
export type HealthReport = z.infer<typeof healthReportSchema>;

/** `POST /v1/adapters`: keeps an adapter as its next revision; `publish` puts that revision in force. */
export const adapterSaveSchema = classed(
  'none',
  z.strictObject({ json: keepableText().check(z.maxLength(ADAPTER_JSON_MAX)), publish: z.boolean() }),
);
export type AdapterSave = z.infer<typeof adapterSaveSchema>;
export const adapterSavedSchema = classed('none', z.strictObject({ id: z.string(), revision: z.int() }));
export type AdapterSaved = z.infer<typeof adapterSavedSchema>;
