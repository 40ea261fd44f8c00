import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { StudentFilter } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';

type Sight = StudentFilter<'request.keep', 'disclosure'>;

/** How far each open request has got that the reader may keep: its last step's revision. Not whose it is. */
export async function openHeads(q: Looker, filter: Sight) {
  const heads = q.prepared(`request.heads:${filter.shape}`, (db, tables) => {
    const { request, requestStep: step, student } = tables;
    const last = db
      .select({ rev: sql`max(${step.rev})` })
      .from(step)
      .where(and(eq(step.studentId, request.studentId), eq(step.requestId, request.id)));
    return db
      .select({
        requestId: request.id,
        of: request.kind,
        buildingId: request.buildingId,
        last: sql<number>`(${last})`.mapWith(Number),
      })
      .from(request)
      .innerJoin(student, eq(student.id, request.studentId))
      .where(and(isNull(request.closedOn), filter.where(tables)));
  });
  return heads.execute({ ...filter.params });
}

export type OpenHead = Awaited<ReturnType<typeof openHeads>>[number];

/** So many requests' steps are read by one statement. */
export const HEADS_AT_ONCE = 100;
const IDS = Array.from({ length: HEADS_AT_ONCE }, (_, i) => `request${i}`);

/** The steps of some of these, at most `HEADS_AT_ONCE`, each request's in the order in which they were taken. */
export async function stepsOfHeads(q: Looker, filter: Sight, some: readonly Pick<OpenHead, 'requestId'>[]) {
  const steps = q.prepared(`request.stepsOfHeads:${filter.shape}`, (db, tables) => {
    const { request, requestStep: step, student } = tables;
    const isOne = inArray(
      request.id,
      IDS.map((name) => sql.placeholder(name)),
    );
    return db
      .select({ requestId: step.requestId, id: step.id, kind: step.kind, day: step.day, filled: step.filled })
      .from(request)
      .innerJoin(student, eq(student.id, request.studentId))
      .innerJoin(step, and(eq(step.studentId, request.studentId), eq(step.requestId, request.id)))
      .where(and(isOne, filter.where(tables)))
      .orderBy(asc(step.rev));
  });
  // Fewer than the statement has room for: the rest of it asks for none.
  const ids = Object.fromEntries(IDS.map((name, i) => [name, some[i]?.requestId ?? '']));
  return steps.execute({ ...filter.params, ...ids });
}
