import { SUBJECTS } from './catalog.ts';
import { OFFICE, SCHOOLS } from './schools.ts';
import type { Level, RoleId, RosterRole, School } from './types.ts';

/** A place on the payroll: who fills it comes later. */
export interface Post {
  readonly orgId: string;
  readonly rosterRole: RosterRole;
  readonly role?: RoleId;
  readonly department?: string;
}

/** Teachers for each grade (elementary) or each subject (secondary). */
export const TEACHERS_EACH: Readonly<Record<Level, number>> = { elementary: 4, middle: 4, high: 5 };

const IN_SCHOOL: Readonly<Record<Level, Readonly<Partial<Record<RoleId, number>>>>> = {
  elementary: { principal: 1, counselor: 1 },
  middle: { principal: 1, assistantPrincipal: 1, counselor: 2, guidanceSecretary: 1 },
  high: { principal: 1, assistantPrincipal: 2, counselor: 3, guidanceSecretary: 1 },
};

const AT_OFFICE: Readonly<Partial<Record<RoleId, number>>> = {
  socialWorker: 6,
  psychologist: 4,
  personnelOffice: 2,
  budgetOffice: 2,
  curriculumOffice: 3,
  spedAdministrator: 2,
  spedSecretary: 1,
  superintendent: 1,
  executiveSecretary: 2,
  recordsManager: 2,
  administrator: 2,
};

/** The placement committee (DSPC), and whom it works with. */
const OF_COMMITTEE: Readonly<Partial<Record<RoleId, number>>> = {
  dspcSocialWorker: 1,
  assignmentDirector: 1,
  placementSpecialist: 1,
  committeeMember: 3,
};

/** Aides, kitchen, grounds: on the roster, without any access role. */
const SUPPORT_EACH_SCHOOL = 5;

/** Every post of the district, about 300. */
export const POSTS: readonly Post[] = [
  ...staffed(AT_OFFICE, OFFICE.id),
  ...SCHOOLS.flatMap((school) => [
    ...staffed(IN_SCHOOL[school.level], school.id),
    ...teachingPosts(school),
    ...times(SUPPORT_EACH_SCHOOL, { orgId: school.id, rosterRole: 'aide' }),
  ]),
  // Last, so that everybody before keeps their number.
  ...staffed(OF_COMMITTEE, OFFICE.id),
];

function staffed(counts: Readonly<Partial<Record<RoleId, number>>>, orgId: string): readonly Post[] {
  const roles = Object.entries(counts) as [RoleId, number][];
  return roles.flatMap(([role, count]) => times(count, { orgId, role, rosterRole: 'administrator' }));
}

function teachingPosts(school: School): readonly Post[] {
  const departments = school.level === 'elementary' ? school.grades.map(() => 'Elementary') : SUBJECTS;
  return departments.flatMap((department) =>
    times(TEACHERS_EACH[school.level], { orgId: school.id, role: 'teacher', rosterRole: 'teacher', department }),
  );
}

function times(count: number, post: Post): readonly Post[] {
  return Array.from({ length: count }, () => post);
}
