import { and, desc, eq, gte, inArray, lt, lte, sql, type SQL } from 'drizzle-orm';
import type { AuditAction } from '../../shared/audit/event.ts';
import { fullName } from '../../shared/names/full-name.ts';
import type { Authorized } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';

/** What opens the trail: reading it, or searching it by a member of staff. Which one, the filter decides. */
export type MayReadTrail = Authorized<'audit.read' | 'audit.staff'>;

/** A filter as the database is asked: kinds by name, days as instants and as the numbers they lie between. */
export interface Sought {
  /** Null for all; an empty list finds nothing. */
  readonly actions: readonly AuditAction[] | null;
  readonly undone: boolean;
  readonly studentId: string | undefined;
  readonly staffId: string | undefined;
  /** The first and the last number that can fit. */
  readonly first: number;
  readonly last: number;
  /** Epoch ms, `[from, until)`; absent where no day limits it. */
  readonly from: number | undefined;
  readonly until: number | undefined;
}

/** The newest stored lines below `before` that were sought, newest first. */
export async function linesBefore(
  q: Reader,
  _may: MayReadTrail,
  sought: Sought,
  before: number,
  limit: number,
): Promise<string[]> {
  const { audit } = q.tables;
  const [only, ...more] = branches(q, sought, Math.min(before - 1, sought.last));
  if (only === undefined) return [];
  const newest = (where: SQL) =>
    sql`SELECT ${audit.seq} AS s FROM ${audit} WHERE ${where} ORDER BY 1 DESC LIMIT ${limit}`;
  const all = union([only, ...more].map(newest));
  const where =
    more.length === 0 ? only : sql`${audit.seq} IN (SELECT s FROM (${all}) AS a ORDER BY s DESC LIMIT ${limit})`;
  const rows = await q.db.select({ line: audit.line }).from(audit).where(where).orderBy(desc(audit.seq)).limit(limit);
  return rows.map(({ line }) => line);
}

/** How many lines were sought, counted no further than `most`. */
export async function countSought(q: Reader, _may: MayReadTrail, sought: Sought, most: number): Promise<number> {
  const { audit } = q.tables;
  const counted = branches(q, sought, sought.last).map(
    (where) => sql`SELECT 1 FROM ${audit} WHERE ${where} LIMIT ${most}`,
  );
  if (counted.length === 0) return 0;
  const [row] = await q.db
    .select({ n: sql<number>`count(*)` })
    .from(sql`(SELECT 1 FROM (${union(counted)}) AS b LIMIT ${most}) AS c`);
  return Number(row?.n ?? 0);
}

/**
 * What was sought as parts that have no line in common, each of which one index gives in the order of the numbers: a
 * student's, a person's, what was undone, one kind, or the trail itself. None where nothing can fit. Kinds are apart
 * because an index over several would be read whole and sorted.
 */
function branches({ tables: { audit } }: Reader, sought: Sought, last: number): SQL[] {
  const { actions, undone, studentId, staffId, first, from, until } = sought;
  if (actions?.length === 0 || last < first) return [];
  const common = [
    gte(audit.seq, first),
    lte(audit.seq, last),
    from === undefined ? undefined : gte(audit.at, from),
    until === undefined ? undefined : lt(audit.at, until),
  ];
  const oneOf = actions === null ? undefined : inArray(unindexed(audit.action), [...actions]);
  const failed = undone ? inArray(unindexed(audit.decision), ['refused', 'failed']) : undefined;
  const one = (...more: (SQL | undefined)[]) => [and(...more, ...common)].filter((each) => each !== undefined);
  if (studentId !== undefined) {
    const by = staffId === undefined ? undefined : eq(unindexed(audit.actorId), staffId);
    return one(eq(audit.studentId, studentId), by, oneOf, failed);
  }
  if (staffId !== undefined) return one(eq(audit.actorId, staffId), oneOf, failed);
  // In the index's own words: that is how both engines know that it fits.
  if (undone) return one(sql`${audit.decision} in ('refused', 'failed')`, oneOf);
  return actions === null ? one() : actions.flatMap((action) => one(eq(audit.action, action)));
}

/** A column whose index is not for this question: without statistics SQLite would take it for the better one. */
function unindexed(column: SQL.Aliased | Parameters<typeof eq>[0]): SQL<string> {
  return sql<string>`(${column} || '')`;
}

function union(parts: readonly SQL[]): SQL {
  return sql.join(
    parts.map((part, i) => sql`SELECT * FROM (${part}) AS ${sql.identifier(`p${i}`)}`),
    sql` UNION ALL `,
  );
}

/** Names for the references on one page of the trail. */
export async function namesOf(q: Reader, _may: MayReadTrail, staffIds: string[], studentIds: string[]) {
  const { staff, student } = q.tables;
  const people = await q.db
    .select({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(inArray(staff.id, staffIds));
  const students = await q.db
    .select({ id: student.id, givenName: student.givenName, familyName: student.familyName, sisId: student.sisId })
    .from(student)
    .where(inArray(student.id, studentIds));
  return {
    staff: new Map(people.map((p) => [p.id, fullName(p)])),
    students: new Map(students.map((s) => [s.id, { name: fullName(s), sisId: s.sisId }])),
  };
}

/** The details of entries, as far as they are not destroyed (R42), for who may search by a member of staff. */
export async function detailsOf(
  q: Reader,
  _may: Authorized<'audit.staff'>,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const { auditDetail } = q.tables;
  const rows = await q.db
    .select({ seq: auditDetail.seq, detail: auditDetail.detail })
    .from(auditDetail)
    .where(inArray(auditDetail.seq, [...seqs]));
  return new Map(rows.map(({ seq, detail }) => [seq, detail]));
}
