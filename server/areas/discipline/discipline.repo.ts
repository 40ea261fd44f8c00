import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { DisciplineRow } from '../../roster/roster-rows.ts';
import type { Reader } from '../../store/store.ts';

const AT_ONCE = 200;

/** The entries that have these ids of the SIS, a couple of hundred at a time. */
export async function* entriesOf(q: Reader, sourcedIds: readonly string[]): AsyncGenerator<readonly DisciplineRow[]> {
  const { sisDiscipline } = q.tables;
  for (let from = 0; from < sourcedIds.length; from += AT_ONCE) {
    const ids = sourcedIds.slice(from, from + AT_ONCE);
    yield await q.db.select().from(sisDiscipline).where(inArray(sisDiscipline.sourcedId, ids));
  }
}

/** Discipline as the SIS has it, the newest first (R14, R26). Read only where the class is open. */
export async function disciplineOf(q: Reader, may: Authorized<'case.view'> | Authorized<'copy.make'>) {
  const entries = q.prepared('discipline.ofStudent', (db, { sisDiscipline }) =>
    db
      .select({ day: sisDiscipline.day, infraction: sisDiscipline.infraction, action: sisDiscipline.action })
      .from(sisDiscipline)
      .where(eq(sisDiscipline.studentId, sql.placeholder('studentId')))
      .orderBy(desc(sisDiscipline.day), desc(sisDiscipline.id)),
  );
  return entries.execute({ studentId: may.studentId });
}

export type DisciplineEntry = Awaited<ReturnType<typeof disciplineOf>>[number];
