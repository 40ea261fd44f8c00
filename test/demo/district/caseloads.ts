import type { SchoolCalendar } from './calendar.ts';
import type { Random } from './random.ts';
import { HARBOR_VIEW, SCHOOLS } from './schools.ts';
import type { Relation, RoleAssignment, Staff, Student } from './types.ts';

/** The two students the demo's social worker serves in any case: Kiri and Amaru. */
const ALWAYS_SERVED: readonly string[] = ['204417', '201938'];
const SERVED_EACH = 26;
const ENDED_EACH = 3;
const EVALUATED_EACH = 12;

/** An access role for everybody who has one: in the own building, or district-wide for the office. */
export function makeRoles(
  staff: readonly Staff[],
  calendar: SchoolCalendar,
  random: Random,
): readonly RoleAssignment[] {
  return staff.flatMap((one) => {
    if (one.role === undefined) return [];
    const building = SCHOOLS.some((school) => school.id === one.orgId) ? { orgId: one.orgId } : {};
    return [{ staffId: one.id, role: one.role, ...building, since: `${calendar.startYear - random.int(0, 9)}-07-01` }];
  });
}

/** Who is whose counselor, who serves and who evaluates whom: what a roster cannot say (R45, R46). */
export function makeRelations(
  students: readonly Student[],
  staff: readonly Staff[],
  calendar: SchoolCalendar,
  random: Random,
): readonly Relation[] {
  const having = (role: Staff['role']): readonly Staff[] => staff.filter((one) => one.role === role);
  return [
    ...assigned(students, having('counselor'), calendar),
    ...assigned(students, having('guidanceSecretary'), calendar),
    ...having('socialWorker').flatMap((one) => served(one, students, calendar, random.fork(one.id))),
    ...having('psychologist').flatMap((one) => evaluated(one, students, calendar, random.fork(one.id))),
  ];
}

/** Shares each school's students out among its counselors, or among its guidance secretaries. */
function assigned(
  students: readonly Student[],
  staff: readonly Staff[],
  calendar: SchoolCalendar,
): readonly Relation[] {
  return SCHOOLS.flatMap((school) => {
    const desks = staff.filter((one) => one.orgId === school.id);
    const pupils = desks.length === 0 ? [] : students.filter((student) => student.schoolId === school.id);
    return pupils.flatMap((student, at) => {
      const desk = desks[at % desks.length];
      return desk === undefined ? [] : [relation(desk, 'counselor', student, calendar)];
    });
  });
}

function served(
  worker: Staff,
  students: readonly Student[],
  calendar: SchoolCalendar,
  random: Random,
): readonly Relation[] {
  const isRosaOrtiz = worker.username === 'rortiz';
  const school = isRosaOrtiz ? HARBOR_VIEW : random.pick(SCHOOLS).id;
  const fixed = isRosaOrtiz ? students.filter((student) => ALWAYS_SERVED.includes(student.number)) : [];
  const pool = random.shuffle(students.filter((student) => student.schoolId === school && !fixed.includes(student)));
  const now = [...fixed, ...pool.slice(0, SERVED_EACH - fixed.length)];
  const before = pool.slice(SERVED_EACH, SERVED_EACH + ENDED_EACH);
  return [
    ...now.map((student) => relation(worker, 'serving', student, calendar)),
    ...before.map((student) => ended(relation(worker, 'serving', student, calendar), calendar)),
  ];
}

function evaluated(
  one: Staff,
  students: readonly Student[],
  calendar: SchoolCalendar,
  random: Random,
): readonly Relation[] {
  return random
    .shuffle(students)
    .slice(0, EVALUATED_EACH)
    .map((student) => relation(one, 'evaluating', student, calendar));
}

function relation(staff: Staff, kind: Relation['kind'], student: Student, calendar: SchoolCalendar): Relation {
  return { staffId: staff.id, kind, studentId: student.id, since: calendar.start, until: calendar.end };
}

/** The same work a year ago: over, and so no reason to see the student today (R53). */
function ended(one: Relation, calendar: SchoolCalendar): Relation {
  return { ...one, since: `${calendar.startYear - 1}-09-01`, until: `${calendar.startYear}-06-12` };
}
