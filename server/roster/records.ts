import type { Race, Sex } from '../../shared/areas/reports/report.ts';
import type { TableRead } from './read-table.ts';

/** Rows as a set says them: ids are the set's own (`sourcedId`), days are `YYYY-MM-DD`, blank text is ''. */
export interface OrgRecord {
  readonly name: string;
  readonly kind: string;
  readonly identifier: string;
}

export interface SessionRecord {
  readonly title: string;
  readonly kind: string;
  readonly startDay: string;
  /** Exclusive. */
  readonly endDay: string;
  readonly schoolYear: string;
}

export interface CourseRecord {
  readonly title: string;
  readonly code: string;
}

export interface ClassRecord {
  readonly line: number;
  readonly title: string;
  readonly course: string;
  readonly school: string;
  readonly terms: readonly string[];
}

export interface UserRecord {
  readonly line: number;
  readonly enabled: boolean;
  readonly username: string;
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly identifier: string;
  readonly email: string;
  readonly grade: string;
  readonly orgs: readonly string[];
  readonly primaryOrg: string;
  /** 1.1 only; '' in 1.2, where `roles.csv` has it. */
  readonly role: string;
}

/** A role of a person at an organisation: a row of 1.2's `roles.csv`. */
export interface RoleRecord {
  readonly line: number;
  readonly user: string;
  readonly role: string;
  readonly primary: boolean;
  readonly org: string;
  readonly begin: string | null;
  readonly end: string | null;
}

/** What a set says of a student's birth, sex and race; empty where it says nothing. */
export interface BirthRecord {
  readonly line: number;
  readonly birthDate: string | null;
  readonly sex: Sex | '';
  readonly race: Race | '';
}

export interface EnrollmentRecord {
  readonly line: number;
  readonly class: string;
  readonly user: string;
  readonly school: string;
  /** '' when the file does not say. */
  readonly role: string;
  readonly begin: string | null;
  readonly end: string | null;
}

/** A whole set, read and not yet compared with what is known. */
export interface RosterSet {
  readonly orgs: TableRead<OrgRecord>;
  readonly sessions: TableRead<SessionRecord>;
  readonly courses: TableRead<CourseRecord>;
  readonly classes: TableRead<ClassRecord>;
  readonly users: TableRead<UserRecord>;
  readonly roles: TableRead<RoleRecord>;
  readonly births: TableRead<BirthRecord>;
  readonly enrollments: TableRead<EnrollmentRecord>;
}
