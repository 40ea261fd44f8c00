import type { Reader } from '../store/store.ts';
import { createIntern } from './intern.ts';
import type { Pace } from './pace.ts';
import { pagesOf } from './roster-read.repo.ts';
import type {
  BuildingRow,
  ClassRow,
  CourseRow,
  EnrollmentRow,
  KeyedTable,
  RowOf,
  SessionRow,
  StaffRow,
  StudentRow,
} from './roster-rows.ts';

/** What the store knows, by sourcedId. */
export interface Known {
  readonly buildings: ReadonlyMap<string, BuildingRow>;
  readonly sessions: ReadonlyMap<string, SessionRow>;
  readonly courses: ReadonlyMap<string, CourseRow>;
  readonly classes: ReadonlyMap<string, ClassRow>;
  readonly staff: ReadonlyMap<string, StaffRow>;
  readonly students: ReadonlyMap<string, StudentRow>;
  /** Those that hold today or later, and those the set speaks of: years of past ones stay where they are. */
  readonly enrollments: ReadonlyMap<string, EnrollmentRow>;
}

/** Loads what a set is compared with, a page at a time. */
export async function loadKnown(
  q: Reader,
  asOf: string,
  spokenOf: (enrollment: string) => boolean,
  pace: Pace,
): Promise<Known> {
  const intern = createIntern();
  const take = (row: EnrollmentRow) => {
    const { id, sourcedId, classId, personId, role, since, until } = row;
    if (until !== null && until <= asOf && !spokenOf(sourcedId)) return null;
    const last = until === null ? null : intern(until);
    return {
      id,
      sourcedId,
      classId: intern(classId),
      personId: intern(personId),
      role: intern(role),
      since: intern(since),
      until: last,
    };
  };
  return {
    buildings: await loadAll(q, 'building', pace),
    sessions: await loadAll(q, 'session', pace),
    courses: await loadAll(q, 'course', pace),
    classes: await loadAll(q, 'class', pace),
    staff: await loadAll(q, 'staff', pace),
    students: await loadAll(q, 'student', pace),
    enrollments: await loadAll(q, 'enrollment', pace, take),
  };
}

async function loadAll<T extends KeyedTable>(
  q: Reader,
  table: T,
  pace: Pace,
  take: (row: RowOf<T>) => RowOf<T> | null = (row) => row,
): Promise<Map<string, RowOf<T>>> {
  const rows = new Map<string, RowOf<T>>();
  for await (const page of pagesOf(q, table)) {
    for (const row of page) {
      const taken = take(row);
      if (taken !== null) rows.set(taken.sourcedId, taken);
    }
    await pace.step({ phase: 'comparing', what: table, done: rows.size, total: 0 });
  }
  return rows;
}
