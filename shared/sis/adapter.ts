import * as z from 'zod/mini';
import { keepableText } from '../wire/text.ts';
import { type AdapterIssue, issuesOf } from './adapter-issues.ts';
import { expressionFault } from './expression.ts';

/** An adapter is a district's description of its SIS's pages: data, never code. Another version is refused. */
export const ADAPTER_SCHEMA_VERSION = 1;
export const ADAPTER_JSON_MAX = 65_536;
export const FIELD_NAMES = [
  'sisId',
  'altId',
  'name',
  'commonName',
  'birthDate',
  'grade',
  'school',
  'schoolId',
  'schoolYear',
  'incidentRef',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export const DATE_FORMATS = ['YYYY-MM-DD', 'M/D/YYYY', 'DD/MM/YYYY', 'MMM/D/YYYY', 'MMMM DD YYYY'] as const;

/** What sort of number an adapter reads. */
export const ID_KINDS = ['studentNumber', 'stateId', 'sisInternal'] as const;

const text = (max: number) => keepableText().check(z.minLength(1), z.maxLength(max));
const selector = text(300);
const selectors = z.array(selector).check(z.maxLength(8));
const expression = text(200).check(
  z.refine((source) => expressionFault(source) === null, {
    error: 'Use an expression of at most 200 characters without nested repeats or back-references.',
  }),
);
const path = text(120);

const norm = z.union([
  z.enum(['digits', 'stripZeros', 'upper', 'nfc']),
  z.strictObject({ date: z.array(z.enum(DATE_FORMATS)) }),
  z.strictObject({
    map: z.strictObject({ table: z.record(z.string(), text(40)), else: z.optional(z.enum(['keep', 'null'])) }),
  }),
  z.strictObject({ name: z.enum(['first-last', 'last-first']) }),
  z.strictObject({ nullIf: z.array(text(40)) }),
  z.strictObject({ replace: z.tuple([expression, keepableText().check(z.maxLength(60))]) }),
]);
export type Norm = z.infer<typeof norm>;

const refine = { re: z.optional(expression), norm: z.optional(z.array(norm).check(z.maxLength(6))) };
const words = z.union([text(80), z.array(text(80)).check(z.maxLength(12))]);

/** One place on a page, and how it is read. */
export const sourceSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('text'), css: selector, nth: z.optional(z.int().check(z.minimum(0))), ...refine }),
  z.strictObject({
    from: z.literal('attr'),
    css: selector,
    attr: text(60),
    param: z.optional(text(60)),
    all: z.optional(z.enum(['first', 'unanimous'])),
    ...refine,
  }),
  z.strictObject({ from: z.literal('value'), css: selector, ...refine }),
  z.strictObject({ from: z.literal('option'), css: selector, use: z.optional(z.enum(['text', 'value'])), ...refine }),
  z.strictObject({ from: z.literal('title'), ...refine }),
  z.strictObject({ from: z.literal('url'), param: z.optional(text(60)), ...refine }),
  z.strictObject({ from: z.literal('comment'), css: selector, ...refine }),
  z.strictObject({ from: z.literal('const'), is: text(80), ...refine }),
  z.strictObject({
    from: z.literal('label'),
    item: selector,
    label: selector,
    is: words,
    value: z.optional(selector),
    ...refine,
  }),
]);
export type Source = z.infer<typeof sourceSchema>;

const sources = z.array(sourceSchema).check(z.minLength(1), z.maxLength(6));
const field = z.union([
  sources,
  z.strictObject({
    any: sources,
    agree: z.optional(sources),
    minAgree: z.optional(z.int().check(z.minimum(0), z.maximum(5))),
  }),
]);
export type Field = z.infer<typeof field>;
const fields = z.partialRecord(z.enum(FIELD_NAMES), field);
export type Fields = z.infer<typeof fields>;

const rowField = z.strictObject({
  from: z.optional(z.enum(['text', 'attr', 'column'])),
  css: z.optional(selector),
  attr: z.optional(text(60)),
  param: z.optional(text(60)),
  is: z.optional(z.array(text(80))),
  ...refine,
});

const when = z.strictObject({
  path: z.optional(expression),
  param: z.optional(z.record(z.string(), z.nullable(expression))),
  has: z.optional(z.array(selector)),
  hasNot: z.optional(z.array(selector)),
  text: z.optional(z.record(z.string(), expression)),
});
export type When = z.infer<typeof when>;

const page = z.strictObject({
  id: text(40),
  kind: z.enum(['student', 'roster', 'none']),
  when: z.optional(when),
  fields: z.optional(fields),
  rows: z.optional(z.strictObject({ css: selector, max: z.optional(z.int()), fields: z.record(z.string(), rowField) })),
});
export type AdapterPage = z.infer<typeof page>;

/** As the browser writes an origin: lower case, no default port. Another spelling would never equal a page's. */
const origin = z.string().check(
  z.regex(/^https?:\/\/[a-z0-9.:-]+$/),
  z.refine((text) => URL.canParse(text) && new URL(text).origin === text),
);

const match = z.strictObject({
  origins: z.array(origin).check(z.minLength(1)),
  paths: z.array(path).check(z.minLength(1)),
  frame: z.union([z.enum(['top', 'any']), z.strictObject({ name: text(60), topPath: z.optional(path) })]),
});

const watch = z.strictObject({
  history: z.optional(z.boolean()),
  mutation: z.optional(
    z.union([z.literal(false), z.strictObject({ root: selector, childListOnly: z.optional(z.boolean()) })]),
  ),
  settleMs: z.optional(z.int().check(z.minimum(50), z.maximum(2000))),
});

const ui = z.strictObject({
  /** Where the panel stands before its user chose. */
  mount: z.optional(z.enum(['sidePanel', 'inPage'])),
  /** How wide the panel beside the page is before its user made it wider or narrower; it is never under 360 px. */
  widthPx: z.optional(z.int().check(z.minimum(280), z.maximum(560))),
  /** Adapters of this version may have these: taken and not looked at, since a page must not go unread for them. */
  dock: z.optional(z.enum(['right', 'left'])),
  reserve: z.optional(z.enum(['push', 'overlay'])),
  minHostWidth: z.optional(z.int()),
  /** Bars that are fixed to the window and so do not follow the page's margin. */
  inset: z.optional(selectors),
  /** The element near the student's name at whose end our own small frame stands (R204). */
  flag: z.optional(selector),
});

export const adapterSchema = z.strictObject({
  schemaVersion: z.literal(ADAPTER_SCHEMA_VERSION),
  id: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  revision: z.optional(z.int().check(z.minimum(1))),
  title: text(120),
  status: z.enum(['draft', 'verified', 'retired']),
  idKind: z.enum(ID_KINDS),
  match,
  fingerprint: z.optional(selectors),
  busy: z.optional(selectors),
  watch: z.optional(watch),
  nameOnly: z.optional(z.enum(['never', 'ask', 'server-unique'])),
  ui: z.optional(ui),
  fields: z.optional(fields),
  pages: z.array(page).check(z.minLength(1), z.maxLength(40)),
  tests: z.optional(z.array(z.strictObject({ url: text(400), expect: z.record(z.string(), z.unknown()) }))),
});
export type Adapter = z.infer<typeof adapterSchema>;

type Parsed =
  { readonly ok: true; readonly adapter: Adapter } | { readonly ok: false; readonly issues: AdapterIssue[] };

/** An adapter from its JSON, or where it is wrong. Never throws; refuses more than 64 KB and unknown keys. */
export function parseAdapter(json: string): Parsed {
  if (json.length > ADAPTER_JSON_MAX) return { ok: false, issues: [{ place: '', code: 'too-large' }] };
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return { ok: false, issues: [{ place: '', code: 'not-json' }] };
  }
  const result = z.safeParse(adapterSchema, raw);
  if (result.success) return { ok: true, adapter: result.data };
  return { ok: false, issues: issuesOf(result.error.issues, raw) };
}
