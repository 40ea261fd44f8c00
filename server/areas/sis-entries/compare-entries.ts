import type { Findings } from '../../roster/findings.ts';
import type { Counts } from '../../roster/merge.ts';
import { type Pace, paced } from '../../roster/pace.ts';
import type { RowOf } from '../../roster/roster-rows.ts';
import type { Reader } from '../../store/store.ts';
import type { EntryFile, EntryRecord, EntryTable, Said } from './entry-file.ts';
import { loadPeople, type People } from './people.ts';

/** The rows to write, and how many are new, corrected, or as they were. */
export interface EntryPlan<T extends EntryTable> {
  readonly put: readonly RowOf<T>[];
  readonly counts: Counts;
}

interface Work {
  readonly file: string;
  readonly newId: () => string;
  readonly findings: Findings;
  readonly pace: Pace;
}

/** Compares a file with what is known. It adds and corrects; an entry that it lacks stays. Writes nothing. */
export async function compareEntries<T extends EntryTable>(
  q: Reader,
  kind: EntryFile<T>,
  records: readonly EntryRecord<T>[],
  work: Work,
): Promise<EntryPlan<T>> {
  const people = await loadPeople(q, work.pace);
  const known = await knownEntries(q, kind, records, work);
  const put: RowOf<T>[] = [];
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  await paced(records, records.length, work.pace, work.file, (record) => {
    const old = known.get(record.sourcedId);
    const row = rowOf(kind, record, old?.id, people, work);
    if (row === null) return;
    if (old !== undefined && isSame(old, row)) {
      counts.unchanged += 1;
      return;
    }
    counts[old === undefined ? 'added' : 'changed'] += 1;
    put.push(row);
  });
  return { put, counts };
}

async function knownEntries<T extends EntryTable>(
  q: Reader,
  { known: ask }: EntryFile<T>,
  records: readonly EntryRecord<T>[],
  { file, pace }: Work,
): Promise<Map<string, RowOf<T>>> {
  const ids = records.map(({ sourcedId }) => sourcedId);
  const known = new Map<string, RowOf<T>>();
  for await (const rows of ask(q, ids)) {
    for (const row of rows) known.set(row.sourcedId, row);
    await pace.step({ phase: 'comparing', what: file, done: known.size, total: ids.length });
  }
  return known;
}

function rowOf<T extends EntryTable>(
  { texts }: EntryFile<T>,
  { line, sourcedId, student, school, day, said }: EntryRecord<T>,
  id: string | undefined,
  people: People,
  work: Work,
): RowOf<T> | null {
  const report = (rule: Parameters<Findings['add']>[0], column: string) =>
    work.findings.add(rule, { file: work.file, row: line, column, sourcedId });
  const studentId = people.students.get(student) ?? null;
  const buildingId = people.schools.get(school) ?? null;
  if (studentId === null) report('entry-student-unknown', 'student');
  if (buildingId === null) report('building-unknown', 'school');
  if (studentId === null || buildingId === null) return null;
  // R36: free text is checked against the staff list.
  const named = texts.filter((column) => people.mentionsStaff(String(said[column])));
  for (const column of named) report('staff-named', column);
  const plain: Said<T> = { ...said, ...Object.fromEntries(named.map((column) => [column, ''])) };
  return { studentId, day, id: id ?? work.newId(), sourcedId, buildingId, ...plain } as RowOf<T>;
}

function isSame<T extends EntryTable>(one: RowOf<T>, other: RowOf<T>): boolean {
  const names = Object.keys(one) as (keyof RowOf<T>)[];
  return names.every((name) => one[name] === other[name]);
}
