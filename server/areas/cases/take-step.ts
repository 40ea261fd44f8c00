import type { CaseStep } from '../../../shared/areas/cases/case.ts';
import { counting, has, type Taken } from '../../../shared/areas/cases/lifecycle/case-state.ts';
import { type Fault, faultsOf } from '../../../shared/areas/cases/lifecycle/judge.ts';
import { ruleOf } from '../../../shared/areas/cases/lifecycle/lifecycle.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import { type Actor, type Answer, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { type MayTakeSteps, openCaseId, stepsOfCase } from './case.repo.ts';
import { circumstancesOf } from './circumstances.ts';
import { isShown } from './is-shown.ts';
import { keepStep } from './keep-step.ts';
import { asIssues, readForm, recordFaults } from './read-form.ts';

/**
 * Takes the next step of a case, or says everything that is missing at once. What was read before it may be old: the
 * steps are read again under the lock, and judged by the same rules as the screen judged them.
 */
export async function takeStep(tx: Tx, { signedIn, timeZone }: CommandContext, body: CaseStep): Promise<Effect> {
  const { actor, locale } = signedIn;
  const { studentId, caseId, seen, form } = body;
  // First of all: what is read next is of now on every engine, the right to it too.
  const rev = await nextRev(tx);
  const action = actionFor(form.kind);
  const answer = await decideFor(tx, actor, studentId, form.kind);
  const detail = JSON.stringify({ caseId, step: form.kind });
  const event: AuditEvent = { action: 'case.step', studentId, resource: 'case', decision: 'refused', detail };
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, action, locale);
  const { grant } = answer;
  const { purpose, ruleIds } = grant.decision;
  const closed = { ...event, ruleIds };
  if (!(await isShown(tx, grant, seen))) return refused(closed, 'mismatch', m.refused_mismatch, locale);
  const before = (await stepsOfCase(tx, grant, caseId)).map(({ recordedAt, ...step }): Taken => ({
    ...asTaken(step),
    recordedOn: dayIn(timeZone, recordedAt),
  }));
  const invalid = (issues: { path: string; code: string }[]): Effect => ({ outcome: 'invalid', issues, event: closed });
  if (before.length === 0) return invalid([{ path: 'body.caseId', code: 'unknown' }]);
  const read = readForm(form);
  if ('issues' in read) return invalid(read.issues);
  const filled: Omit<Taken, 'id'> = { ...form, ...read };
  const faults = [
    ...faultsOf(filled, before, await circumstancesOf(tx, grant)),
    ...(await reopeningFaults(tx, grant, [before, [...before, { id: '', ...filled }]])),
  ];
  const issues = asIssues([...faults, ...(await recordFaults(tx, grant, form.kind, read.filled))]);
  if (issues.length > 0) return invalid(issues);
  await keepStep(tx, grant, { caseId, rev, before, form: filled });
  return {
    outcome: 'applied',
    rev,
    event: { ...event, decision: 'allowed', fieldClasses: ['casework'], purpose, ruleIds },
  };
}

/** A closing that is struck opens the case again, and one case of a student is open at a time. */
async function reopeningFaults(
  tx: Tx,
  grant: MayTakeSteps,
  [before, after]: readonly [before: readonly Taken[], after: readonly Taken[]],
): Promise<Fault[]> {
  if (!isClosed(before) || isClosed(after)) return [];
  return (await openCaseId(tx, grant)) === undefined ? [] : [{ path: 'kind', code: 'open-case' }];
}

const isClosed = (steps: readonly Taken[]): boolean => has(counting(steps), 'discontinued');

/** Under which right a step is taken; where it is either's to take, first the worker's is tried. */
const actionFor = (kind: string) => (ruleOf(kind)?.owner === 'director' ? 'case.direct' : 'case.write');

async function decideFor(
  tx: Tx,
  actor: Actor,
  studentId: string,
  kind: string,
): Promise<Answer<'case.write'> | Answer<'case.direct'>> {
  if (actionFor(kind) === 'case.direct') return decideStudent(tx, actor, studentId, 'case.direct');
  const asWorker = await decideStudent(tx, actor, studentId, 'case.write');
  if (asWorker.allow || ruleOf(kind)?.owner !== 'either') return asWorker;
  const asDirector = await decideStudent(tx, actor, studentId, 'case.direct');
  return asDirector.allow ? asDirector : asWorker;
}

/** A stored step as the rules read it. */
export function asTaken({ id, kind, day, filled }: { id: string; kind: string; day: string; filled: string }): Taken {
  return { id, kind, day, filled: JSON.parse(filled) as Filled };
}
