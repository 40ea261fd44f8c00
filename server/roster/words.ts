/** Vocabularies of OneRoster CSV 1.1 and 1.2 together. */

export const SESSION_KINDS = ['gradingPeriod', 'semester', 'schoolYear', 'term'] as const;
export const ORG_KINDS = ['department', 'school', 'district', 'local', 'state', 'national'] as const;
export const CLASS_KINDS = ['homeroom', 'scheduled'] as const;
export const ENROLLMENT_ROLES = ['administrator', 'proctor', 'student', 'teacher'] as const;
export const ROLE_TYPES = ['primary', 'secondary'] as const;

/** What a OneRoster role makes of a person, and what it opens by itself. */
interface RoleMeaning {
  readonly person: 'student' | 'staff' | 'not-kept';
  /** The access role it gives; null: none, and the person needs a line in assignments.csv. */
  readonly access: 'teacher' | 'counselor' | 'principal' | null;
}

const staff = (access: RoleMeaning['access']): RoleMeaning => ({ person: 'staff', access });
const NOT_KEPT: RoleMeaning = { person: 'not-kept', access: null };

/**
 * Only what the standard says exactly opens anything: 1.1's `administrator` and 1.2's three administrators cover the
 * principal and the clerk alike, so they give no role (R47).
 */
export const PERSON_ROLES = {
  student: { person: 'student', access: null },
  teacher: staff('teacher'),
  counselor: staff('counselor'),
  principal: staff('principal'),
  administrator: staff(null),
  districtAdministrator: staff(null),
  siteAdministrator: staff(null),
  systemAdministrator: staff(null),
  aide: staff(null),
  proctor: staff(null),
  guardian: NOT_KEPT,
  parent: NOT_KEPT,
  relative: NOT_KEPT,
} satisfies Record<string, RoleMeaning>;

export type PersonRole = keyof typeof PERSON_ROLES;
export const PERSON_ROLE_WORDS = Object.keys(PERSON_ROLES) as readonly PersonRole[];

/** Roles whose holders would expect to see something. */
export const TOO_COARSE: ReadonlySet<PersonRole> = new Set([
  'administrator',
  'districtAdministrator',
  'siteAdministrator',
  'systemAdministrator',
]);
