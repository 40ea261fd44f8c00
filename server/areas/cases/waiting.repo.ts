import { and, count, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { LIFECYCLE } from '../../../shared/areas/cases/lifecycle/lifecycle.ts';
import type { StepOwner } from '../../../shared/areas/cases/lifecycle/step.ts';
import type { StudentFilter } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';

const kindsOf = (owner: StepOwner) => LIFECYCLE.filter((rule) => rule.owner === owner).map(({ kind }) => kind);

/** How many of a social worker's own cases wait for a step of theirs that is due by this day. A number alone. */
export async function countDueCases(
  q: Looker,
  filter: StudentFilter<'case.view', 'casework'>,
  { reader, day }: { readonly reader: string; readonly day: string },
): Promise<number> {
  const due = q.prepared(`case.due:${filter.shape}`, (db, tables) => {
    const { caseFile, student } = tables;
    return db
      .select({ n: count() })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .where(
        and(
          eq(caseFile.workerId, sql.placeholder('reader')),
          isNull(caseFile.closedOn),
          inArray(caseFile.nextStep, kindsOf('worker')),
          lte(caseFile.dueOn, sql.placeholder('day')),
          filter.where(tables),
        ),
      );
  });
  const [row] = await due.execute({ ...filter.params, reader, day });
  return Number(row?.n ?? 0);
}

/** How many cases before the committee wait for the director (R20, R23, R27, R28). A number alone. */
export async function countDirectorsTurn(q: Looker, filter: StudentFilter<'case.direct', 'casework'>): Promise<number> {
  const turn = q.prepared(`case.director:${filter.shape}`, (db, tables) => {
    const { caseFile, student } = tables;
    return db
      .select({ n: count() })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .where(
        and(eq(caseFile.stage, 'committee'), inArray(caseFile.nextStep, kindsOf('director')), filter.where(tables)),
      );
  });
  const [row] = await turn.execute({ ...filter.params });
  return Number(row?.n ?? 0);
}
