import type { DisclosureRecord } from '../../../shared/areas/disclosures/release.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { isShown } from '../cases/is-shown.ts';
import { keepEntry } from './keep-entry.ts';

/**
 * Enters in a student's log that somebody asked for data, and what became of it (34 CFR 99.32(a), R115). By whoever is
 * asked. What stands in another book is sent there (R117); of a sealed order nothing is kept, not even in the trail.
 */
export async function recordDisclosure(tx: Tx, context: CommandContext, body: DisclosureRecord): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const { studentId, disclosureId, seen, form } = body;
  const about = { action: 'disclosure.record', studentId, resource: 'disclosure' } as const;
  const closed: AuditEvent = { ...about, decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the bars are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'disclosure.record');
  if (!answer.allow) return notAllowed({ ...closed, ruleIds: answer.decision.ruleIds }, 'disclosure.record', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  const known = { ...closed, ruleIds };
  if (!(await isShown(tx, grant, seen))) return refused(known, 'mismatch', m.refused_mismatch, locale);
  const stop = await keepEntry(tx, context, grant, { disclosureId, form, rev, path: 'body.form' });
  // R117: of what is not kept the trail names no student: a sealed order is refused like a form that is not whole.
  if (stop !== undefined) return stopped({ ...known, studentId: undefined }, stop, locale);
  const detail = JSON.stringify({ disclosureId });
  const event: AuditEvent = { ...about, decision: 'allowed', fieldClasses: ['disclosure'], purpose, ruleIds, detail };
  return { outcome: 'applied', rev, event };
}
