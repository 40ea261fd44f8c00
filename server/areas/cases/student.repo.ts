import { and, asc, eq, like, or, sql } from 'drizzle-orm';
import type { Authorized, StudentFilter } from '../../policy/index.ts';
import { jsonTexts } from '../../store/json.ts';
import type { Reader } from '../../store/store.ts';
import type { MayTakeSteps } from './case.repo.ts';

/** The student a page's id means, before anything is decided about it: an internal id only, nothing about anybody. */
export async function findStudentId(
  q: Reader,
  seen: { system: string; idKind: string; sisId: string },
): Promise<string | undefined> {
  if (seen.idKind !== 'studentNumber') return findByIdentifier(q, seen);
  const byNumber = q.prepared('student.byNumber', (db, { student }) =>
    db
      .select({ id: student.id })
      .from(student)
      .where(and(eq(student.sisId, sql.placeholder('sisId')), eq(student.active, true)))
      .limit(2),
  );
  const rows = await byNumber.execute({ sisId: seen.sisId });
  // Two active students under one number is a fault of the roster: nobody is better than the wrong one.
  return rows.length === 1 ? rows[0]?.id : undefined;
}

async function findByIdentifier(q: Reader, seen: { system: string; idKind: string; sisId: string }) {
  const { student, studentIdentifier } = q.tables;
  const rows = await q.db
    .select({ id: studentIdentifier.studentId })
    .from(studentIdentifier)
    .innerJoin(student, and(eq(student.id, studentIdentifier.studentId), eq(student.active, true)))
    .where(
      and(
        eq(studentIdentifier.system, seen.system),
        eq(studentIdentifier.idKind, seen.idKind),
        eq(studentIdentifier.value, seen.sisId),
      ),
    )
    .limit(2);
  return rows.length === 1 ? rows[0]?.id : undefined;
}

/** The student's roster row with the building's name. Projection by field class is `studentRecord.granted`'s work. */
export async function readStudent(
  q: Reader,
  may:
    | Authorized<'student.view'>
    | Authorized<'contact.add' | 'sheet.write'>
    | Authorized<'access.check'>
    | Authorized<'disclosure.view'>
    | Authorized<'disclosure.record'>
    | Authorized<'consent.keep'>
    | Authorized<'request.keep'>
    | Authorized<'directory.keep'>
    | Authorized<'copy.make'>
    | Authorized<'name.view'>
    | Authorized<'name.keep' | 'name.decide' | 'name.task'>
    | MayTakeSteps,
) {
  const byId = q.prepared('student.byId', (db, { student, building }) =>
    db
      .select({
        id: student.id,
        sisId: student.sisId,
        givenName: student.givenName,
        middleName: student.middleName,
        familyName: student.familyName,
        birthDate: student.birthDate,
        grade: student.grade,
        building: building.name,
      })
      .from(student)
      .leftJoin(building, eq(building.id, student.buildingId))
      .where(eq(student.id, sql.placeholder('id'))),
  );
  const [row] = await byId.execute({ id: may.studentId });
  return row;
}

export type StudentRow = NonNullable<Awaited<ReturnType<typeof readStudent>>>;

/** Enough for every pair of one name; `sameName` decides among them. */
const NAMED_MAX = 200;

/**
 * Active students whom the actor may see and whose folded name holds each of the words (folded, of two letters or more),
 * or who are among the `others`, by id: those who are known by another name than the roster's.
 */
export async function studentsNamed(
  q: Reader,
  filter: StudentFilter,
  words: readonly string[],
  others: readonly string[] = [],
) {
  // Without a word nobody is left out.
  const also = others.length === 0 || words.length === 0 ? '' : ':others';
  const named = q.prepared(`student.named:${words.length}${also}:${filter.shape}`, (db, tables) => {
    const { student, building } = tables;
    const holds = and(...words.map((_, i) => like(student.foldedName, sql.placeholder(`word${i}`))));
    return db
      .select({
        id: student.id,
        sisId: student.sisId,
        givenName: student.givenName,
        middleName: student.middleName,
        familyName: student.familyName,
        grade: student.grade,
        building: building.name,
      })
      .from(student)
      .leftJoin(building, eq(building.id, student.buildingId))
      .where(
        and(
          filter.where(tables),
          eq(student.active, true),
          also === '' ? holds : or(holds, sql`${student.id} IN ${jsonTexts(q, sql.placeholder('others'))}`),
        ),
      )
      .orderBy(asc(student.familyName), asc(student.givenName), asc(student.id))
      .limit(NAMED_MAX);
  });
  const patterns = Object.fromEntries(words.map((word, i) => [`word${i}`, `%${word}%`]));
  return named.execute({ ...filter.params, ...patterns, others: JSON.stringify(others) });
}
