import type { CaseOpen } from '../../../shared/areas/cases/case.ts';
import { openingFaults } from '../../../shared/areas/cases/lifecycle/judge.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { openCaseId } from './case.repo.ts';
import { circumstancesOf } from './circumstances.ts';
import { isShown } from './is-shown.ts';
import { keepStep } from './keep-step.ts';
import { asIssues, readForm, recordFaults } from './read-form.ts';

/**
 * Opens a case by its referral (R2): at most one is open of a student. The school social worker who is named serves
 * the student from today on, and the committee's people may see that there is a case.
 */
export async function openCase(tx: Tx, { signedIn }: CommandContext, body: CaseOpen): Promise<Effect> {
  const { actor, locale } = signedIn;
  const { studentId, seen, form } = body;
  // First of all, as for a face sheet: of two who open one at once, the second finds the first's.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'case.open');
  const event: AuditEvent = { action: 'case.open', studentId, resource: 'case', decision: 'refused' };
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'case.open', locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  const closed = { ...event, ruleIds };
  if (!(await isShown(tx, grant, seen))) return refused(closed, 'mismatch', m.refused_mismatch, locale);
  const read = readForm(form);
  const issues = 'issues' in read ? read.issues : await openingIssues(tx, grant, { ...form, ...read });
  if ('issues' in read || issues.length > 0) return { outcome: 'invalid', issues, event: closed };
  const caseId = tx.runtime.id();
  await keepStep(tx, grant, { caseId, rev, before: [], form: { ...form, ...read } });
  const detail = JSON.stringify({ caseId });
  return {
    outcome: 'applied',
    rev,
    event: { ...event, decision: 'allowed', fieldClasses: ['casework'], purpose, ruleIds, detail },
  };
}

async function openingIssues(
  tx: Tx,
  grant: Authorized<'case.open'>,
  form: Parameters<typeof openingFaults>[0],
): Promise<Issue[]> {
  const faults = [
    ...openingFaults(form, await circumstancesOf(tx, grant)),
    ...(await recordFaults(tx, grant, form.kind, form.filled)),
  ];
  if (form.kind !== 'referred') faults.push({ path: 'kind', code: 'unknown' });
  if ((await openCaseId(tx, grant)) !== undefined) faults.push({ path: 'kind', code: 'open-case' });
  return asIssues(faults);
}
