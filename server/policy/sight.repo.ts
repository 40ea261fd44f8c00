import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '../store/store.ts';
import type { StudentFilter } from './filter.ts';

/** How many active students pass the filter. */
export async function countStudents(q: Reader, filter: StudentFilter): Promise<number> {
  const count = q.prepared(`policy.count:${filter.shape}`, (db, tables) =>
    db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(tables.student)
      .where(and(filter.where(tables), eq(tables.student.active, true))),
  );
  const [row] = await count.execute({ ...filter.params });
  return row?.n ?? 0;
}
