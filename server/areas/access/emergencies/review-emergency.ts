import type { EmergencyReview } from '../../../../shared/areas/access/emergency.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { lockGrant } from '../grants/grant.repo.ts';
import { setReviewed } from './emergency.repo.ts';

/** Writes down whether an emergency was justified: once, and by somebody else than who opened it. */
export async function reviewEmergency(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { grantId, finding, text }: EmergencyReview,
): Promise<Effect> {
  const event: AuditEvent = { action: 'emergency.review', resource: 'emergency', decision: 'refused' };
  const decided = decideGlobal(actor, 'emergency.review');
  if (!decided.allow) return notAllowed(event, 'emergency.review', locale);
  const { grant: may } = decided;
  const row = await lockGrant(tx, may, grantId);
  if (row?.kind !== 'emergency') return refused(event, 'missing', m.refused_emergency_missing, locale);
  const detail = JSON.stringify({ finding });
  const about: AuditEvent = { ...event, grantId, studentId: row.studentId ?? undefined, detail };
  if (row.staffId === actor.staffId) return refused(about, 'own', m.refused_emergency_own, locale);
  if (row.reviewedAt !== null) return refused(about, 'reviewed', m.refused_emergency_reviewed, locale);
  const rev = await nextRev(tx);
  await setReviewed(tx, may, { id: grantId, finding, text, reviewedAt: tx.context.at, rev });
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...about, decision: 'allowed', purpose, ruleIds } };
}
