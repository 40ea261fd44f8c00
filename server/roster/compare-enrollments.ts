import type { Comparison } from './comparison.ts';
import { type Change, merge } from './merge.ts';
import type { People } from './compare-people.ts';
import type { Places } from './compare-places.ts';
import type { EnrollmentRecord } from './records.ts';
import { resolve } from './resolve.ts';
import type { ClassRow, EnrollmentRow } from './roster-rows.ts';
import { cutAt } from './spans.ts';
import { ENROLLMENT_ROLES } from './words.ts';

/** Enrollments of students and staff in classes. They end, and are never deleted (R53). */
export async function compareEnrollments(
  c: Comparison,
  { classes, buildings }: Places,
  people: People,
): Promise<Change<EnrollmentRow>> {
  const { known, set, asOf, newId, pace, findings } = c;
  const standing = standingIds(classes, people);
  const make = (record: EnrollmentRecord, sourcedId: string, old: EnrollmentRow | undefined): EnrollmentRow | null => {
    const place = { file: set.enrollments.file, row: record.line, sourcedId };
    const school = resolve(buildings, set.orgs, record.school, { ...place, column: 'schoolSourcedId', findings });
    if (school !== null && school.kind !== 'school')
      findings.add('org-not-school', { ...place, column: 'schoolSourcedId' });
    const schoolClass = linked(classes.after.get(record.class));
    if (schoolClass === null) findings.add('reference-left-out', { ...place, column: 'classSourcedId' });
    const person = personIn(c, record, sourcedId, people);
    if (schoolClass === null || person === null) return null;
    return {
      id: old?.id ?? newId(),
      sourcedId,
      classId: schoolClass.id,
      ...person,
      ...days(record, schoolClass, old, asOf),
    };
  };
  return merge(
    known.enrollments,
    set.enrollments,
    {
      make,
      end: (row) => ended(row, asOf),
      touch: (row) => (standing.has(row.classId) && standing.has(row.personId) ? row : (ended(row, asOf) ?? row)),
    },
    pace,
  );
}

const linked = (row: ClassRow | undefined): ClassRow | null => (row?.active === true ? row : null);

function ended(row: EnrollmentRow, asOf: string): EnrollmentRow | null {
  const until = cutAt(row, asOf);
  return row.until === null || row.until > until ? { ...row, until } : null;
}

/** The days the row states, else those of the class; a beginning nobody states is the day it was first seen. */
function days(record: EnrollmentRecord, { startDay, endDay }: ClassRow, old: EnrollmentRow | undefined, asOf: string) {
  return { since: record.begin ?? startDay ?? old?.since ?? asOf, until: record.end ?? endDay };
}

/** Who is enrolled, in which role. Null when it was reported and the row is left out. */
function personIn(
  { set, findings }: Comparison,
  record: EnrollmentRecord,
  sourcedId: string,
  people: People,
): { personId: string; role: string } | null {
  const place = { file: set.enrollments.file, row: record.line, sourcedId };
  const student = people.students.after.get(record.user);
  const staff = people.staff.after.get(record.user);
  if (student?.active !== true && staff === undefined) {
    findings.add('reference-left-out', { ...place, column: 'userSourcedId' });
    return null;
  }
  if (record.role === '') findings.add('enrollment-role-missing', { ...place, column: 'role' });
  const role = record.role || (student?.active === true ? 'student' : 'teacher');
  const person = role === 'student' ? student : staff;
  if (person === undefined || !ENROLLMENT_ROLES.some((word) => word === role)) {
    findings.add('enrollment-role', { ...place, column: 'role' });
    return null;
  }
  return { personId: person.id, role };
}

/** Ids of classes and people that have not ended. */
function standingIds(classes: Change<ClassRow>, { students, staff }: People): ReadonlySet<string> {
  const all = [classes, students, staff].flatMap(({ after }) => [...after.values()]);
  return new Set(all.filter((row) => row.active).map((row) => row.id));
}
