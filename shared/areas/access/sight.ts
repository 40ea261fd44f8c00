import * as z from 'zod/mini';
import { becauseSchema } from '../../access/because.ts';
import { classed, fieldClassSchema } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { candidateSchema, faceSheetSchema } from '../cases/face-sheet.ts';
import { sightSchema } from './mapping.ts';
import { personRowSchema, QUERY_MAX } from './people.ts';
import { called } from '../names/called.ts';

const LIST_MAX = 100;
const limit = () => z.int().check(z.minimum(1), z.maximum(LIST_MAX));
const after = z.strictObject({ family: z.string(), given: z.string(), id: z.uuid() });

/**
 * `POST /v1/students/list`: the students on whom the reader may do this, by name or number, in the order of their
 * names. A student who is hidden is not there, not counted, and makes no gap.
 */
export const studentListRequestSchema = classed(
  'none',
  z.strictObject({
    may: z.enum([
      'student.view',
      'caseload.assign',
      'access.check',
      'consent.keep',
      'request.keep',
      'directory.keep',
      'copy.make',
      'name.view',
    ]),
    query: keepableText().check(z.maxLength(QUERY_MAX)),
    after: z.optional(after),
    limit: limit(),
  }),
);
export const studentListSchema = z.strictObject({
  rows: z.array(candidateSchema),
  total: classed('none', z.int()),
  next: classed('identity', z.nullable(after)),
});
export type StudentList = z.infer<typeof studentListSchema>;

export const audienceRequestSchema = classed('identity', z.strictObject({ studentId: z.uuid() }));

/** `POST /v1/students/audience`: who can see this student today. Names for the custodian, roles and numbers for others. */
export const audienceSchema = classed(
  'none',
  z.strictObject({
    groups: z.array(
      z.strictObject({
        ruleId: z.string(),
        title: z.string(),
        role: z.string(),
        building: z.nullable(z.string()),
        count: z.int(),
        /** Absent for who may not know the names. */
        people: z.optional(z.array(z.strictObject({ staffId: z.uuid(), name: z.string(), because: becauseSchema }))),
      }),
    ),
    total: z.int(),
  }),
);
export type Audience = z.infer<typeof audienceSchema>;

/** `POST /v1/access/check`: could this person see that student on that day? For the custodian and auditors. */
export const accessCheckRequestSchema = classed(
  'identity',
  z.strictObject({
    staffId: z.uuid(),
    studentId: z.uuid(),
    day: z.iso.date(),
  }),
);
export const accessCheckSchema = z.strictObject({
  day: classed('none', z.string()),
  person: classed('none', z.strictObject({ staffId: z.uuid(), name: z.string() })),
  student: classed('identity', z.strictObject({ studentId: z.uuid(), name: z.string(), sisId: z.string() })),
  allow: classed('none', z.boolean()),
  /** Why, rule by rule; empty when nothing opened it. */
  because: classed('none', z.array(becauseSchema)),
  fieldClasses: classed('none', z.array(fieldClassSchema)),
  /** Titles of what closed it. */
  forbiddenBy: classed('none', z.array(z.string())),
  /** Whether the record is sealed today, for who may seal and unseal it. */
  sealed: classed('identity', z.boolean()),
  abilities: classed('none', z.array(z.string())),
});
export type AccessCheck = z.infer<typeof accessCheckSchema>;

/** `POST /v1/access/simulate`: see as somebody else. The students listed are those whom both may see. */
export const simulateRequestSchema = classed(
  'none',
  z.strictObject({ staffId: z.uuid(), after: z.optional(after), limit: limit() }),
);
export const simulateSchema = z.strictObject({
  person: classed('none', personRowSchema),
  /** What that person may see and do, in numbers. */
  sight: classed('none', sightSchema),
  both: studentListSchema,
});
export type Simulated = z.infer<typeof simulateSchema>;

/** `POST /v1/access/simulate/face-sheet`: only the classes that both may see. */
export const simulateSheetRequestSchema = classed(
  'identity',
  z.strictObject({ staffId: z.uuid(), studentId: z.uuid() }),
);
export const simulateSheetSchema = faceSheetSchema;

/** `POST /v1/history/own`: one's own uses, newest first. `before` is the last page's `next`. */
export const historyRequestSchema = classed('none', z.strictObject({ before: z.optional(z.int()), limit: limit() }));
export const historySchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      seq: classed('none', z.int()),
      at: classed('none', z.int()),
      action: classed('none', z.string()),
      resource: classed('none', z.string()),
      decision: classed('none', z.string()),
      ruleIds: classed('none', z.array(z.string())),
      /** null: of no student, or of one whom the reader may no longer see (`hidden`). */
      student: classed(
        'identity',
        z.nullable(z.strictObject({ name: z.string(), called: called(), sisId: z.string() })),
      ),
      hidden: classed('none', z.boolean()),
    }),
  ),
  next: classed('none', z.nullable(z.int())),
});
export type History = z.infer<typeof historySchema>;
