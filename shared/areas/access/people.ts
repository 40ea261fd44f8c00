import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { called } from '../names/called.ts';

export const QUERY_MAX = 80;
const LIST_MAX = 100;
const query = () => keepableText().check(z.maxLength(QUERY_MAX));
const limit = () => z.int().check(z.minimum(1), z.maximum(LIST_MAX));

/** Relations that somebody gives; who teaches whom comes from the roster alone. */
export const CASELOAD_RELATIONS = ['counselor', 'serving', 'evaluating'] as const;

/** `POST /v1/people/list`: staff by name, number or user name, in the order of their names. */
export const peopleListRequestSchema = classed(
  'none',
  z.strictObject({
    query: query(),
    after: z.optional(z.strictObject({ family: z.string(), given: z.string(), id: z.uuid() })),
    limit: limit(),
  }),
);

const roleAtSchema = z.strictObject({ role: z.string(), building: z.nullable(z.string()) });

export const personRowSchema = classed(
  'none',
  z.strictObject({
    staffId: z.uuid(),
    name: z.string(),
    number: z.string(),
    /** Roles that hold today. */
    roles: z.array(roleAtSchema),
    hasAccount: z.boolean(),
    active: z.boolean(),
  }),
);
export type PersonRow = z.infer<typeof personRowSchema>;

export const peopleListSchema = classed(
  'none',
  z.strictObject({
    rows: z.array(personRowSchema),
    total: z.int(),
    next: z.nullable(z.strictObject({ family: z.string(), given: z.string(), id: z.uuid() })),
  }),
);
export type PeopleList = z.infer<typeof peopleListSchema>;

export const personRequestSchema = classed('none', z.strictObject({ staffId: z.uuid() }));

const days = { since: z.string(), until: z.nullable(z.string()) };

/** `POST /v1/people/person`. Of the caseload, only students for whom the reader may assign caseloads. */
export const personSchema = z.strictObject({
  person: classed('none', personRowSchema),
  /** Past, present and coming roles, newest first; `source`: mapping, assignments. */
  roles: classed('none', z.array(z.strictObject({ ...roleAtSchema.shape, source: z.string(), ...days }))),
  claims: classed(
    'none',
    z.array(
      z.strictObject({
        claim: z.string(),
        value: z.string(),
        building: z.nullable(z.string()),
        source: z.string(),
        ...days,
      }),
    ),
  ),
  mayAssign: classed('none', z.boolean()),
  caseload: z.array(
    classed(
      'identity',
      z.strictObject({
        studentId: z.uuid(),
        name: z.string(),
        called: called(),
        sisId: z.string(),
        relation: z.string(),
        source: z.string(),
        ...days,
      }),
    ),
  ),
});
export type Person = z.infer<typeof personSchema>;

/** `caseload.assign`: from `since`, until the day before `until`. */
export const caseloadAssignSchema = z.strictObject({
  staffId: z.uuid(),
  studentId: z.uuid(),
  relation: z.enum(CASELOAD_RELATIONS),
  since: z.iso.date(),
  until: z.nullable(z.iso.date()),
});
export type CaseloadAssign = z.infer<typeof caseloadAssignSchema>;

/** `caseload.end`: one that was assigned here; from a file, the file ends it. `until` is the first day without it. */
export const caseloadEndSchema = z.strictObject({
  staffId: z.uuid(),
  studentId: z.uuid(),
  relation: z.enum(CASELOAD_RELATIONS),
  since: z.iso.date(),
  until: z.iso.date(),
});
export type CaseloadEnd = z.infer<typeof caseloadEndSchema>;

export const SEAL_REASON_MAX = 1000;

/** `record.seal` and `record.unseal`. */
export const sealSchema = z.strictObject({
  studentId: z.uuid(),
  reason: keepableText().check(z.trim(), z.minLength(1), z.maxLength(SEAL_REASON_MAX)),
});
export type Seal = z.infer<typeof sealSchema>;
