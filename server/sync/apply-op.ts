import { createHash } from 'node:crypto';
import { m } from '../../shared/messages/generated/messages.js';
import { type Op, type OpAnswer, opSchema } from '../../shared/wire/ops.ts';
import { append } from '../audit/append.ts';
import { toIssues } from '../http/validated.ts';
import type { Locale } from '../policy/index.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import { commandOf, isLong } from './commands.ts';
import type { CommandContext, Effect } from './command.ts';
import { findOp, insertOp, type StoredOp } from './op.repo.ts';

/** Thrown inside the transaction when the op has an answer: what was begun is taken back, the first answer stands. */
class AlreadyApplied extends Error {}

/**
 * Applies one op in one transaction: effect, revision, stored answer and audit entry. Sending the same op again
 * gives the stored answer. An op that is not well formed is answered `invalid` and leaves no trace but the answer.
 * What was refused, invalid or in conflict changed nothing: it may be sent again under the same id and is decided anew.
 */
export async function applyOp(
  store: Store,
  audit: AuditContext,
  context: CommandContext,
  raw: { opId: string; kind: string },
): Promise<OpAnswer> {
  const parsed = opSchema.safeParse(raw);
  if (!parsed.success) return { opId: raw.opId, outcome: 'invalid', issues: toIssues(parsed.error.issues) };
  const op = parsed.data;
  const bodyHash = hashOf(op);
  try {
    return await store.write(audit, (tx) => applyOnce(tx, context, op, bodyHash), { long: isLong(op.kind) });
  } catch (error) {
    if (!(error instanceof AlreadyApplied)) throw error;
    const stored = await store.look((q) => findOp(q, op.opId));
    if (stored === undefined) throw new Error('An op that was applied has no answer.', { cause: error });
    return replay(stored, audit, bodyHash, context.signedIn.locale);
  }
}

/**
 * What the page showed is evidence for the decision, no part of the change: it may read otherwise when it is resent.
 * Only where nothing else says whom the change is about, the id that was seen belongs to it.
 */
function hashOf({ body }: Op): string {
  const { seen, ...change } = 'seen' in body ? body : { ...body, seen: undefined };
  const about = 'studentId' in change ? undefined : [seen?.system, seen?.idKind, seen?.sisId];
  return createHash('sha256')
    .update(JSON.stringify({ ...change, about }))
    .digest('hex');
}

async function applyOnce(tx: Tx, context: CommandContext, op: Op, bodyHash: string) {
  if ((await findOp(tx, op.opId)) !== undefined) throw new AlreadyApplied();
  const effect = await commandOf(op)(tx, context, op.body);
  const receipt = await append(tx, effect.event);
  if (effect.outcome === 'applied') for (const event of effect.others ?? []) await append(tx, event);
  const answer = toAnswer(op.opId, effect, receipt.seq);
  if (answer.outcome === 'applied') {
    const { staffId } = context.signedIn.actor;
    const row = { opId: op.opId, staffId, kind: op.kind, bodyHash, answer: JSON.stringify(answer), at: tx.context.at };
    // Another server may have applied it between the look above and here.
    if (!(await insertOp(tx, row))) throw new AlreadyApplied();
  }
  return { receipt, value: answer };
}

function toAnswer(opId: string, effect: Effect, seq: number): OpAnswer {
  switch (effect.outcome) {
    case 'applied':
      return { opId, outcome: 'applied', rev: effect.rev, ...(effect.revs && { revs: effect.revs }), seq };
    case 'refused':
      return { opId, outcome: 'refused', code: effect.code, text: effect.text };
    case 'conflict':
      return { opId, outcome: 'conflict', fields: effect.fields };
    case 'invalid':
      return { opId, outcome: 'invalid', issues: effect.issues };
  }
}

/** The first answer, to the same person for the same body; an id that is used for anything else is refused. */
function replay(stored: StoredOp, audit: AuditContext, bodyHash: string, locale: Locale): OpAnswer {
  if (stored.staffId === audit.actorId && stored.bodyHash === bodyHash) return JSON.parse(stored.answer) as OpAnswer;
  const text = m.refused_op_id_taken({}, { locale });
  return { opId: stored.opId, outcome: 'refused', code: 'op-id-taken', text };
}
