import { desc, inArray, lt } from 'drizzle-orm';
import { fullName } from '../../shared/names/full-name.ts';
import type { Authorized } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';

/** The newest stored lines below `before`, newest first. */
export async function linesBefore(q: Reader, _may: Authorized<'audit.read'>, before: number, limit: number) {
  const { audit } = q.tables;
  return q.db
    .select({ line: audit.line })
    .from(audit)
    .where(lt(audit.seq, before))
    .orderBy(desc(audit.seq))
    .limit(limit);
}

/** Names for the references on one page of the trail. */
export async function namesOf(q: Reader, _may: Authorized<'audit.read'>, staffIds: string[], studentIds: string[]) {
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
