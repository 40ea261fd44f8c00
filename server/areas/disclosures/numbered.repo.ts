import { and, asc, inArray } from 'drizzle-orm';
import type { StudentFilter } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Reader } from '../../store/store.ts';

/** The students with these numbers that pass the filter, by number. */
export async function studentsNumbered(q: Reader, filter: StudentFilter, numbers: readonly string[]) {
  const { student } = q.tables;
  const found = q.db
    .select({ studentId: student.id, sisId: student.sisId, name: nameInSql(student) })
    .from(student)
    .where(and(filter.where(q.tables), inArray(student.sisId, [...numbers])))
    .orderBy(asc(student.sisId))
    .prepare();
  return found.execute({ ...filter.params });
}
