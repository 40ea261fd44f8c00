import { DEFAULT_ROLE_MAP } from '../../shared/access/role-map.ts';
import type { Race } from '../../shared/areas/reports/report.ts';

/** Vocabularies of OneRoster CSV 1.1 and 1.2 together. */

export const SESSION_KINDS = ['gradingPeriod', 'semester', 'schoolYear', 'term'] as const;
export const ORG_KINDS = ['department', 'school', 'district', 'local', 'state', 'national'] as const;
export const CLASS_KINDS = ['homeroom', 'scheduled'] as const;
export const ENROLLMENT_ROLES = ['administrator', 'proctor', 'student', 'teacher'] as const;
export const ROLE_TYPES = ['primary', 'secondary'] as const;
export const SEX_WORDS = ['male', 'female', 'unspecified', 'other'] as const;

/** Flags of `demographics.csv`, with the group of federal reports that each is. */
export const RACE_COLUMNS: readonly (readonly [column: string, group: Race])[] = [
  ['hispanicOrLatinoEthnicity', 'hispanic'],
  ['demographicRaceTwoOrMoreRaces', 'two-or-more'],
  ['americanIndianOrAlaskaNative', 'american-indian'],
  ['asian', 'asian'],
  ['blackOrAfricanAmerican', 'black'],
  ['nativeHawaiianOrOtherPacificIslander', 'pacific-islander'],
  ['white', 'white'],
];

/** What a OneRoster role makes of a person. What it opens is for the role map to say. */
export const PERSON_ROLES = {
  student: 'student',
  teacher: 'staff',
  counselor: 'staff',
  principal: 'staff',
  administrator: 'staff',
  districtAdministrator: 'staff',
  siteAdministrator: 'staff',
  systemAdministrator: 'staff',
  aide: 'staff',
  proctor: 'staff',
  guardian: 'not-kept',
  parent: 'not-kept',
  relative: 'not-kept',
} as const satisfies Record<string, 'student' | 'staff' | 'not-kept'>;

export type PersonRole = keyof typeof PERSON_ROLES;
export const PERSON_ROLE_WORDS = Object.keys(PERSON_ROLES) as readonly PersonRole[];

/** Roles of which the map we come with makes one of ours, at the school they name. */
export const AT_A_SCHOOL: ReadonlySet<string> = new Set(DEFAULT_ROLE_MAP.map(({ value }) => value));

/**
 * Roles whose holders would expect to see something: 1.1's `administrator` and 1.2's three cover the principal and the
 * clerk alike, so they give no role by themselves (R47).
 */
export const TOO_COARSE: ReadonlySet<PersonRole> = new Set([
  'administrator',
  'districtAdministrator',
  'siteAdministrator',
  'systemAdministrator',
]);
