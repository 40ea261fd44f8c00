import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { ADAPTER_JSON_MAX } from '../sis/adapter.ts';
import { keepableText } from './text.ts';

/** Why no revision of an adapter is in force: somebody switched it off, or too much of what it read was wrong. */
export const OFF_REASONS = ['switched-off', 'failing'] as const;
export type OffReason = (typeof OFF_REASONS)[number];

/** The longest note on a revision. */
export const NOTE_MAX = 200;

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

const noteText = keepableText().check(z.trim(), z.maxLength(NOTE_MAX));

/**
 * `POST /v1/adapters`: keeps an adapter as its next revision; `publish` puts that revision in force. `json.revision`,
 * where it is there, is the revision that the text was made from: the answer is `stale` where a newer one was kept since,
 * or where it is not there and the id has revisions. The same text sent again changes nothing, but for another note.
 */
export const adapterSaveSchema = classed(
  'none',
  z.strictObject({
    json: keepableText().check(z.maxLength(ADAPTER_JSON_MAX)),
    publish: z.boolean(),
    /** What is new in it, for colleagues. */
    note: z.optional(noteText),
  }),
);
export type AdapterSave = z.infer<typeof adapterSaveSchema>;
export const adapterSavedSchema = classed('none', z.strictObject({ id: z.string(), revision: z.int() }));
export type AdapterSaved = z.infer<typeof adapterSavedSchema>;

/**
 * `POST /v1/adapters/revision`: the text of one revision. `POST /v1/adapters/publish`: puts the text of a kept or an
 * earlier revision in force, as a revision of its own, which the answer names; it switches the adapter on where it was off.
 */
export const adapterRevisionSchema = classed('none', z.strictObject({ id: adapterId, revision }));
export type AdapterRevision = z.infer<typeof adapterRevisionSchema>;
export const adapterTextSchema = classed('none', z.strictObject({ json: z.string() }));

/** `POST /v1/adapters/switch`: takes an adapter out of force, or lets its newest published revision be in force again. */
export const adapterSwitchSchema = classed('none', z.strictObject({ id: adapterId, on: z.boolean() }));
export type AdapterSwitch = z.infer<typeof adapterSwitchSchema>;

/** What looking up a student whom a page showed came to, as it is counted beside what reading pages did. */
export const LOOK_UP_OUTCOMES = ['matched', 'disagreed', 'unknown'] as const;
export type LookUpOutcome = (typeof LOOK_UP_OUTCOMES)[number];
const outcome = z.enum([...HEALTH_OUTCOMES, ...LOOK_UP_OUTCOMES]);

/** So many days of counts are shown. */
export const HEALTH_DAYS = 7;

const keptRevision = z.strictObject({
  revision: z.int(),
  status: z.enum(['draft', 'published']),
  at: z.int(),
  /** Null: by the command line. */
  by: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** The revision whose text it put in force. */
  from: z.nullable(z.int()),
});
export type KeptRevision = z.infer<typeof keptRevision>;

const keptAdapter = z.strictObject({
  id: z.string(),
  title: z.string(),
  origins: z.array(z.string()),
  /** `draft`: nothing of it was ever published. */
  state: z.enum(['in-force', 'draft', ...OFF_REASONS]),
  /** The newest published revision, whether the adapter is on or off. */
  published: z.nullable(z.int()),
  /** Since when it is in that state, and who brought it there; null: the command line, or the system itself. */
  since: z.int(),
  by: z.nullable(z.string()),
  /** The newest first. */
  revisions: z.array(keptRevision),
  /** Of the published revision, over the last `HEALTH_DAYS`; pages as the adapter names them, '' for look-ups and none. */
  health: z.array(z.strictObject({ page: z.string(), outcome, count: z.int() })),
});
export type KeptAdapter = z.infer<typeof keptAdapter>;

/** `GET /v1/adapters/kept`: every adapter, for whoever keeps them. */
export const keptAdaptersSchema = classed('none', z.strictObject({ adapters: z.array(keptAdapter) }));
export type KeptAdapters = z.infer<typeof keptAdaptersSchema>;
