import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { filledSchema } from '../forms/filled-schema.ts';
import { keptPolicySchema } from './policy.ts';
import { SWITCHES } from './refusal.ts';

const SCHOOLS_MAX = 400;
const GRADES_MAX = 20;
const GRADE_MAX = 8;

/** `directory.refuse`: a refusal as it was signed (R134, R162). Its fields, `REFUSAL_FIELDS` says, and the server checks. */
export const directoryRefuseSchema = z.strictObject({
  studentId: z.uuid(),
  refusalId: z.uuid(),
  filled: filledSchema,
});
export type DirectoryRefuse = z.infer<typeof directoryRefuseSchema>;

/** `directory.rescind`: from now on it holds no more. It stays to be read. */
export const directoryRescindSchema = z.strictObject({
  studentId: z.uuid(),
  refusalId: z.uuid(),
  filled: filledSchema,
});
export type DirectoryRescind = z.infer<typeof directoryRescindSchema>;

/** Of which students a list is; empty means all. */
export const listScopeSchema = z.strictObject({
  buildings: z.array(z.uuid()).check(z.maxLength(SCHOOLS_MAX)),
  grades: z.array(z.string().check(z.maxLength(GRADE_MAX))).check(z.maxLength(GRADES_MAX)),
});
export type ListScope = z.infer<typeof listScopeSchema>;

/** `directory.ask`: somebody asks the district's one desk for a list (R137, R160). */
export const directoryAskSchema = z.strictObject({
  requestId: z.uuid(),
  filled: filledSchema,
  scope: listScopeSchema,
});
export type DirectoryAsk = z.infer<typeof directoryAskSchema>;

/** `directory.make`: makes the list that was asked for, by the refusals of now. */
export const directoryMakeSchema = z.strictObject({ requestId: z.uuid() });
export type DirectoryMake = z.infer<typeof directoryMakeSchema>;

/** `directory.deny`: no list is made, and why. */
export const directoryDenySchema = z.strictObject({ requestId: z.uuid(), filled: filledSchema });
export type DirectoryDeny = z.infer<typeof directoryDenySchema>;

/** `POST /v1/directory/refusals/read`: what a student's family refused, newest first. */
export const refusalsRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

const recorded = z.strictObject({ at: z.int(), by: z.string() });

export const refusalSchema = classed(
  'disclosure',
  z.strictObject({
    refusalId: z.uuid(),
    filled: filledSchema,
    /** Whether it holds today. */
    holds: z.boolean(),
    recorded,
    rescinded: z.nullable(z.strictObject({ filled: filledSchema, recorded })),
  }),
);
export type KeptRefusal = z.infer<typeof refusalSchema>;

export const refusalsSchema = z.strictObject({
  student: classed(
    'identity',
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      sisId: z.string(),
      /** What a new refusal begins with. */
      school: z.nullable(z.string()),
      grade: z.string(),
    }),
  ),
  refusals: z.array(refusalSchema),
  /** The items that are refused today, by switch. */
  now: classed('disclosure', z.record(z.enum(SWITCHES), z.array(z.string()))),
  /** The student attends no more: what was refused then stands until it is rescinded (R136). */
  former: classed('disclosure', z.boolean()),
  today: classed('none', z.string()),
});
export type Refusals = z.infer<typeof refusalsSchema>;

const clock = z.strictObject({ due: z.string(), working: z.string(), known: z.boolean() });

/** A list that somebody asked for, and what became of it. It names no student. */
export const listRequestSchema = classed(
  'none',
  z.strictObject({
    requestId: z.uuid(),
    filled: filledSchema,
    scope: listScopeSchema,
    recorded,
    /** When it must be given, of recruiters (W8, R160); null for everybody else, and once it is answered. */
    clock: z.nullable(clock),
    /** What keeps the list from being made today; null where nothing does. */
    fault: z.nullable(z.string()),
    answer: z.nullable(
      z.discriminatedUnion('outcome', [
        z.strictObject({ outcome: z.literal('denied'), why: z.string(), recorded }),
        z.strictObject({
          outcome: z.literal('made'),
          /** Students in it, and those left out because of a refusal. */
          count: z.int(),
          refused: z.int(),
          items: z.array(z.string()),
          /** Of the file, byte for byte. */
          sha256: z.string(),
          logged: z.boolean(),
          recorded,
        }),
      ]),
    ),
  }),
);
export type ListRequest = z.infer<typeof listRequestSchema>;

/** `GET /v1/directory`: the desk: what the district has said, how long families may refuse, and who asked for lists. */
export const directoryDeskSchema = z.strictObject({
  inForce: keptPolicySchema,
  /** The versions before, newest first. */
  earlier: z.array(keptPolicySchema),
  /** The last day of the time to refuse, with its two clocks (C2); null while no policy says when they begin. */
  refuse: classed('none', z.nullable(z.strictObject({ last: z.string(), byNotice: clock, byOpening: clock }))),
  /** The open ones first, what is due first; then the newest of the others. */
  requests: z.array(listRequestSchema),
  buildings: classed('none', z.array(z.strictObject({ id: z.uuid(), name: z.string() }))),
  grades: classed('none', z.array(z.string())),
  today: classed('none', z.string()),
});
export type DirectoryDesk = z.infer<typeof directoryDeskSchema>;

/** `POST /v1/directory/file`: the file of a list that was made, where it is still the same by the refusals of now. */
export const listFileRequestSchema = classed('none', z.strictObject({ requestId: z.uuid() }));
export const listFileSchema = classed(
  'directory',
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('same'), text: z.string(), sha256: z.string() }),
    /** The roster or a refusal has changed since: what was given then is not given again. */
    z.strictObject({ state: z.literal('changed') }),
  ]),
);
export type ListFile = z.infer<typeof listFileSchema>;
