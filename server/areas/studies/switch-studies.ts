import type { StudiesSwitch, Switch } from '../../../shared/areas/studies/study.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { FIRST_SWITCH, parseSwitch } from './studies-switch.ts';
import { lockSwitch, replaceSwitch, staffName } from './study.repo.ts';

/**
 * Says whether studies begin without consent (T2): the superintendent alone, with the reason. Who turned it, when and
 * why is kept. Refused as `stale` where somebody else turned it meanwhile.
 */
export async function switchStudies(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, open, why }: StudiesSwitch,
): Promise<Effect> {
  const detail = JSON.stringify({ withoutConsent: open });
  const event: AuditEvent = { action: 'study.decide', resource: 'studies-switch', decision: 'refused', detail };
  const next = await nextRev(tx);
  const decided = decideGlobal(actor, 'study.decide');
  if (!decided.allow) return notAllowed(event, 'study.decide', locale);
  const { grant: may } = decided;
  const { ruleIds, purpose } = may.decision;
  const value = await lockSwitch(tx, may, JSON.stringify(FIRST_SWITCH));
  const now = parseSwitch(value);
  if (now.rev !== rev) return refused({ ...event, ruleIds }, 'stale', m.refused_stale, locale);
  const by = await staffName(tx, may, actor.staffId);
  const turned: Switch = { rev: next, open, why, by, at: tx.context.at };
  await replaceSwitch(tx, may, { rev: now.rev, value }, JSON.stringify(turned));
  return { outcome: 'applied', rev: next, event: { ...event, decision: 'allowed', ruleIds, purpose } };
}
