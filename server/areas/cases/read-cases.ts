import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Case, Cases, StepEntry } from '../../../shared/areas/cases/case.ts';
import { openedTo } from '../../../shared/areas/cases/lifecycle/opened.ts';
import { counting, expectedOf, stageOf, type Taken } from '../../../shared/areas/cases/lifecycle/case-state.ts';
import type { Stage } from '../../../shared/areas/cases/lifecycle/step.ts';
import { type Circumstances, monitoredUntil, steppable } from '../../../shared/areas/cases/lifecycle/judge.ts';
import { meetingsAhead } from '../../../shared/areas/committee/meeting-days.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal, grantUnder, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { attendanceOf } from '../attendance/attendance.repo.ts';
import { disciplineOf } from '../discipline/discipline.repo.ts';
import { readDays } from '../committee/days.ts';
import { casesOf, stepsOfStudent, type StudentStep } from './case.repo.ts';
import { schoolsNow, workersOn } from './case-charge.repo.ts';
import { circumstancesOf } from './circumstances.ts';
import { asTaken } from './take-step.ts';

/** So many meetings are offered to be put on the agenda of. */
const MEETINGS = 12;

type May = Authorized<'case.view'> | Authorized<'case.open'>;

/**
 * The student's cases with every step, what is expected and what could be taken, for whoever may read them; for whoever
 * may only refer the student, no case and what the referral asks for. One entry a view. Throws `not-visible` alike for
 * a hidden and an unknown student, `not-allowed` where the student is open and the cases are not.
 */
export async function readCases(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<Cases> {
  const found = await store.read<Cases | { visible: boolean }>(context, async (q) => {
    const event = { action: 'case.view', studentId, resource: 'case' } as const;
    const toView = await decideStudent(q, actor, studentId, 'case.view');
    const answer = toView.allow ? toView : await decideStudent(q, actor, studentId, 'case.open');
    if (!answer.allow) {
      const refusal: AuditEvent = { ...event, decision: 'refused', ruleIds: answer.decision.ruleIds };
      return audited(refusal, { visible: answer.visible });
    }
    const { fieldClasses, purpose, ruleIds } = answer.grant.decision;
    const grantId = grantUnder(answer.grant.decision);
    const allowed: AuditEvent = { ...event, decision: 'allowed', fieldClasses, purpose, ruleIds, grantId };
    const value = await forms(q, answer.grant);
    return audited(allowed, toView.allow ? { ...value, ...(await record(q, toView.grant, locale)) } : value);
  });
  if ('cases' in found) return found;
  const would = explainRefusal('case.view', locale);
  throw found.visible ? problems.notAllowed(would) : problems.notVisible(would);
}

/** What the forms ask for. Staff and schools only for who may write. */
async function forms(q: Reader, may: May): Promise<Cases> {
  const today = may.actor.asOf.day;
  const writes = may.abilities.some((one) => one === 'case.open' || one === 'case.write' || one === 'case.direct');
  const { days } = await readDays(q);
  return {
    cases: [],
    workers: writes ? await workersOn(q, may, today) : [],
    buildings: writes ? await schoolsNow(q, may) : [],
    meetingDays: meetingsAhead(days, today, MEETINGS),
    abilities: [...may.abilities],
    today,
  };
}

async function record(
  q: Reader,
  may: Authorized<'case.view'>,
  locale: Locale,
): Promise<Pick<Cases, 'cases' | 'discipline' | 'attendance'>> {
  const about = await circumstancesOf(q, may);
  const steps = await stepsOfStudent(q, may);
  const files = await casesOf(q, may);
  const entryOf = toEntry(may, locale);
  const cases = files.map((file): Case => {
    const rows = steps.filter(({ caseId }) => caseId === file.id);
    return {
      caseId: file.id,
      ...stateOf(rows.map(asTaken), about),
      steps: rows.map(entryOf),
      worker: fullName({ givenName: file.workerGiven, familyName: file.workerFamily }),
      building: file.building,
      openedOn: file.openedOn,
      closedOn: file.closedOn,
    };
  });
  return {
    cases,
    ...(may.fieldClasses.has('discipline') && { discipline: await disciplineOf(q, may) }),
    ...(may.fieldClasses.has('academic') && { attendance: await attendanceOf(q, may) }),
  };
}

function stateOf(
  all: readonly Taken[],
  about: Circumstances,
): Pick<Case, 'stage' | 'expected' | 'steppable' | 'monitoredUntil'> {
  const steps = counting(all);
  const stage = stageOf(steps);
  return {
    stage,
    expected: [...expectedOf(steps)],
    steppable: steppable(all, about),
    monitoredUntil: goesOn(stage) ? monitoredUntil(steps[0]?.day ?? about.today, about.periods) : null,
  };
}

/** Whether there is anything to monitor still (R15). */
const goesOn = (stage: Stage): boolean => stage !== 'refused' && stage !== 'closed';

function toEntry({ actor, fieldClasses }: Authorized<'case.view'>, locale: Locale): (row: StudentStep) => StepEntry {
  return ({ authorId, authorRole, authorGiven, authorFamily, recordedAt, caseId: _, ...row }) => ({
    ...row,
    filled: openedTo(row.kind, asTaken(row).filled, fieldClasses) as StepEntry['filled'],
    author: {
      name: fullName({ givenName: authorGiven, familyName: authorFamily }),
      role: isRole(authorRole) ? ROLE_TITLES[authorRole][locale] : authorRole,
      own: authorId === actor.staffId,
    },
    at: recordedAt,
  });
}
