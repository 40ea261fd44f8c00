import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { NameState } from '../../../shared/areas/names/judge.ts';
import type { StudentFilter } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Query, Reader } from '../../store/store.ts';

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

/** A step with what it is judged by: whose it is, and when they were born. */
function stepsOfStudents(db: Query, { nameStep: step, student }: Schema) {
  return db
    .select({
      studentId: student.id,
      birthDate: student.birthDate,
      updateId: step.updateId,
      id: step.id,
      kind: step.kind,
      day: step.day,
      filled: step.filled,
    })
    .from(student)
    .innerJoin(step, eq(step.studentId, student.id));
}

/**
 * The steps of all with whom the reader works (R204), each student's in the order in which they were taken: so few that
 * a list reads them once for all of its rows.
 */
export async function stepsForCalled(q: Reader, filter: StudentFilter<'student.view', 'flag'>) {
  const list = q.prepared(`name.called:${filter.shape}`, (db, tables) =>
    stepsOfStudents(db, tables).where(filter.where(tables)).orderBy(asc(tables.nameStep.rev)),
  );
  return list.execute({ ...filter.params });
}

export type StudentNameStep = Awaited<ReturnType<typeof stepsForCalled>>[number];

/**
 * What makes the names (R197) of all in whose updates the reader has a part and one of which was approved: its form, and
 * from when until when it holds. Each student's in the order in which they were taken.
 */
export async function stepsOfNames(q: Reader, filter: StudentFilter<'name.view', 'names'>): Promise<StudentNameStep[]> {
  const list = q.prepared(`name.known:${filter.shape}`, (db, tables) => {
    const { nameStep: step, nameUpdate: update } = tables;
    const approved = db
      .select({ id: update.studentId })
      .from(update)
      .where(inArray(update.state, ['approved', 'done']));
    const makesNames = inArray(step.kind, ['asked', 'approved', 'withdrawn', 'struck']);
    return stepsOfStudents(db, tables)
      .where(and(inArray(step.studentId, approved), makesNames, filter.where(tables)))
      .orderBy(asc(step.rev));
  });
  return list.execute({ ...filter.params });
}
