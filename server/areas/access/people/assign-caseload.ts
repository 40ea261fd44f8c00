import type { CaseloadAssign } from '../../../../shared/areas/access/people.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import type { Issue } from '../../../../shared/wire/problem.ts';
import { type Authorized, decideStudent, loadActor } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { assign, isAssigned } from './caseload.repo.ts';
import { rolesFor } from './caseload-roles.ts';
import { staffOf } from './people.repo.ts';

/**
 * Puts a student on somebody's caseload, which is a right that somebody gives (R45, R46, R54). Only from today on: what
 * was the case on a past day must stay what the trail says it was (R60).
 */
export async function assignCaseload(tx: Tx, { signedIn }: CommandContext, body: CaseloadAssign): Promise<Effect> {
  const { studentId, ...assignment } = body;
  const event: AuditEvent = {
    action: 'caseload.assign',
    studentId,
    resource: 'caseload',
    decision: 'refused',
    detail: JSON.stringify(assignment),
  };
  // First of all: a right that ends meanwhile has ended, and two at once cannot both find the days free.
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
  if (await isAssigned(tx, grant, assignment)) {
    const issues = [{ path: 'body.since', code: 'overlap' }];
    return { outcome: 'invalid', issues, event: { ...event, ruleIds } };
  }
  await assign(tx, grant, assignment);
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', ruleIds, purpose } };
}

async function issueOf(
  tx: Tx,
  grant: Authorized<'caseload.assign'>,
  { staffId, relation, since, until }: CaseloadAssign,
): Promise<Issue | null> {
  const { asOf } = grant.actor;
  if (since < asOf.day) return { path: 'body.since', code: 'past' };
  if (until !== null && until <= since) return { path: 'body.until', code: 'before-start' };
  const person = await staffOf(tx, grant, staffId);
  if (person === undefined) return { path: 'body.staffId', code: 'unknown' };
  if (!person.active) return { path: 'body.staffId', code: 'inactive' };
  const { roles } = await loadActor(tx, staffId, { day: since, at: asOf.at });
  const fits = rolesFor(relation);
  return roles.some(({ role }) => fits.includes(role)) ? null : { path: 'body.relation', code: 'role-missing' };
}
