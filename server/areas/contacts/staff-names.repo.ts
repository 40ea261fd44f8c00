import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';

/** Whoever writes free text about the student. */
export type MayWriteAbout =
  | Authorized<'contact.add'>
  | Authorized<'sheet.write'>
  | Authorized<'case.open'>
  | Authorized<'case.write'>
  | Authorized<'case.direct'>
  | Authorized<'disclosure.record'>
  | Authorized<'disclosure.view'>
  | Authorized<'request.keep'>
  | Authorized<'consent.keep'>
  | Authorized<'copy.make'>
  | Authorized<'name.keep' | 'name.decide' | 'name.task'>;

export interface Whose {
  readonly givenName: string;
  readonly familyName: string;
  readonly sisId: string;
  /** The schools where the student is or was enrolled. */
  readonly buildingIds: readonly string[];
  /** Changes with every import and every published role map: who teaches where is known anew. */
  readonly asOf: string;
}

/** The student a text is about, with the schools. One question by its key: it is asked on every write. */
export async function whoseText(q: Reader, may: MayWriteAbout): Promise<Whose> {
  const byId = q.prepared('staffNames.whose', (db, { student, studentBuilding, counter, roleMap }) => {
    const imports = db
      .select({ value: counter.value })
      .from(counter)
      .where(eq(counter.name, sql`'import'`));
    const maps = db
      .select({ value: sql`max(${roleMap.version})` })
      .from(roleMap)
      .where(ne(roleMap.status, sql`'draft'`));
    return db
      .select({
        givenName: student.givenName,
        familyName: student.familyName,
        sisId: student.sisId,
        buildingId: studentBuilding.buildingId,
        imports: sql<number | string | null>`(${imports})`,
        maps: sql<number | string | null>`(${maps})`,
      })
      .from(student)
      .leftJoin(studentBuilding, eq(studentBuilding.studentId, student.id))
      .where(eq(student.id, sql.placeholder('id')));
  });
  const rows = await byId.execute({ id: may.studentId });
  const [first] = rows;
  if (first === undefined) throw new Error('A permitted student has no row.');
  const { givenName, familyName, sisId, imports, maps } = first;
  const buildingIds = [...new Set(rows.flatMap(({ buildingId }) => buildingId ?? []))];
  return { givenName, familyName, sisId, buildingIds, asOf: `${imports ?? ''}.${maps ?? ''}` };
}

/** The names of whoever teaches or taught at a school; of the empty one, in the whole district. In no order. */
export async function teachersAt(q: Reader, buildingId: string): Promise<{ givenName: string; familyName: string }[]> {
  const { roleFact, staff } = q.tables;
  return q.db
    .selectDistinct({ givenName: staff.givenName, familyName: staff.familyName })
    .from(roleFact)
    .innerJoin(staff, eq(staff.id, roleFact.staffId))
    .where(and(eq(roleFact.role, 'teacher'), eq(roleFact.buildingId, buildingId)));
}

/** Which of these words are the number of somebody who works or worked here. */
export async function staffNumbersAmong(q: Reader, words: readonly string[]): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const { staff } = q.tables;
  const rows = await q.db
    .select({ number: staff.number })
    .from(staff)
    .where(inArray(staff.number, [...words]));
  return new Set(rows.map(({ number }) => number));
}
