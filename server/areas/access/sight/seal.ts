import type { Seal } from '../../../../shared/areas/access/people.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { type Authorized, decideStudent } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { insertSeal, lockSeal, setUnsealed } from './seal.repo.ts';

/** Seals a record from today on, for everybody but who may see what is sealed. The reason goes into the trail. */
export async function sealRecord(tx: Tx, context: CommandContext, body: Seal): Promise<Effect> {
  return changeSeal(tx, context, body, 'record.seal');
}

/** Opens a sealed record again, today. */
export async function unsealRecord(tx: Tx, context: CommandContext, body: Seal): Promise<Effect> {
  return changeSeal(tx, context, body, 'record.unseal');
}

async function changeSeal(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { studentId, reason }: Seal,
  action: 'record.seal' | 'record.unseal',
): Promise<Effect> {
  const detail = JSON.stringify({ reason });
  const event: AuditEvent = { action, studentId, resource: 'seal', decision: 'refused', detail };
  // First of all: a right that ends meanwhile has ended, on every engine.
  const rev = await nextRev(tx);
  const decided = await decideStudent(tx, actor, studentId, 'record.seal');
  if (!decided.allow) return notAllowed(event, 'record.seal', locale);
  const { grant: may } = decided;
  const { day } = actor.asOf;
  const sealed = await lockSeal(tx, may, day);
  if (sealed && action === 'record.seal') return refused(event, 'sealed-already', m.refused_sealed_already, locale);
  if (!sealed && action === 'record.unseal') return refused(event, 'not-sealed', m.refused_not_sealed, locale);
  await write(tx, may, day, action);
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', purpose, ruleIds } };
}

const write = (tx: Tx, may: Authorized<'record.seal'>, day: string, action: 'record.seal' | 'record.unseal') =>
  action === 'record.seal' ? insertSeal(tx, may, day) : setUnsealed(tx, may, day);
