import type { RoleId } from '../../../shared/access/roles.ts';

export type { RoleId };

/** A day of record, `YYYY-MM-DD`. */
export type IsoDate = string;

/** Grades as OneRoster writes them: `KG`, then `01` to `12`. */
export type Grade = 'KG' | `0${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | '10' | '11' | '12';

export interface Org {
  readonly id: string;
  /** The four-digit building number staff know, `0000` for the district itself. */
  readonly identifier: string;
  readonly name: string;
  readonly type: 'district' | 'school';
  readonly parentId?: string;
}

export type Level = 'elementary' | 'middle' | 'high';

export interface School extends Org {
  readonly level: Level;
  readonly grades: readonly Grade[];
}

export interface Session {
  readonly id: string;
  readonly title: string;
  readonly type: 'schoolYear' | 'semester' | 'gradingPeriod';
  readonly start: IsoDate;
  /** The first day after the session, as OneRoster's end dates are exclusive. */
  readonly end: IsoDate;
  readonly parentId?: string;
  /** The calendar year in which the school year ends. */
  readonly schoolYear: number;
}

export interface PersonName {
  readonly given: string;
  readonly middle?: string;
  readonly family: string;
}

export interface Student extends PersonName {
  readonly id: string;
  /** Six digits: the number staff know and the SIS shows. */
  readonly number: string;
  readonly birthDate: IsoDate;
  readonly sex: 'male' | 'female' | 'unspecified';
  readonly grade: Grade;
  readonly schoolId: string;
  readonly race: Race;
}

export type Race = 'indigenous' | 'asian' | 'black' | 'pacific' | 'white' | 'two' | 'hispanic';

export interface Staff extends PersonName {
  readonly id: string;
  /** Five digits: the personnel number. */
  readonly identifier: string;
  readonly username: string;
  readonly email: string;
  readonly orgId: string;
  /** What the roster calls them; the access role is in `District.roles`. */
  readonly rosterRole: RosterRole;
  /** What a teacher teaches, one of the catalog's subjects or `Elementary`. */
  readonly department?: string;
  readonly role?: RoleId;
}

export type RosterRole = 'teacher' | 'administrator' | 'aide';

export interface Course {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly subject: string;
  readonly grades: readonly Grade[];
}

export interface SchoolClass {
  readonly id: string;
  readonly title: string;
  /** Course code and section, `1109-03`. */
  readonly code: string;
  readonly courseId: string;
  readonly type: 'homeroom' | 'scheduled';
  readonly room: string;
  readonly schoolId: string;
  readonly termIds: readonly string[];
  readonly grade: Grade;
  readonly period: string;
}

export interface Enrollment {
  readonly id: string;
  readonly classId: string;
  readonly schoolId: string;
  readonly userId: string;
  readonly role: 'student' | 'teacher';
  readonly begin: IsoDate;
  /** Exclusive, as in OneRoster. */
  readonly end: IsoDate;
}

/** An access role, in one building or (without `orgId`) in the whole district. */
export interface RoleAssignment {
  readonly staffId: string;
  readonly role: RoleId;
  readonly orgId?: string;
  readonly since: IsoDate;
  readonly until?: IsoDate;
}

export interface Relation {
  readonly staffId: string;
  readonly kind: 'counselor' | 'serving' | 'evaluating';
  readonly studentId: string;
  readonly since: IsoDate;
  /** The first day on which it no longer holds. */
  readonly until: IsoDate;
}

/** A member of a group of the directory, at one school or at none. */
export interface GroupMember {
  readonly staffId: string;
  readonly name: string;
  readonly orgId?: string;
  readonly since: IsoDate;
}

/** Special education or Section 504 services. */
export interface StudentAttribute {
  readonly studentId: string;
  readonly name: 'sped' | 's504';
  readonly since: IsoDate;
}

/** What a SIS notes of discipline. Nothing says who referred. */
export interface DisciplineEntry {
  readonly id: string;
  readonly studentId: string;
  readonly date: IsoDate;
  readonly schoolId: string;
  /** On that day. */
  readonly grade: Grade;
  readonly infraction: string;
  readonly action: string;
}

/** A whole synthetic district as plain data. */
export interface District {
  readonly asOf: IsoDate;
  /** `2026-2027`. */
  readonly schoolYear: string;
  readonly office: Org;
  readonly schools: readonly School[];
  readonly sessions: readonly Session[];
  readonly courses: readonly Course[];
  readonly classes: readonly SchoolClass[];
  readonly students: readonly Student[];
  readonly staff: readonly Staff[];
  readonly enrollments: readonly Enrollment[];
  readonly roles: readonly RoleAssignment[];
  readonly relations: readonly Relation[];
  readonly groups: readonly GroupMember[];
  readonly attributes: readonly StudentAttribute[];
  readonly discipline: readonly DisciplineEntry[];
}
