import * as z from 'zod/mini';
import { classed, type Classing } from '../access/field-classes.ts';
import {
  applicationDecideSchema,
  applicationWithdrawSchema,
  applicationWriteSchema,
  grantEndSchema,
} from '../areas/access/application.ts';
import { emergencyOpenSchema, emergencyReviewSchema } from '../areas/access/emergency.ts';
import { mappingDropSchema, mappingPublishSchema, mappingSaveSchema } from '../areas/access/mapping.ts';
import { caseloadAssignSchema, caseloadEndSchema, sealSchema } from '../areas/access/people.ts';
import { contactAddSchema } from '../areas/contacts/contact.ts';
import { questionAnswerSchema, questionReviewSchema } from '../areas/questions/question.ts';
import { issueSchema } from './problem.ts';

/** An op, with what its body is about. */
const op = <K extends string, B extends z.ZodMiniType>(kind: K, about: Classing, body: B) =>
  z.strictObject({
    opId: classed('none', z.uuid()),
    kind: classed('none', z.literal(kind)),
    body: classed(about, body),
  });

/** A change sent by a client. `opId` makes resending safe: the server answers a known id with the stored result. */
export const opSchema = z.discriminatedUnion('kind', [
  op('contact.add', 'casework', contactAddSchema),
  op('application.write', 'identity', applicationWriteSchema),
  op('application.withdraw', 'none', applicationWithdrawSchema),
  op('application.decide', 'identity', applicationDecideSchema),
  op('grant.end', 'none', grantEndSchema),
  op('emergency.open', 'casework', emergencyOpenSchema),
  op('emergency.review', 'casework', emergencyReviewSchema),
  op('mapping.save', 'none', mappingSaveSchema),
  op('mapping.drop', 'none', mappingDropSchema),
  op('mapping.publish', 'none', mappingPublishSchema),
  op('caseload.assign', 'identity', caseloadAssignSchema),
  op('caseload.end', 'identity', caseloadEndSchema),
  op('record.seal', 'identity', sealSchema),
  op('record.unseal', 'identity', sealSchema),
  op('question.answer', 'casework', questionAnswerSchema),
  op('question.review', 'casework', questionReviewSchema),
]);
export type Op = z.infer<typeof opSchema>;
export type OpKind = Op['kind'];
export const OP_KINDS: readonly OpKind[] = opSchema.def.options.flatMap(({ def }) => def.shape.kind.def.values);

export const OPS_MAX = 50;

/** `POST /v1/ops`. Ops are judged one by one: a bad one never blocks the others, so bodies are validated per op. */
export const opsRequestSchema = classed(
  'none',
  z.strictObject({
    ops: z.array(z.looseObject({ opId: z.uuid(), kind: z.string() })).check(z.minLength(1), z.maxLength(OPS_MAX)),
  }),
);

/** What became of an op. It leaves the outbox only on `applied`, or by the user's own act. */
export const opAnswerSchema = classed(
  'none',
  z.discriminatedUnion('outcome', [
    z.strictObject({
      opId: z.uuid(),
      outcome: z.literal('applied'),
      rev: z.int(),
      /** The audit entry that records it. */
      seq: z.int(),
    }),
    z.strictObject({ opId: z.uuid(), outcome: z.literal('refused'), code: z.string(), text: z.string() }),
    z.strictObject({ opId: z.uuid(), outcome: z.literal('invalid'), issues: z.array(issueSchema) }),
  ]),
);
export type OpAnswer = z.infer<typeof opAnswerSchema>;

export const opsAnswerSchema = z.strictObject({ answers: z.array(opAnswerSchema) });
