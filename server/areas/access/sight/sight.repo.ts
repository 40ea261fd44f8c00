import { and, asc, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Authorized, StudentFilter } from '../../../policy/index.ts';
import { holdsOn } from '../../../store/holds-on.ts';
import { jsonTexts } from '../../../store/json.ts';
import type { Schema } from '../../../store/schema.ts';
import type { Reader } from '../../../store/store.ts';
import type { NamePlace } from '../people/people.repo.ts';

/** Which of the students that pass a filter are meant. */
export interface Sought {
  /** Folded words, each somewhere in the name. */
  readonly words: readonly string[];
  /** The ids of those whom the words name by another name than the roster's, which is the reader's to know. */
  readonly others?: readonly string[];
  /** How the number begins; empty for any. */
  readonly number: string;
  /** Also those who have left. */
  readonly former: boolean;
}

/**
 * Students who pass the filter, in the order of the roster's names (by bytes), those after a place: that order is the
 * same for everybody, and a page of it is found in the index.
 */
export async function studentsListed(
  q: Reader,
  filter: StudentFilter,
  sought: Sought,
  after: NamePlace | undefined,
  limit: number,
) {
  const start = after === undefined ? 'first' : 'next';
  const page = q.prepared(`sight.students:${start}:${shapeOf(sought)}:${filter.shape}`, (db, tables) => {
    const { student, building } = tables;
    const { familyName, givenName, id } = student;
    const place = sql`(${sql.placeholder('family')}, ${sql.placeholder('given')}, ${sql.placeholder('id')})`;
    return db
      .select({
        id,
        sisId: student.sisId,
        givenName,
        familyName,
        grade: student.grade,
        building: building.name,
      })
      .from(student)
      .leftJoin(building, eq(building.id, student.buildingId))
      .where(
        and(
          filter.where(tables),
          meant(q, tables, sought),
          after === undefined ? undefined : sql`(${familyName}, ${givenName}, ${id}) > ${place}`,
        ),
      )
      .orderBy(asc(familyName), asc(givenName), asc(id))
      .limit(sql.placeholder('limit'));
  });
  return page.execute({ ...filter.params, ...valuesOf(sought), ...after, limit });
}

/** How many there are in all, by the same filter. */
export async function countListed(q: Reader, filter: StudentFilter, sought: Sought): Promise<number> {
  const count = q.prepared(`sight.count:${shapeOf(sought)}:${filter.shape}`, (db, tables) =>
    db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(tables.student)
      .where(and(filter.where(tables), meant(q, tables, sought))),
  );
  const [row] = await count.execute({ ...filter.params, ...valuesOf(sought) });
  return row?.n ?? 0;
}

const shapeOf = ({ words, others = [], number, former }: Sought): string =>
  [
    words.length,
    ...(others.length > 0 ? ['others'] : []),
    ...(number ? ['number'] : []),
    ...(former ? ['former'] : []),
  ].join(':');

/** After every number that begins with these signs, by bytes. */
const LAST = '\u{10ffff}';

function meant(q: Reader, { student }: Schema, { words, others = [], number, former }: Sought): SQL | undefined {
  const named = and(...words.map((_, i) => like(student.foldedName, sql.placeholder(`word${i}`))));
  return and(
    former ? undefined : eq(student.active, true),
    others.length === 0 ? named : or(named, sql`${student.id} IN ${jsonTexts(q, sql.placeholder('others'))}`),
    ...(number === ''
      ? []
      : [gte(student.sisId, sql.placeholder('number')), lt(student.sisId, sql.placeholder('numberEnd'))]),
  );
}

function valuesOf({ words, others = [], number }: Sought): Record<string, string> {
  const patterns = words.map((word, i) => [`word${i}`, `%${word}%`] as const);
  return { ...Object.fromEntries(patterns), others: JSON.stringify(others), number, numberEnd: `${number}${LAST}` };
}

/** The names of staff, for who may know who sees the student. */
export async function staffNames(
  q: Reader,
  _may: Authorized<'access.check'>,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, { givenName: string; familyName: string }>> {
  const { staff } = q.tables;
  const rows = await q.db
    .select({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(inArray(staff.id, [...staffIds]));
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/** Whether the student's record is sealed on the day. */
export async function isSealed(q: Reader, may: Authorized<'access.check'>, day: string): Promise<boolean> {
  const { studentAttribute } = q.tables;
  const rows = await q.db
    .select({ since: studentAttribute.since })
    .from(studentAttribute)
    .where(
      and(
        eq(studentAttribute.studentId, may.studentId),
        eq(studentAttribute.attribute, 'sealed'),
        holdsOn(studentAttribute, day),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
