import type { Reader } from '../store/store.ts';
import type { Pace } from './pace.ts';
import { pagesOf } from './roster-read.repo.ts';

/** Our ids by the numbers staff know; null where two share one. Of those alone who are active. */
export interface Numbers {
  readonly staff: ReadonlyMap<string, string | null>;
  readonly students: ReadonlyMap<string, string | null>;
  readonly buildings: ReadonlyMap<string, string | null>;
}

/** Loads the numbers that assignments.csv names people and buildings by, a page at a time. */
export async function loadNumbers(q: Reader, pace: Pace): Promise<Numbers> {
  const byNumber = async <Row extends { id: string; active: boolean }>(
    pages: AsyncGenerator<readonly Row[]>,
    numberOf: (row: Row) => string,
  ) => {
    const ids = new Map<string, string | null>();
    for await (const page of pages) {
      for (const row of page) if (row.active) ids.set(numberOf(row), ids.has(numberOf(row)) ? null : row.id);
      await pace.step({ phase: 'comparing', what: 'people', done: ids.size, total: 0 });
    }
    return ids;
  };
  return {
    staff: await byNumber(pagesOf(q, 'staff'), (row) => row.number),
    students: await byNumber(pagesOf(q, 'student'), (row) => row.sisId),
    buildings: await byNumber(pagesOf(q, 'building'), (row) => row.number),
  };
}
