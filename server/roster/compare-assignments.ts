import { isRelation, isRole } from '../../shared/access/roles.ts';
import type { Span } from '../../shared/access/facts.ts';
import type { Reader } from '../store/store.ts';
import { loadNumbers, type Numbers } from './assignment-numbers.ts';
import { changeFacts, type FactChange, want, type WantedFacts } from './fact-change.ts';
import type { Findings } from './findings.ts';
import { grouped } from './grouped.ts';
import type { Pace } from './pace.ts';
import type { AssignmentRecord } from './read-assignments.ts';
import { attributesFrom, claimsFrom, relationsFrom, roleFactsFrom } from './roster-read.repo.ts';
import {
  FROM_ASSIGNMENTS as SOURCE,
  GROUP_CLAIM,
  type RelationRow,
  type RoleFactRow,
  type StaffClaimRow,
  type StudentAttributeRow,
  TEACHES,
} from './roster-rows.ts';
import type { RuleId } from './rules.ts';

export interface AssignmentPlan {
  readonly staffClaim: FactChange<StaffClaimRow>;
  readonly studentAttribute: FactChange<StudentAttributeRow>;
  readonly roleFact: FactChange<RoleFactRow>;
  readonly relation: FactChange<RelationRow>;
}

interface Work {
  readonly file: string;
  readonly asOf: string;
  readonly findings: Findings;
  readonly pace: Pace;
}

/** The rows a file speaks of; those of another source, such as the console, have no part in it. */
type Bare<Row extends Span> = Omit<Row, keyof Span>;
const roleKey = (row: Bare<RoleFactRow>) => `${row.staffId} ${row.role} ${row.buildingId}`;
const relationKey = (row: Bare<RelationRow>) => `${row.staffId} ${row.relation} ${row.studentId}`;
const claimKey = (row: Bare<StaffClaimRow>) => `${row.staffId} ${row.buildingId} ${row.value}`;
const attributeKey = (row: Bare<StudentAttributeRow>) => `${row.studentId} ${row.attribute}`;

/** Compares a whole assignments.csv with what came from the last one. What it no longer says ends. Writes nothing. */
export async function compareAssignments(
  q: Reader,
  records: readonly AssignmentRecord[],
  work: Work,
): Promise<AssignmentPlan> {
  const wanted = wantAll(records, await loadNumbers(q, work.pace), work);
  return {
    staffClaim: await changeFacts(work, grouped(await claimsFrom(q, SOURCE), claimKey), wanted.group),
    studentAttribute: await changeFacts(work, grouped(await attributesFrom(q, SOURCE), attributeKey), wanted.attribute),
    roleFact: await changeFacts(work, grouped(await roleFactsFrom(q, SOURCE), roleKey), wanted.role),
    relation: await changeFacts(work, grouped(await relationsFrom(q, SOURCE), relationKey), wanted.relation),
  };
}

/** What the file wants, by the kind of its lines. */
interface WantedByKind {
  readonly role: WantedFacts<RoleFactRow>;
  readonly relation: WantedFacts<RelationRow>;
  readonly group: WantedFacts<StaffClaimRow>;
  readonly attribute: WantedFacts<StudentAttributeRow>;
}

function wantAll(records: readonly AssignmentRecord[], numbers: Numbers, work: Work): WantedByKind {
  const all: WantedByKind = { role: new Map(), relation: new Map(), group: new Map(), attribute: new Map() };
  for (const record of records) {
    const refuse = refusing(record, work);
    const add = adding({ since: record.since ?? work.asOf, until: record.until }, refuse);
    switch (record.kind) {
      case 'role':
        add(all.role, roleKey, roleOf(record, numbers, refuse));
        break;
      case 'relation':
        add(all.relation, relationKey, relationOf(record, numbers, refuse));
        break;
      case 'group':
        add(all.group, claimKey, groupOf(record, numbers, refuse));
        break;
      case 'attribute':
        add(all.attribute, attributeKey, attributeOf(record, numbers, refuse));
        break;
    }
  }
  return all;
}

type Refuse = (rule: RuleId, column?: string) => null;

function refusing({ line }: AssignmentRecord, { file, findings }: Work): Refuse {
  return (rule, column) => {
    findings.add(rule, { file, row: line, ...(column === undefined ? {} : { column }) });
    return null;
  };
}

/** Wants a line's fact, once: a line that says what an earlier one said is reported. */
function adding(span: Span, refuse: Refuse) {
  return <Row extends Span>(wanted: WantedFacts<Row>, keyOf: (fact: Bare<Row>) => string, fact: Bare<Row> | null) => {
    if (fact === null) return;
    const key = keyOf(fact);
    const known = wanted.get(key);
    if (known?.spans.some(({ since, until }) => since === span.since && until === span.until)) refuse('row-twice');
    want(wanted, key, fact, span);
  };
}

function roleOf({ staff, name, building }: AssignmentRecord, numbers: Numbers, refuse: Refuse) {
  const staffId = numbers.staff.get(staff) ?? null;
  const buildingId = buildingOf(building, numbers);
  if (staffId === null) return refuse('staff-unknown', 'staff');
  if (!isRole(name)) return refuse('access-role-unknown', 'name');
  if (buildingId === null) return refuse('building-unknown', 'building');
  return { staffId, role: name, buildingId, source: SOURCE };
}

function relationOf({ staff, name, student }: AssignmentRecord, numbers: Numbers, refuse: Refuse) {
  const staffId = numbers.staff.get(staff) ?? null;
  const studentId = numbers.students.get(student) ?? null;
  if (staffId === null) return refuse('staff-unknown', 'staff');
  if (!isRelation(name) || name === TEACHES) return refuse('relation-unknown', 'name');
  if (studentId === null) return refuse('student-unknown', 'student');
  return { staffId, studentId, relation: name, source: SOURCE };
}

/** A group opens nothing by itself: the role map makes roles of it (R54). */
function groupOf({ staff, name, building }: AssignmentRecord, numbers: Numbers, refuse: Refuse) {
  const staffId = numbers.staff.get(staff) ?? null;
  const buildingId = buildingOf(building, numbers);
  if (staffId === null) return refuse('staff-unknown', 'staff');
  if (name === '') return refuse('group-unnamed', 'name');
  if (buildingId === null) return refuse('building-unknown', 'building');
  return { staffId, kind: GROUP_CLAIM, value: name, buildingId, source: SOURCE };
}

/** What makes a record one of special education (R51). Nobody seals a record by a file. */
const FROM_FILE: readonly string[] = ['sped', 's504'];

function attributeOf({ name, student }: AssignmentRecord, numbers: Numbers, refuse: Refuse) {
  const studentId = numbers.students.get(student) ?? null;
  if (!FROM_FILE.includes(name)) return refuse('attribute-unknown', 'name');
  if (studentId === null) return refuse('student-unknown', 'student');
  return { studentId, attribute: name, source: SOURCE };
}

const buildingOf = (building: string, { buildings }: Numbers): string | null =>
  building === '' ? '' : (buildings.get(building) ?? null);
