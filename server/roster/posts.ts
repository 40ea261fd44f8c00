import type { Comparison } from './comparison.ts';
import type { Change } from './merge.ts';
import type { RoleRecord, UserRecord } from './records.ts';
import { resolve } from './resolve.ts';
import type { BuildingRow } from './roster-rows.ts';
import { readWord } from './values.ts';
import { PERSON_ROLE_WORDS, PERSON_ROLES, type PersonRole } from './words.ts';

/** A role of a person at an organisation, whichever version of the standard said so. */
export interface Post {
  /** Null for a word the standard does not have, such as a vendor's own (`ext:…`). */
  readonly role: PersonRole | null;
  /** The role as the set has it, the standard's words in the standard's capitals; '' when it is blank. */
  readonly word: string;
  /** sourcedId of the organisation; '' when none is named. */
  readonly org: string;
  readonly begin: string | null;
  readonly end: string | null;
  readonly file: string;
  readonly line: number;
  /** Our id of the school it is at; null when it is at none that we know. */
  readonly school: string | null;
}

export interface Person {
  readonly kind: 'student' | 'staff' | 'not-kept' | 'unknown';
  readonly posts: readonly Post[];
}

/** The rows of `roles.csv` (1.2) by the person they are about; primary roles first. */
export function rolesByUser(records: Iterable<RoleRecord>): Map<string, readonly RoleRecord[]> {
  const byUser = new Map<string, readonly RoleRecord[]>();
  for (const record of records) {
    const others = byUser.get(record.user) ?? [];
    byUser.set(record.user, record.primary ? [record, ...others] : [...others, record]);
  }
  return byUser;
}

/** Who a row of users.csv is, by its role (1.1) or its rows in roles.csv (1.2), else by what is known already. */
export function personOf(
  c: Comparison,
  buildings: Change<BuildingRow>,
  sourcedId: string,
  user: UserRecord,
  roles: readonly RoleRecord[],
): Person {
  const posts =
    roles.length > 0 ? roles.map((role) => postOf12(c, buildings, role)) : postsOf11(c, buildings, sourcedId, user);
  const inOrder = [
    ...posts.filter(({ org }) => org === user.primaryOrg),
    ...posts.filter(({ org }) => org !== user.primaryOrg),
  ];
  const [first] = posts;
  if (first === undefined) return { kind: knownKind(c, sourcedId), posts };
  return { kind: first.role === null ? 'staff' : PERSON_ROLES[first.role], posts: inOrder };
}

/** A post from a row of roles.csv. */
export function postOf12(
  c: Comparison,
  buildings: Change<BuildingRow>,
  { role, org, begin, end, line, user }: RoleRecord,
): Post {
  const { file } = c.set.roles;
  const place = { file, row: line, sourcedId: user };
  const word = readWord(role, PERSON_ROLE_WORDS);
  const building = resolve(buildings, c.set.orgs, org, { ...place, column: 'orgSourcedId', findings: c.findings });
  return { role: word, word: word ?? role, org, begin, end, file, line, school: schoolId(building) };
}

/** One post for each organisation of a row of users.csv. A role of 1.1 that is neither known nor `ext:…` makes none. */
function postsOf11(c: Comparison, buildings: Change<BuildingRow>, sourcedId: string, user: UserRecord): Post[] {
  const { file } = c.set.users;
  const place = { file, row: user.line, sourcedId };
  const word = readWord(user.role, PERSON_ROLE_WORDS);
  if (word === null && !user.role.toLowerCase().startsWith('ext:')) return [];
  const orgs = user.orgs.length > 0 ? user.orgs : [''];
  return orgs.map((org) => {
    const building = resolve(buildings, c.set.orgs, org, { ...place, column: 'orgSourcedIds', findings: c.findings });
    const days = { begin: null, end: null };
    return { role: word, word: word ?? user.role, org, ...days, file, line: user.line, school: schoolId(building) };
  });
}

/** The id of a building that is a school. */
export const schoolId = (building: BuildingRow | null | undefined): string | null =>
  building?.kind === 'school' ? building.id : null;

function knownKind({ known }: Comparison, sourcedId: string): Person['kind'] {
  if (known.students.get(sourcedId)?.active === true) return 'student';
  return known.staff.get(sourcedId)?.active === true ? 'staff' : 'unknown';
}
