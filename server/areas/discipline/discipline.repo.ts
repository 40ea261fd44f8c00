import { inArray } from 'drizzle-orm';
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
