import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { listedStudentSchema } from '../names/called.ts';

const NAME_MAX = 40;
export const REQUESTS_MAX = 200;
export const REQUEST_VIEWS = ['open', 'closed'] as const;

/** A step as somebody takes it; which fields it holds, its kind says, and the server checks. */
export const requestFormSchema = z.strictObject({
  kind: z.string().check(z.maxLength(NAME_MAX)),
  day: z.iso.date(),
  filled: filledSchema,
});

/** `request.open`: a dated ask about a student's record. `form` is that of its step `received`. */
export const requestOpenSchema = z.strictObject({
  studentId: z.uuid(),
  requestId: z.uuid(),
  kind: z.string().check(z.maxLength(NAME_MAX)),
  form: requestFormSchema,
});
export type RequestOpen = z.infer<typeof requestOpenSchema>;

/**
 * `request.step`: the next step. `stepId` is the client's, so that a resent one is known. Where it releases something,
 * `disclosureId` is the id of the log's entry of it.
 */
export const requestStepSchema = z.strictObject({
  studentId: z.uuid(),
  requestId: z.uuid(),
  stepId: z.uuid(),
  disclosureId: z.uuid(),
  form: requestFormSchema,
});
export type RequestStepTaken = z.infer<typeof requestStepSchema>;

export const clockSchema = z.strictObject({
  rule: z.string(),
  state: z.enum(['running', 'late', 'met', 'met-late', 'stopped']),
  due: z.nullable(z.string()),
  /** The day before it was extended; null where it was not. */
  original: z.nullable(z.string()),
  metOn: z.nullable(z.string()),
  /** The arithmetic in the reader's words. */
  working: z.string(),
  /** False where days were counted that the district's calendar does not know. */
  known: z.boolean(),
});

export const requestSchema = classed(
  'disclosure',
  z.strictObject({
    requestId: z.uuid(),
    kind: z.string(),
    receivedOn: z.string(),
    closed: z.boolean(),
    /** In the order in which they were taken. */
    steps: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.string(),
        day: z.string(),
        filled: filledSchema,
        author: z.strictObject({ name: z.string(), role: z.string() }),
        at: z.int(),
        /** The log's entry that was made with it. */
        disclosureId: z.nullable(z.uuid()),
      }),
    ),
    clocks: z.array(clockSchema),
    /** What it waits for next. */
    expected: z.array(z.string()),
    /** Every step that is not over, with what is missing; nothing missing: it can be taken now. */
    steppable: z.array(z.strictObject({ kind: z.string(), missing: z.array(z.string()) })),
  }),
);
export type StudentRequest = z.infer<typeof requestSchema>;

/** `POST /v1/requests/read`: a student's requests, the newest first. */
export const requestsRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));
export const requestsSchema = z.strictObject({
  student: classed('identity', z.strictObject({ id: z.uuid(), name: z.string(), sisId: z.string() })),
  requests: z.array(requestSchema),
  today: classed('none', z.string()),
});
export type StudentRequests = z.infer<typeof requestsSchema>;

/** `POST /v1/requests/open`: what is asked of a student's record and not done, in the reader's words. */
export const openRequestSchema = classed(
  'disclosure',
  z.strictObject({
    requestId: z.uuid(),
    /** What is asked for. */
    title: z.string(),
    /** Who asks; may be empty. */
    party: z.string(),
    receivedOn: z.string(),
    /** The step that it waits for first; may be empty. */
    next: z.string(),
    /** Null: no clock runs. */
    due: z.nullable(z.string()),
    /** How the day was found; may be empty. */
    working: z.string(),
    /** It is somebody else's time that runs. */
    waits: z.boolean(),
  }),
);
export type OpenRequest = z.infer<typeof openRequestSchema>;
export const openRequestsSchema = z.strictObject({
  /** What is due first comes first, and last what has no day. */
  requests: z.array(openRequestSchema),
  today: classed('none', z.string()),
});
export type OpenRequests = z.infer<typeof openRequestsSchema>;

/** `POST /v1/requests/list`: the requests of the students on whom one may keep them; open ones by what is due first. */
export const requestListRequestSchema = classed(
  'none',
  z.strictObject({
    view: z.enum(REQUEST_VIEWS),
    kind: z.optional(z.string().check(z.maxLength(NAME_MAX))),
    limit: z.int().check(z.minimum(1), z.maximum(REQUESTS_MAX)),
  }),
);
export const requestRowSchema = classed(
  'disclosure',
  z.strictObject({
    requestId: z.uuid(),
    student: listedStudentSchema,
    building: classed('directory', z.nullable(z.string())),
    kind: z.string(),
    party: z.string(),
    receivedOn: z.string(),
    /** The step that it waits for first; null: for none. */
    next: z.nullable(z.string()),
    /** The clock that ends first; null where none runs. */
    clock: z.nullable(clockSchema),
    /** The clock is somebody else's time: nothing is to be done here while it runs. */
    waits: z.boolean(),
  }),
);
export type RequestRow = z.infer<typeof requestRowSchema>;
export const requestListSchema = z.strictObject({
  rows: z.array(requestRowSchema),
  /** How many there are, exactly. */
  total: classed('none', z.int()),
  today: classed('none', z.string()),
});
export type RequestList = z.infer<typeof requestListSchema>;

/** `POST /v1/requests/moved`: open requests whose day is another one since the calendar of that revision. */
export const movedRequestSchema = classed('none', z.strictObject({ rev: z.int() }));
export const movedRowSchema = classed(
  'disclosure',
  z.strictObject({
    requestId: z.uuid(),
    student: listedStudentSchema,
    kind: z.string(),
    rule: z.string(),
    before: z.string(),
    after: z.string(),
  }),
);
export const movedSchema = z.strictObject({ rows: z.array(movedRowSchema) });
export type Moved = z.infer<typeof movedSchema>;
