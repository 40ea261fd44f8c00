import type { CaseRow } from '../../../shared/areas/cases/case.ts';
import { STAGES, type Stage } from '../../../shared/areas/cases/lifecycle/step.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { sha256, toBase64 } from '../../audit/sha256.ts';
import type { ListedCase } from './case-list.repo.ts';

/** A case as a row of a list, its days by the district's clock. */
export function toCaseRow(row: ListedCase, timeZone: string): CaseRow {
  const { caseId, studentId, sisId, grade, building, openedOn, next, due, meetingOn, lastContactAt } = row;
  return {
    caseId,
    studentId,
    name: fullName(row),
    sisId,
    grade,
    building,
    stage: stageNamed(row.stage),
    worker: fullName({ givenName: row.workerGiven, familyName: row.workerFamily }),
    openedOn,
    next,
    due,
    lastContactOn: lastContactAt === null ? null : dayIn(timeZone, lastContactAt),
    meetingOn,
  };
}

/** A stage as it was kept. */
function stageNamed(stage: string): Stage {
  const known = STAGES.find((one) => one === stage);
  if (known === undefined) throw new Error('A case stands at a stage that there is not.');
  return known;
}

/** How many cases were shown, and a commitment to whose they are, by which nobody is named (R60). */
export function committedTo(rows: readonly Pick<CaseRow, 'studentId'>[]): { count: number; shown: string } {
  const ids = JSON.stringify(rows.map(({ studentId }) => studentId));
  return { count: rows.length, shown: toBase64(sha256(Buffer.from(ids, 'utf8'))) };
}
