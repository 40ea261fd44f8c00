import type { InspectionStrike } from '../../../shared/areas/inspections/inspection.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { insertStrike, inspectionState } from './inspection.repo.ts';

/**
 * Says of an entry of the Record of Inspection that it was made by mistake, and why. The entry stays as it was (R181);
 * once an entry. Where a file was handed over, that happened, whatever else is wrong: it is never struck.
 */
export async function strikeInspection(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  body: InspectionStrike,
): Promise<Effect> {
  const { studentId, inspectionId, why } = body;
  const event: AuditEvent = { action: 'inspection.strike', studentId, resource: 'inspection', decision: 'refused' };
  // First of all: of two who strike one entry at once, the second finds the first's.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'request.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'request.keep', locale);
  const { ruleIds, purpose } = answer.grant.decision;
  const known = { ...event, ruleIds };
  const stop = await strikeFault(tx, answer.grant, body);
  if (stop !== undefined) return stopped(known, stop, locale);
  const recorded = { recordedBy: actor.staffId, recordedAt: tx.context.at, rev };
  await insertStrike(tx, answer.grant, { studentId, inspectionId, why, ...recorded });
  const detail = JSON.stringify({ inspectionId });
  const allowed: AuditEvent = { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose, detail };
  return { outcome: 'applied', rev, event: allowed };
}

async function strikeFault(
  tx: Tx,
  may: Authorized<'request.keep'>,
  { inspectionId, why }: InspectionStrike,
): Promise<Stop | undefined> {
  const state = await inspectionState(tx, may, inspectionId);
  if (state === undefined) return { issues: [{ path: 'body.inspectionId', code: 'unknown' }] };
  if (state === 'handed') return { code: 'inspection-handed', words: m.refused_inspection_handed };
  if (state === 'struck') return { code: 'inspection-struck', words: m.refused_inspection_struck };
  const [named] = await staffNamedIn(tx, may, [why]);
  return named === true ? { issues: [{ path: 'body.why', code: 'names-staff' }] } : undefined;
}
