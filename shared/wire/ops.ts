import * as z from 'zod/mini';
import { contactAddSchema } from '../areas/contacts/contact.ts';
import { issueSchema } from './problem.ts';

/** A change sent by a client. `opId` makes resending safe: the server answers a known id with the stored result. */
export const opSchema = z.discriminatedUnion('kind', [
  z.strictObject({ opId: z.uuid(), kind: z.literal('contact.add'), body: contactAddSchema }),
]);
export type Op = z.infer<typeof opSchema>;
export type OpKind = Op['kind'];

export const OPS_MAX = 50;

/** `POST /v1/ops`. Ops are judged one by one: a bad one never blocks the others, so bodies are validated per op. */
export const opsRequestSchema = z.strictObject({
  ops: z.array(z.looseObject({ opId: z.uuid(), kind: z.string() })).check(z.minLength(1), z.maxLength(OPS_MAX)),
});

/** What became of an op. It leaves the outbox only on `applied`, or by the user's own act. */
export const opAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    opId: z.uuid(),
    outcome: z.literal('applied'),
    rev: z.int(),
    /** The audit entry that records it. */
    seq: z.int(),
  }),
  z.strictObject({ opId: z.uuid(), outcome: z.literal('refused'), code: z.string(), text: z.string() }),
  z.strictObject({ opId: z.uuid(), outcome: z.literal('invalid'), issues: z.array(issueSchema) }),
]);
export type OpAnswer = z.infer<typeof opAnswerSchema>;

export const opsAnswerSchema = z.strictObject({ answers: z.array(opAnswerSchema) });
