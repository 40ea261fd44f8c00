import type { CommitteeEdit } from '../../../shared/areas/committee/committee.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockCommitteeDays, setCommitteeDays } from './days.repo.ts';
import { FIRST, type KeptDays, parseDays } from './days.ts';

/**
 * Says on which days the committee meets, whole (R24). Cases stay on the agenda of the day they were put on: who moves
 * a meeting schedules them anew. Refused as `stale` where somebody else changed it meanwhile.
 */
export async function editCommitteeDays(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, days }: CommitteeEdit,
): Promise<Effect> {
  const event: AuditEvent = { action: 'committee.edit', resource: 'committee', decision: 'refused' };
  const decided = decideGlobal(actor, 'committee.edit');
  if (!decided.allow) return notAllowed(event, 'committee.edit', locale);
  const { ruleIds, purpose } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const now = parseDays(await lockCommitteeDays(tx, decided.grant, JSON.stringify(FIRST)));
  if (now.rev !== rev) return refused(known, 'stale', m.refused_stale, locale);
  const kept: KeptDays = { rev: await nextRev(tx), days };
  await setCommitteeDays(tx, decided.grant, JSON.stringify(kept));
  const detail = JSON.stringify({ weekday: days.weekday, closed: days.closed.length });
  return { outcome: 'applied', rev: kept.rev, event: { ...known, decision: 'allowed', purpose, detail } };
}
