import type * as z from 'zod/mini';
import type { applicationWithdrawSchema } from '../../../../shared/areas/access/application.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { lockApplication, setWithdrawn } from './application.repo.ts';

/** Takes one's own application back while it is open. Somebody else's and one that is not there are refused alike. */
export async function withdrawApplication(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { applicationId }: z.infer<typeof applicationWithdrawSchema>,
): Promise<Effect> {
  const detail = JSON.stringify({ applicationId });
  const event: AuditEvent = { action: 'application.withdraw', resource: 'application', decision: 'refused', detail };
  const decided = decideGlobal(actor, 'application.write');
  if (!decided.allow) return notAllowed(event, 'application.write', locale);
  const { grant: may } = decided;
  const row = await lockApplication(tx, may, applicationId);
  if (row === undefined) return refused(event, 'missing', m.refused_application_missing, locale);
  if (row.status !== 'open') return refused(event, 'closed', m.refused_application_closed, locale);
  const rev = await nextRev(tx);
  await setWithdrawn(tx, may, { id: applicationId, rev });
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', purpose, ruleIds } };
}
