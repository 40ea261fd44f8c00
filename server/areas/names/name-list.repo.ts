import { and, asc, eq, sql } from 'drizzle-orm';
import type { NameState } from '../../../shared/areas/names/judge.ts';
import type { StudentFilter } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Looker, Reader } from '../../store/store.ts';

type Sight = StudentFilter<'name.decide' | 'name.task', 'names'>;

/** The updates in a state, of students on whom the reader may act: what was asked first comes first. */
export async function updatesIn(q: Reader, filter: Sight, state: NameState, limit: number) {
  const list = q.prepared(`name.in:${filter.shape}`, (db, tables) => {
    const { building, nameUpdate: update, student } = tables;
    return db
      .select({
        id: update.id,
        askedOn: update.askedOn,
        approvedOn: update.approvedOn,
        state: update.state,
        studentId: student.id,
        name: nameInSql(student),
        sisId: student.sisId,
        birthDate: student.birthDate,
        building: building.name,
      })
      .from(update)
      .innerJoin(student, eq(student.id, update.studentId))
      .leftJoin(building, eq(building.id, student.buildingId))
      .where(and(eq(update.state, sql.placeholder('state')), filter.where(tables)))
      .orderBy(asc(update.askedOn), asc(update.id))
      .limit(sql.placeholder('limit'));
  });
  return list.execute({ ...filter.params, state, limit });
}

export type ListedUpdate = Awaited<ReturnType<typeof updatesIn>>[number];

/** How many there are in all. */
export async function countUpdatesIn(q: Looker, filter: Sight, state: NameState): Promise<number> {
  const count = q.prepared(`name.countIn:${filter.shape}`, (db, tables) => {
    const { nameUpdate: update, student } = tables;
    return db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(update)
      .innerJoin(student, eq(student.id, update.studentId))
      .where(and(eq(update.state, sql.placeholder('state')), filter.where(tables)));
  });
  const [row] = await count.execute({ ...filter.params, state });
  return row?.n ?? 0;
}

/** The steps of all of them, each one's in the order in which they were taken. */
export async function stepsIn(q: Reader, filter: Sight, state: NameState) {
  const list = q.prepared(`name.stepsIn:${filter.shape}`, (db, tables) => {
    const { nameStep: step, nameUpdate: update, student } = tables;
    return db
      .select({ updateId: step.updateId, id: step.id, kind: step.kind, day: step.day, filled: step.filled })
      .from(update)
      .innerJoin(student, eq(student.id, update.studentId))
      .innerJoin(step, and(eq(step.studentId, update.studentId), eq(step.updateId, update.id)))
      .where(and(eq(update.state, sql.placeholder('state')), filter.where(tables)))
      .orderBy(asc(step.rev));
  });
  return list.execute({ ...filter.params, state });
}
