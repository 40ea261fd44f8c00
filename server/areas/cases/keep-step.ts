import { type CaseNow, caseNow, opensOf } from '../../../shared/areas/cases/lifecycle/case-now.ts';
import { counting, type Taken } from '../../../shared/areas/cases/lifecycle/case-state.ts';
import type { AttributeKind } from '../../../shared/access/roles.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { authorRole } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import { insertStep, type MayTakeSteps, putCaseFile } from './case.repo.ts';
import {
  endAttribute,
  endService,
  type FromCase,
  giveToWorker,
  holdAttribute,
  takeFromOthers,
} from './case-rights.repo.ts';

/** A step that may be taken, with the case as it was. */
export interface NewStep {
  readonly caseId: string;
  readonly rev: number;
  /** All that were taken before, in their order, also those that do not count. */
  readonly before: readonly Taken[];
  readonly form: Omit<Taken, 'id'>;
}

/** Notes a step with all that follows from it: what the case is now, and to whom it opens the record. */
export async function keepStep(tx: Tx, grant: MayTakeSteps, { caseId, rev, before, form }: NewStep): Promise<void> {
  const { studentId, actor } = grant;
  const step = { id: tx.runtime.id(), ...form };
  await insertStep(tx, grant, {
    ...step,
    studentId,
    caseId,
    rev,
    filled: JSON.stringify(form.filled),
    authorId: actor.staffId,
    authorRole: authorRole(grant),
    recordedAt: tx.context.at,
  });
  const steps = counting([...before, { ...step, recordedOn: actor.asOf.day }]);
  const now = caseNow(steps);
  const { decidedUntil: _kept, ...file } = now;
  await putCaseFile(tx, grant, { studentId, id: caseId, openedOn: steps[0]?.day ?? form.day, ...file, rev });
  await giveRights(tx, grant, { source: `case:${caseId}`, day: actor.asOf.day }, now);
}

/** To whom a case opens the record, and who serves the student: as the case is now, from today on. */
async function giveRights(tx: Tx, grant: MayTakeSteps, from: FromCase, now: CaseNow): Promise<void> {
  for (const [attribute, until] of Object.entries(opensOf(now)) as [AttributeKind, string | null][]) {
    const isOver = until === null || (until !== 'open' && until <= from.day);
    if (isOver) await endAttribute(tx, grant, from, attribute);
    else await holdAttribute(tx, grant, from, attribute, until === 'open' ? null : until);
  }
  // The last day is one of service still: what was written on it can be read and sent.
  if (now.stage === 'closed') return endService(tx, grant, from, dayAfter(from.day, 1));
  await takeFromOthers(tx, grant, from, now.workerId);
  await giveToWorker(tx, grant, from, now.workerId);
}
