import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { REQUEST_VIEWS } from '../../../shared/areas/requests/request.ts';
import type { StudentFilter } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Query, Reader } from '../../store/store.ts';

type Sight = StudentFilter<'request.keep', 'disclosure'>;

/** Which requests are asked for: of all kinds, unless one is said. */
export interface AskedFor {
  readonly view: (typeof REQUEST_VIEWS)[number];
  readonly kind?: string | undefined;
}

/**
 * All that are open, on whose students the reader may keep requests. Which is due first only their steps and the
 * calendar say, so that there is no page of them here.
 */
export async function openRequests(q: Reader, filter: Sight, { kind }: Pick<AskedFor, 'kind'>) {
  const of = { view: 'open', kind } as const;
  const list = q.prepared(`request.open:${nameOf(of)}:${filter.shape}`, (db, tables) =>
    rowsOf(db, tables)
      .where(and(isIn(tables, of), filter.where(tables)))
      .orderBy(asc(tables.request.receivedOn), asc(tables.request.id)),
  );
  return list.execute({ ...filter.params, kind });
}

export type ListedRequest = Awaited<ReturnType<typeof openRequests>>[number];

/** The steps of all those requests, each request's in the order in which they were taken. */
export async function openRequestSteps(q: Reader, filter: Sight, { kind }: Pick<AskedFor, 'kind'>) {
  const of = { view: 'open', kind } as const;
  const list = q.prepared(`request.openSteps:${nameOf(of)}:${filter.shape}`, (db, tables) => {
    const { request, requestStep: step, student } = tables;
    return db
      .select({ requestId: step.requestId, id: step.id, kind: step.kind, day: step.day, filled: step.filled })
      .from(request)
      .innerJoin(student, eq(student.id, request.studentId))
      .innerJoin(step, and(eq(step.studentId, request.studentId), eq(step.requestId, request.id)))
      .where(and(isIn(tables, of), filter.where(tables)))
      .orderBy(asc(step.rev));
  });
  return list.execute({ ...filter.params, kind });
}

/** Of those that are done, a page, the newest first. */
export async function closedRequests(
  q: Reader,
  filter: Sight,
  { kind, limit }: Pick<AskedFor, 'kind'> & { readonly limit: number },
): Promise<ListedRequest[]> {
  const of = { view: 'closed', kind } as const;
  const list = q.prepared(`request.closed:${nameOf(of)}:${filter.shape}`, (db, tables) =>
    rowsOf(db, tables)
      .where(and(isIn(tables, of), filter.where(tables)))
      .orderBy(desc(tables.request.closedOn), desc(tables.request.receivedOn), desc(tables.request.id))
      .limit(sql.placeholder('limit')),
  );
  return list.execute({ ...filter.params, kind, limit });
}

/** How many are done in all, of those that the reader may see. */
export async function countClosed(q: Reader, filter: Sight, { kind }: Pick<AskedFor, 'kind'>): Promise<number> {
  const of = { view: 'closed', kind } as const;
  const count = q.prepared(`request.countClosed:${nameOf(of)}:${filter.shape}`, (db, tables) => {
    const { request, student } = tables;
    return db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(request)
      .innerJoin(student, eq(student.id, request.studentId))
      .where(and(isIn(tables, of), filter.where(tables)));
  });
  const [row] = await count.execute({ ...filter.params, kind });
  return row?.n ?? 0;
}

/** What a row of the list shows; who asked stands in the first step, which stays whatever is struck. */
function rowsOf(db: Query, { building, request, requestStep: step, student }: Schema) {
  const first = db
    .select({ filled: step.filled })
    .from(step)
    .where(and(eq(step.studentId, request.studentId), eq(step.requestId, request.id), eq(step.kind, sql`'received'`)));
  return db
    .select({
      requestId: request.id,
      studentId: student.id,
      name: nameInSql(student),
      sisId: student.sisId,
      /** The student's school of today, by name. */
      building: building.name,
      /** Whose school days count. */
      buildingId: request.buildingId,
      kind: request.kind,
      receivedOn: request.receivedOn,
      first: sql<string>`(${first})`,
    })
    .from(request)
    .innerJoin(student, eq(student.id, request.studentId))
    .leftJoin(building, eq(building.id, student.buildingId));
}

const nameOf = ({ view, kind }: AskedFor) => (kind === undefined ? view : `${view}+kind`);

function isIn({ request }: Schema, { view, kind }: AskedFor) {
  // Every day is greater than no text: unlike `is not null` it is sought in the index.
  const isDone = view === 'closed' ? gt(request.closedOn, sql`''`) : isNull(request.closedOn);
  return and(isDone, kind === undefined ? undefined : eq(request.kind, sql.placeholder('kind')));
}
