import type { CaseloadEnd } from '../../../../shared/areas/access/people.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import type { Issue } from '../../../../shared/wire/problem.ts';
import { type Authorized, decideStudent } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { assignmentsFrom, CONSOLE, endAssignment } from './caseload.repo.ts';

/**
 * Takes a student off somebody's caseload from a day on, today at the earliest; the right is gone at their next request
 * of that day (R53). Only what was assigned here: the file ends what came from a file.
 */
export async function endCaseload(tx: Tx, { signedIn }: CommandContext, body: CaseloadEnd): Promise<Effect> {
  const { studentId, ...assignment } = body;
  const event: AuditEvent = {
    action: 'caseload.end',
    studentId,
    resource: 'caseload',
    decision: 'refused',
    detail: JSON.stringify(assignment),
  };
  // First of all, as whoever assigns: a right that ends meanwhile has ended, and neither waits for the other's lock.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, signedIn.actor, studentId, 'caseload.assign');
  if (!answer.allow) {
    const { ruleIds } = answer.decision;
    return notAllowed({ ...event, ruleIds }, 'caseload.assign', signedIn.locale);
  }
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const issue = await issueOf(tx, grant, body);
  if (issue !== null) return { outcome: 'invalid', issues: [issue], event: { ...event, ruleIds } };
  if (!(await endAssignment(tx, grant, assignment))) {
    const issues = [{ path: 'body.until', code: 'ended' }];
    return { outcome: 'invalid', issues, event: { ...event, ruleIds } };
  }
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', ruleIds, purpose } };
}

async function issueOf(
  tx: Tx,
  grant: Authorized<'caseload.assign'>,
  { since, until, ...whose }: CaseloadEnd,
): Promise<Issue | null> {
  if (until < grant.actor.asOf.day) return { path: 'body.until', code: 'past' };
  if (until < since) return { path: 'body.until', code: 'before-start' };
  const found = await assignmentsFrom(tx, grant, { ...whose, since });
  if (found.some(({ source }) => source === CONSOLE)) return null;
  return { path: 'body.since', code: found.length > 0 ? 'from-file' : 'unknown' };
}
