import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { type Authorized, decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { listRequestOf } from './list.repo.ts';

export type MayList = Authorized<'directory.list'>;
/** What stands in the way, or what the trail is told of it. */
export type Listing = Stop | { readonly detail: object };

interface Common {
  readonly recordedBy: string;
  readonly recordedAt: number;
  readonly rev: number;
}

/** Does something about a request for a list: the right is asked under the lock, and the trail says what was done. */
export async function listing(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  action: 'directory.ask' | 'directory.make' | 'directory.deny',
  work: (may: MayList, common: Common) => Promise<Listing>,
): Promise<Effect> {
  const event: AuditEvent = { action, resource: 'directory', decision: 'refused' };
  // First of all: whoever enters a refusal is done before it, or waits until it is done.
  const rev = await nextRev(tx);
  const decided = decideGlobal(actor, 'directory.list');
  if (!decided.allow) return notAllowed(event, 'directory.list', locale);
  const { ruleIds, purpose, fieldClasses } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const common = { recordedBy: actor.staffId, recordedAt: tx.context.at, rev };
  const done = await work(decided.grant, common);
  if (!('detail' in done)) return stopped(known, done, locale);
  const detail = JSON.stringify(done.detail);
  return { outcome: 'applied', rev, event: { ...known, decision: 'allowed', fieldClasses, purpose, detail } };
}

/** A request that waits for its answer, or what stands in the way of answering it. */
export async function openRequest(tx: Tx, may: MayList, requestId: string) {
  const found = await listRequestOf(tx, may, requestId);
  if (found === undefined) return { issues: [{ path: 'body.requestId', code: 'unknown' }] };
  if (found.list !== null) return { code: 'list-answered', words: m.refused_list_answered };
  return { found };
}
