import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { MAKING } from '../../../shared/areas/copies/copy-state.ts';
import type { COPY_VIEWS } from '../../../shared/areas/copies/copy.ts';
import type { Authorized, StudentFilter } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Reader, Tx } from '../../store/store.ts';

type May = Authorized<'copy.make'>;
type Sight = StudentFilter<'copy.make', 'disclosure'>;
export type CopyTableRow = Schema['copy']['$inferInsert'];
export type CopyStepRow = Schema['copyStep']['$inferInsert'];

/** Keeps that a copy was begun. */
export async function insertCopy(tx: Tx, _may: May, row: CopyTableRow): Promise<void> {
  await tx.db.insert(tx.tables.copy).values(row);
}

/** Keeps what was done to a copy. Append-only. */
export async function insertCopyStep(tx: Tx, _may: May, row: CopyStepRow): Promise<void> {
  await tx.db.insert(tx.tables.copyStep).values(row);
}

/** Keeps beside the steps what a list shows of them. */
export async function putCopyState(
  tx: Tx,
  may: May,
  { copyId, ...now }: { readonly copyId: string } & Pick<CopyTableRow, 'state' | 'party' | 'basis' | 'rev'>,
): Promise<void> {
  const { copy } = tx.tables;
  await tx.db
    .update(copy)
    .set(now)
    .where(and(eq(copy.studentId, may.studentId), eq(copy.id, copyId)));
}

/** Whether a copy has this id already, whoever it is about. */
export async function isCopyId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { copy } = q.tables;
  const rows = await q.db.select({ rev: copy.rev }).from(copy).where(eq(copy.id, id));
  return rows.length > 0;
}

/** Whether a step has this id already, whoever it is about. */
export async function isCopyStepId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { copyStep } = q.tables;
  const rows = await q.db.select({ rev: copyStep.rev }).from(copyStep).where(eq(copyStep.id, id));
  return rows.length > 0;
}

/** The steps of a copy of the student, in their order, with who took them; none where there is no such copy. */
export async function copyStepsOf(q: Reader, may: May, copyId: string) {
  const { copyStep: step, staff } = q.tables;
  return q.db
    .select({
      id: step.id,
      kind: step.kind,
      content: step.content,
      authorId: step.authorId,
      by: nameInSql(staff),
      role: step.authorRole,
      at: step.recordedAt,
    })
    .from(step)
    .innerJoin(staff, eq(staff.id, step.authorId))
    .where(and(eq(step.studentId, may.studentId), eq(step.copyId, copyId)))
    .orderBy(asc(step.rev));
}

export type KeptCopyStep = Awaited<ReturnType<typeof copyStepsOf>>[number];

const STATES: Readonly<Record<(typeof COPY_VIEWS)[number], readonly string[]>> = {
  open: ['making', 'review', 'ready'],
  handed: ['handed'],
};

/** Copies of students of whom the reader may make any, the newest first, and whether each waits for the reader. */
export async function copiesListed(
  q: Reader,
  filter: Sight,
  {
    view,
    reader,
    limit,
  }: { readonly view: (typeof COPY_VIEWS)[number]; readonly reader: string; readonly limit: number },
) {
  const list = q.prepared(`copy.list:${view}:${filter.shape}`, (db, tables) => {
    const { copy, staff, student } = tables;
    return db
      .select({
        copyId: copy.id,
        studentId: student.id,
        name: nameInSql(student),
        sisId: student.sisId,
        party: copy.party,
        basis: copy.basis,
        state: copy.state,
        at: copy.begunAt,
        by: nameInSql(staff),
        ownSteps: ownSteps(tables).as('own_steps'),
      })
      .from(copy)
      .innerJoin(student, eq(student.id, copy.studentId))
      .innerJoin(staff, eq(staff.id, copy.begunBy))
      .where(and(inArray(copy.state, [...STATES[view]]), filter.where(tables)))
      .orderBy(desc(copy.begunAt), desc(copy.id))
      .limit(sql.placeholder('limit'));
  });
  return list.execute({ ...filter.params, reader, limit });
}

/** How many copies wait for the reader to look at them. */
export async function countToReview(q: Looker, filter: Sight, reader: string): Promise<number> {
  const count = q.prepared(`copy.toReview:${filter.shape}`, (db, tables) => {
    const { copy, student } = tables;
    return db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(copy)
      .innerJoin(student, eq(student.id, copy.studentId))
      .where(and(eq(copy.state, 'review'), sql`${ownSteps(tables)} = 0`, filter.where(tables)));
  });
  const [row] = await count.execute({ ...filter.params, reader });
  return row?.n ?? 0;
}

/** In how many of the steps that made it the reader had a part. */
function ownSteps({ copy, copyStep: step }: Schema) {
  const kinds = sql.join(
    MAKING.map((kind) => sql`${kind}`),
    sql`, `,
  );
  return sql<number>`(SELECT count(*) FROM ${step} WHERE ${step.studentId} = ${copy.studentId}
    AND ${step.copyId} = ${copy.id} AND ${step.authorId} = ${sql.placeholder('reader')}
    AND ${step.kind} IN (${kinds}))`.mapWith(Number);
}
