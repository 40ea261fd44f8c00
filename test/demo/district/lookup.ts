import type { District, Enrollment, Org, SchoolClass, Staff, Student } from './types.ts';

/** A district by its keys; every list is in the district's own order. */
export interface DistrictLookup {
  readonly studentByNumber: ReadonlyMap<string, Student>;
  readonly studentById: ReadonlyMap<string, Student>;
  readonly staffById: ReadonlyMap<string, Staff>;
  readonly staffByUsername: ReadonlyMap<string, Staff>;
  readonly orgById: ReadonlyMap<string, Org>;
  readonly classById: ReadonlyMap<string, SchoolClass>;
  readonly enrollmentsByClass: ReadonlyMap<string, readonly Enrollment[]>;
  readonly enrollmentsByUser: ReadonlyMap<string, readonly Enrollment[]>;
  /** The one counselor of a student (not the guidance secretary), by the student's id. */
  readonly counselorByStudent: ReadonlyMap<string, Staff>;
}

/** Builds all tables in one go; a generated district has no dangling references, a missing key is the caller's. */
export function lookupDistrict(district: District): DistrictLookup {
  const staffById = by(district.staff, (one) => one.id);
  return {
    studentByNumber: by(district.students, (one) => one.number),
    studentById: by(district.students, (one) => one.id),
    staffById,
    staffByUsername: by(district.staff, (one) => one.username),
    orgById: by([district.office, ...district.schools], (one) => one.id),
    classById: by(district.classes, (one) => one.id),
    enrollmentsByClass: group(district.enrollments, (one) => one.classId),
    enrollmentsByUser: group(district.enrollments, (one) => one.userId),
    counselorByStudent: counselors(district, staffById),
  };
}

function by<T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [key(one), one]));
}

function group<T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const members = groups.get(key(one));
    if (members === undefined) groups.set(key(one), [one]);
    else members.push(one);
  }
  return groups;
}

function counselors(district: District, staffById: ReadonlyMap<string, Staff>): ReadonlyMap<string, Staff> {
  const pairs = district.relations.flatMap((relation): [string, Staff][] => {
    const staff = staffById.get(relation.staffId);
    return relation.kind === 'counselor' && staff?.role === 'counselor' ? [[relation.studentId, staff]] : [];
  });
  return new Map(pairs);
}
