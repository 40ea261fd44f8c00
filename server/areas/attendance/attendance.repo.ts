import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { AttendanceRow } from '../../roster/roster-rows.ts';
import { fixedLimit } from '../../store/literal.ts';
import type { Reader } from '../../store/store.ts';

const AT_ONCE = 200;
/** More than two school years have days. */
const SHOWN_MAX = 400;

/** The entries that have these ids of the SIS, a couple of hundred at a time. */
export async function* knownAttendance(
  q: Reader,
  sourcedIds: readonly string[],
): AsyncGenerator<readonly AttendanceRow[]> {
  const { sisAttendance } = q.tables;
  for (let from = 0; from < sourcedIds.length; from += AT_ONCE) {
    const ids = sourcedIds.slice(from, from + AT_ONCE);
    yield await q.db.select().from(sisAttendance).where(inArray(sisAttendance.sourcedId, ids));
  }
}

/** The days on which the student was away or late, the newest first (R14, R26). Read only where the class is open. */
export async function attendanceOf(q: Reader, may: Authorized<'case.view'> | Authorized<'copy.make'>) {
  const entries = q.prepared('attendance.ofStudent', (db, { sisAttendance }) =>
    db
      .select({ day: sisAttendance.day, kind: sisAttendance.kind })
      .from(sisAttendance)
      .where(eq(sisAttendance.studentId, sql.placeholder('studentId')))
      .orderBy(desc(sisAttendance.day), desc(sisAttendance.id))
      .limit(fixedLimit(SHOWN_MAX)),
  );
  return entries.execute({ studentId: may.studentId });
}
