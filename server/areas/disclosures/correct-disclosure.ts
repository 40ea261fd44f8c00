import type { DisclosureCorrect } from '../../../shared/areas/disclosures/release.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { entryState, insertCorrection } from './entry.repo.ts';
import { keepEntry } from './keep-entry.ts';

/**
 * Says why an entry of a student's log is wrong, and enters what is right instead, where anything is. The entry stays
 * as it was (R120). By whoever keeps the log; once an entry: a wrong correction is corrected where it leads to.
 */
export async function correctDisclosure(tx: Tx, context: CommandContext, body: DisclosureCorrect): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const { studentId, disclosureId, why, right } = body;
  const about = { action: 'disclosure.correct', studentId, resource: 'disclosure' } as const;
  const closed: AuditEvent = { ...about, decision: 'refused' };
  // First of all: of two who correct one entry at once, the second finds the first's.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'disclosure.view');
  if (!answer.allow) return notAllowed({ ...closed, ruleIds: answer.decision.ruleIds }, 'disclosure.view', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  // R117: as of an entry that is refused, no student is named.
  const known = { ...closed, studentId: undefined, ruleIds };
  const issues = await correctionFaults(tx, grant, body);
  if (issues.length > 0) return { outcome: 'invalid', issues, event: known };
  const stop = right && (await keepEntry(tx, context, grant, { ...right, rev, path: 'body.right.form' }));
  if (stop !== undefined) return stopped(known, stop, locale);
  const replacedBy = right?.disclosureId ?? null;
  const recorded = { recordedBy: actor.staffId, recordedAt: tx.context.at, rev };
  await insertCorrection(tx, grant, { studentId, disclosureId, why, replacedBy, ...recorded });
  const detail = JSON.stringify({ disclosureId, replacedBy });
  const event: AuditEvent = { ...about, decision: 'allowed', fieldClasses: ['disclosure'], purpose, ruleIds, detail };
  return { outcome: 'applied', rev, event };
}

async function correctionFaults(
  tx: Tx,
  grant: Authorized<'disclosure.view'>,
  { disclosureId, why }: DisclosureCorrect,
): Promise<Issue[]> {
  const state = await entryState(tx, grant, disclosureId);
  if (state === undefined) return [{ path: 'body.disclosureId', code: 'unknown' }];
  if (state === 'corrected') return [{ path: 'body.disclosureId', code: 'corrected' }];
  const [named] = await staffNamedIn(tx, grant, [why]);
  return named === true ? [{ path: 'body.why', code: 'names-staff' }] : [];
}
