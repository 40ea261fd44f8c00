import { eq } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';

/**
 * Who a student is, to compare with what a page shows. Who asks may not know the student: nothing of this is ever
 * answered, and no answer differs by it in a way that would tell.
 */
export async function rosterIdentity(
  q: Reader,
  _may: Authorized<'application.write'> | Authorized<'emergency.open'>,
  studentId: string,
) {
  const { student } = q.tables;
  const [row] = await q.db
    .select({
      sisId: student.sisId,
      givenName: student.givenName,
      middleName: student.middleName,
      familyName: student.familyName,
      birthDate: student.birthDate,
    })
    .from(student)
    .where(eq(student.id, studentId));
  return row;
}
