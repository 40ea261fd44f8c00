import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { requestStep } from '../../../shared/areas/requests/kinds.ts';
import { type NewStep, stepFaults, type TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import { DECISION, STUDY } from '../../../shared/areas/studies/study-kind.ts';
import type { StudyStepTaken } from '../../../shared/areas/studies/study.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { type Authorized, authorRole, decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { asIssues, STEP_FIELDS } from '../requests/step-issues.ts';
import { asTaken } from '../requests/step-row.ts';
import { barForViolation, barredFaults } from './barring.ts';
import { readSwitch } from './studies-switch.ts';
import { insertStudyStep, isStudyStepId, stepsOfStudy } from './study.repo.ts';

type May = Authorized<'study.keep'> | Authorized<'study.decide'>;

/**
 * Takes a step of a study, the first of which opens it (R63 to R67). The decision is the superintendent's alone, and so
 * is taking it back (R64). A violation bars the organization in the same transaction (R98, R126).
 */
export async function takeStudyStep(tx: Tx, context: CommandContext, body: StudyStepTaken): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const { studyId, form } = body;
  // First of all: whoever else writes here waits for it, so that the steps are those of now.
  const rev = await nextRev(tx);
  const keeps = decideGlobal(actor, 'study.keep');
  const detail = JSON.stringify({ studyId, step: form.kind });
  const event = { resource: 'study', decision: 'refused', detail } as const;
  if (!keeps.allow) return notAllowed({ ...event, action: 'study.step' }, 'study.keep', locale);
  const before = (await stepsOfStudy(tx, keeps.grant, studyId)).map(asTaken);
  const action = isDecision(form, before) ? 'study.decide' : 'study.step';
  const may = action === 'study.decide' ? decideGlobal(actor, 'study.decide') : keeps;
  if (!may.allow) return notAllowed({ ...event, action }, 'study.decide', locale);
  const { ruleIds, purpose } = may.grant.decision;
  const known: AuditEvent = { ...event, action, ruleIds };
  const stop = await take(tx, context, { may: may.grant, body, before, rev });
  if (stop !== undefined) return stopped(known, stop, locale);
  return { outcome: 'applied', rev, event: { ...known, decision: 'allowed', purpose } };
}

/** Whether the step is the decision on the study, or strikes it. */
function isDecision({ kind, filled }: NewStep, before: readonly TakenStep[]): boolean {
  const struck = kind === 'struck' ? before.find(({ id }) => id === textAt(filled, 'step')) : undefined;
  return kind === DECISION || struck?.kind === DECISION;
}

interface Taking {
  readonly may: May;
  readonly body: StudyStepTaken;
  readonly before: readonly TakenStep[];
  readonly rev: number;
}

async function take(tx: Tx, context: CommandContext, { may, body, before, rev }: Taking): Promise<Stop | undefined> {
  const { studyId, stepId, form } = body;
  // Sent again after a fault of the line, it was taken already.
  if (await isStudyStepId(tx, may, stepId)) return { code: 'request-kept', words: m.refused_request_step_kept };
  const read = readFilled(requestStep(STUDY, form.kind)?.fields ?? [], form.filled, STEP_FIELDS);
  if ('issues' in read) return read;
  const taken: NewStep = { ...form, filled: read.filled };
  const today = may.actor.asOf.day;
  const [{ calendar }, { open }] = [await readCalendar(tx), await readSwitch(tx)];
  const about = { today, calendar, age: null, withheld: [], studiesOpen: open };
  const faults = [...stepFaults(STUDY, taken, before, about), ...(await barredFaults(tx, may, taken, before))];
  if (faults.length > 0) return { issues: asIssues(faults) };
  const barring = await barForViolation(tx, context, taken, before);
  if (barring !== undefined) return barring;
  await insertStudyStep(tx, may, {
    studyId,
    rev,
    id: stepId,
    kind: form.kind,
    day: form.day,
    filled: JSON.stringify(read.filled),
    authorId: may.actor.staffId,
    authorRole: authorRole(may),
    recordedAt: tx.context.at,
  });
  return undefined;
}
