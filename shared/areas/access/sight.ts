import * as z from 'zod/mini';
import { becauseSchema } from '../../access/because.ts';
import { fieldClassSchema } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { candidateSchema, faceSheetSchema } from '../cases/face-sheet.ts';
import { sightSchema } from './mapping.ts';
import { personRowSchema, QUERY_MAX } from './people.ts';

const LIST_MAX = 100;
const limit = () => z.int().check(z.minimum(1), z.maximum(LIST_MAX));
const after = z.strictObject({ family: z.string(), given: z.string(), id: z.uuid() });

/**
 * `POST /v1/students/list`: the students on whom the reader may do this, by name or number, in the order of their
 * names. A student who is hidden is not there, not counted, and makes no gap.
 */
export const studentListRequestSchema = z.strictObject({
  may: z.enum(['student.view', 'caseload.assign', 'access.check']),
  query: keepableText().check(z.maxLength(QUERY_MAX)),
  after: z.optional(after),
  limit: limit(),
});
export const studentListSchema = z.strictObject({
  rows: z.array(candidateSchema),
  total: z.int(),
  next: z.nullable(after),
});
export type StudentList = z.infer<typeof studentListSchema>;

export const audienceRequestSchema = z.strictObject({ studentId: z.uuid() });

/** `POST /v1/students/audience`: who can see this student today. Names for the custodian, roles and numbers for others. */
export const audienceSchema = z.strictObject({
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
});
export type Audience = z.infer<typeof audienceSchema>;

/** `POST /v1/access/check`: could this person see that student on that day? For the custodian and auditors. */
export const accessCheckRequestSchema = z.strictObject({
  staffId: z.uuid(),
  studentId: z.uuid(),
  day: z.iso.date(),
});
export const accessCheckSchema = z.strictObject({
  day: z.string(),
  person: z.strictObject({ staffId: z.uuid(), name: z.string() }),
  student: z.strictObject({ studentId: z.uuid(), name: z.string(), sisId: z.string() }),
  allow: z.boolean(),
  /** Why, rule by rule; empty when nothing opened it. */
  because: z.array(becauseSchema),
  fieldClasses: z.array(fieldClassSchema),
  /** Titles of what closed it. */
  forbiddenBy: z.array(z.string()),
  /** Whether the record is sealed today, for who may seal and unseal it. */
  sealed: z.boolean(),
  abilities: z.array(z.string()),
});
export type AccessCheck = z.infer<typeof accessCheckSchema>;

/** `POST /v1/access/simulate`: see as somebody else. The students listed are those whom both may see. */
export const simulateRequestSchema = z.strictObject({ staffId: z.uuid(), after: z.optional(after), limit: limit() });
export const simulateSchema = z.strictObject({
  person: personRowSchema,
  /** What that person may see and do, in numbers. */
  sight: sightSchema,
  both: studentListSchema,
});
export type Simulated = z.infer<typeof simulateSchema>;

/** `POST /v1/access/simulate/face-sheet`: only the classes that both may see. */
export const simulateSheetRequestSchema = z.strictObject({ staffId: z.uuid(), studentId: z.uuid() });
export const simulateSheetSchema = faceSheetSchema;

/** `POST /v1/history/own`: one's own uses, newest first. `before` is the last page's `next`. */
export const historyRequestSchema = z.strictObject({ before: z.optional(z.int()), limit: limit() });
export const historySchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      seq: z.int(),
      at: z.int(),
      action: z.string(),
      resource: z.string(),
      decision: z.string(),
      ruleIds: z.array(z.string()),
      /** null: of no student, or of one whom the reader may no longer see (`hidden`). */
      student: z.nullable(z.strictObject({ name: z.string(), sisId: z.string() })),
      hidden: z.boolean(),
    }),
  ),
  next: z.nullable(z.int()),
});
export type History = z.infer<typeof historySchema>;
