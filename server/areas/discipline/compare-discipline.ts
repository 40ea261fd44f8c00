import type { Findings } from '../../roster/findings.ts';
import type { Counts } from '../../roster/merge.ts';
import { type Pace, paced } from '../../roster/pace.ts';
import type { DisciplineRow } from '../../roster/roster-rows.ts';
import type { Reader } from '../../store/store.ts';
import { entriesOf } from './discipline.repo.ts';
import { loadPeople, type People } from './people.ts';
import type { DisciplineRecord } from './read-discipline.ts';

/** The rows to write, and how many are new, corrected, or as they were. */
export interface DisciplinePlan {
  readonly put: readonly DisciplineRow[];
  readonly counts: Counts;
}

interface Work {
  readonly file: string;
  readonly newId: () => string;
  readonly findings: Findings;
  readonly pace: Pace;
}

/** Compares a file with what is known. It adds and corrects; an entry that it lacks stays. Writes nothing. */
export async function compareDiscipline(
  q: Reader,
  records: readonly DisciplineRecord[],
  work: Work,
): Promise<DisciplinePlan> {
  const people = await loadPeople(q, work.pace);
  const known = await knownEntries(q, records, work);
  const put: DisciplineRow[] = [];
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  await paced(records, records.length, work.pace, work.file, (record) => {
    const old = known.get(record.sourcedId);
    const row = rowOf(record, old?.id, people, work);
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

async function knownEntries(
  q: Reader,
  records: readonly DisciplineRecord[],
  { file, pace }: Work,
): Promise<Map<string, DisciplineRow>> {
  const ids = records.map(({ sourcedId }) => sourcedId);
  const known = new Map<string, DisciplineRow>();
  for await (const rows of entriesOf(q, ids)) {
    for (const row of rows) known.set(row.sourcedId, row);
    await pace.step({ phase: 'comparing', what: file, done: known.size, total: ids.length });
  }
  return known;
}

function rowOf(record: DisciplineRecord, id: string | undefined, people: People, work: Work): DisciplineRow | null {
  const { line, sourcedId, student, school, day, grade } = record;
  const report = (rule: Parameters<Findings['add']>[0], column: string) =>
    work.findings.add(rule, { file: work.file, row: line, column, sourcedId });
  const studentId = people.students.get(student) ?? null;
  const buildingId = people.schools.get(school) ?? null;
  if (studentId === null) report('entry-student-unknown', 'student');
  if (buildingId === null) report('building-unknown', 'school');
  if (studentId === null || buildingId === null) return null;
  // R36: free text is checked against the staff list.
  const plain = (column: 'infraction' | 'action') => {
    if (!people.mentionsStaff(record[column])) return record[column];
    report('staff-named', column);
    return '';
  };
  const text = { infraction: plain('infraction'), action: plain('action') };
  return { studentId, day, id: id ?? work.newId(), sourcedId, buildingId, grade, ...text };
}

function isSame(one: DisciplineRow, other: DisciplineRow): boolean {
  const names = Object.keys(one) as (keyof DisciplineRow)[];
  return names.every((name) => one[name] === other[name]);
}
