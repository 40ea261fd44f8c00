import type { Span } from '../../shared/access/facts.ts';
import { intersect } from '../../shared/access/spans.ts';
import type { Reader } from '../store/store.ts';
import type { Comparison } from './comparison.ts';
import type { People } from './compare-people.ts';
import type { Places } from './compare-places.ts';
import { changeFacts, type FactChange, want, type WantedFacts } from './fact-change.ts';
import { grouped } from './grouped.ts';
import { createIntern } from './intern.ts';
import type { Change } from './merge.ts';
import { paced } from './pace.ts';
import { relationsOf } from './roster-read.repo.ts';
import { type ClassRow, type EnrollmentRow, type RelationRow, TEACHES } from './roster-rows.ts';

const keyOf = (row: Pick<RelationRow, 'staffId' | 'studentId' | 'source'>) =>
  `${row.staffId} ${row.studentId} ${row.source}`;

/** Who teaches whom: for each class its teachers × its students, on the days both are enrolled and it meets (R44, R53). */
export async function compareRelations(
  q: Reader,
  c: Comparison,
  { classes }: Places,
  people: People,
  enrollments: Change<EnrollmentRow>,
): Promise<FactChange<RelationRow>> {
  const wanted: WantedFacts<RelationRow> = new Map();
  const groups = await enrolledByClass(c, people, enrollments);
  await paced(classes.after.values(), classes.after.size, c.pace, 'relation', (schoolClass) => {
    const group = groups.get(schoolClass.id);
    if (group && schoolClass.active) wantTeaching(wanted, schoolClass, group);
  });
  return changeFacts(c, grouped(await loadTeaching(q, c, people, wanted), keyOf), wanted);
}

interface Group {
  readonly teachers: EnrollmentRow[];
  readonly students: EnrollmentRow[];
}

async function enrolledByClass(
  { pace }: Comparison,
  { students, staff }: People,
  enrollments: Change<EnrollmentRow>,
): Promise<Map<string, Group>> {
  const active = new Set(
    [...students.after.values(), ...staff.after.values()].filter((row) => row.active).map((row) => row.id),
  );
  const groups = new Map<string, Group>();
  await paced(enrollments.after.values(), enrollments.after.size, pace, 'relation', (row) => {
    if (!active.has(row.personId)) return;
    const group = groups.get(row.classId) ?? { teachers: [], students: [] };
    groups.set(row.classId, group);
    if (row.role === 'teacher') group.teachers.push(row);
    if (row.role === 'student') group.students.push(row);
  });
  return groups;
}

function wantTeaching(
  wanted: WantedFacts<RelationRow>,
  { id, startDay, endDay }: ClassRow,
  { teachers, students }: Group,
): void {
  const meets: Span = { since: startDay ?? '', until: endDay };
  for (const teacher of teachers) {
    const taught = intersect(teacher, meets);
    if (taught === null) continue;
    for (const student of students) {
      const span = intersect(taught, student);
      if (span === null) continue;
      const fact = { staffId: teacher.personId, studentId: student.personId, relation: TEACHES, source: id };
      want(wanted, keyOf(fact), fact, span);
    }
  }
}

/** Relations that hold today or later, or that the set wants: years of past ones stay where they are. */
async function loadTeaching(
  q: Reader,
  { asOf, pace }: Comparison,
  { staff }: People,
  wanted: WantedFacts<RelationRow>,
): Promise<RelationRow[]> {
  const rows: RelationRow[] = [];
  const intern = createIntern();
  const isWanted = (row: RelationRow) => row.until === null || row.until > asOf || wanted.has(keyOf(row));
  const ids = [...staff.after.values()].map((row) => row.id);
  for await (const part of relationsOf(q, ids, TEACHES)) {
    for (const row of part) if (isWanted(row)) rows.push(shared(row, intern));
    await pace.step({ phase: 'comparing', what: 'relation', done: rows.length, total: 0 });
  }
  return rows;
}

function shared(row: RelationRow, intern: (text: string) => string): RelationRow {
  const { staffId, studentId, relation, source, since, until } = row;
  const last = until === null ? null : intern(until);
  return {
    staffId: intern(staffId),
    studentId: intern(studentId),
    relation: intern(relation),
    source: intern(source),
    since: intern(since),
    until: last,
  };
}
