import type * as z from 'zod/mini';
import type { grantEndSchema } from '../../../../shared/areas/access/application.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { dayAfter } from '../../../../shared/clocks/day-after.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../../shared/runtime.ts';
import { type Actor, decideGlobal } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { lockGrant, setEnded } from './grant.repo.ts';

/** Ends a grant now, by who decides on applications or reviews emergencies, with the reason. Only while it holds. */
export async function endGrant(
  tx: Tx,
  { signedIn: { actor, locale }, timeZone }: CommandContext,
  { grantId, reason }: z.infer<typeof grantEndSchema>,
): Promise<Effect> {
  const { at } = tx.context;
  const event: AuditEvent = { action: 'grant.end', resource: 'grant', decision: 'refused' };
  const may = permitted(actor);
  if (may === undefined) return notAllowed(event, 'application.decide', locale);
  const row = await lockGrant(tx, may, grantId);
  if (row === undefined) return refused(event, 'missing', m.refused_grant_missing, locale);
  const about: AuditEvent = { ...event, grantId, studentId: row.studentId ?? undefined };
  if (row.untilAt <= at) return refused(about, 'ended', m.refused_grant_ended, locale);
  const rev = await nextRev(tx);
  await setEnded(tx, may, { id: grantId, untilAt: at, until: firstDayAfter(timeZone, at), endReason: reason, rev });
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...about, decision: 'allowed', purpose, ruleIds } };
}

function permitted(actor: Actor) {
  const decides = decideGlobal(actor, 'application.decide');
  if (decides.allow) return decides.grant;
  const reviews = decideGlobal(actor, 'emergency.review');
  return reviews.allow ? reviews.grant : undefined;
}

/** The first day of which nothing lies before the instant, which is exclusive: what holds till then holds no more on it. */
export function firstDayAfter(timeZone: string, untilAt: number): string {
  return dayAfter(dayIn(timeZone, untilAt - 1), 1);
}
