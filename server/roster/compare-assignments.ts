import { isRelation, isRole } from '../../shared/access/roles.ts';
import type { Reader } from '../store/store.ts';
import { changeFacts, type FactChange, want, type WantedFacts } from './fact-change.ts';
import type { Findings } from './findings.ts';
import { grouped } from './grouped.ts';
import type { Pace } from './pace.ts';
import type { AssignmentRecord } from './read-assignments.ts';
import { pagesOf, relationsFrom, roleFactsFrom } from './roster-read.repo.ts';
import { FROM_ASSIGNMENTS, type RelationRow, type RoleFactRow, TEACHES } from './roster-rows.ts';
import type { RuleId } from './rules.ts';

export interface AssignmentPlan {
  readonly roleFact: FactChange<RoleFactRow>;
  readonly relation: FactChange<RelationRow>;
}

interface Work {
  readonly file: string;
  readonly asOf: string;
  readonly findings: Findings;
  readonly pace: Pace;
}

const SOURCE = FROM_ASSIGNMENTS;
const roleKey = (row: RoleFactRow | Omit<RoleFactRow, 'since' | 'until'>) =>
  `${row.staffId} ${row.role} ${row.buildingId}`;
const relationKey = (row: RelationRow | Omit<RelationRow, 'since' | 'until'>) =>
  `${row.staffId} ${row.relation} ${row.studentId}`;

/** Compares a whole assignments.csv with what came from the last one. What it no longer says ends. Writes nothing. */
export async function compareAssignments(
  q: Reader,
  records: readonly AssignmentRecord[],
  work: Work,
): Promise<AssignmentPlan> {
  const people = await loadPeople(q, work.pace);
  const roles: WantedFacts<RoleFactRow> = new Map();
  const relations: WantedFacts<RelationRow> = new Map();
  for (const record of records) {
    const refuse = refusing(record, work);
    const span = { since: record.since ?? work.asOf, until: record.until };
    const role = record.kind === 'role' ? roleOf(record, people, refuse) : null;
    if (role !== null) wantOnce(roles, roleKey(role), role, span, refuse);
    const relation = record.kind === 'relation' ? relationOf(record, people, refuse) : null;
    if (relation !== null) wantOnce(relations, relationKey(relation), relation, span, refuse);
  }
  return {
    roleFact: await changeFacts(work, grouped(await roleFactsFrom(q, SOURCE), roleKey), roles),
    relation: await changeFacts(work, grouped(await relationsFrom(q, SOURCE), relationKey), relations),
  };
}

type Refuse = (rule: RuleId, column?: string) => null;

function refusing({ line }: AssignmentRecord, { file, findings }: Work): Refuse {
  return (rule, column) => {
    findings.add(rule, { file, row: line, ...(column === undefined ? {} : { column }) });
    return null;
  };
}

function wantOnce<Row extends RoleFactRow | RelationRow>(
  wanted: WantedFacts<Row>,
  key: string,
  fact: Omit<Row, 'since' | 'until'>,
  span: { since: string; until: string | null },
  refuse: Refuse,
): void {
  const known = wanted.get(key);
  if (known?.spans.some(({ since, until }) => since === span.since && until === span.until)) refuse('row-twice');
  want(wanted, key, fact, span);
}

function roleOf({ staff, name, building }: AssignmentRecord, people: Numbered, refuse: Refuse) {
  const staffId = people.staff.get(staff) ?? null;
  const buildingId = building === '' ? '' : (people.buildings.get(building) ?? null);
  if (staffId === null) return refuse('staff-unknown', 'staff');
  if (!isRole(name)) return refuse('access-role-unknown', 'name');
  if (buildingId === null) return refuse('building-unknown', 'building');
  return { staffId, role: name, buildingId, source: SOURCE };
}

function relationOf({ staff, name, student }: AssignmentRecord, people: Numbered, refuse: Refuse) {
  const staffId = people.staff.get(staff) ?? null;
  const studentId = people.students.get(student) ?? null;
  if (staffId === null) return refuse('staff-unknown', 'staff');
  if (!isRelation(name) || name === TEACHES) return refuse('relation-unknown', 'name');
  if (studentId === null) return refuse('student-unknown', 'student');
  return { staffId, studentId, relation: name, source: SOURCE };
}

/** Our ids by the numbers staff know; null where two share one. */
interface Numbered {
  readonly staff: ReadonlyMap<string, string | null>;
  readonly students: ReadonlyMap<string, string | null>;
  readonly buildings: ReadonlyMap<string, string | null>;
}

async function loadPeople(q: Reader, pace: Pace): Promise<Numbered> {
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
