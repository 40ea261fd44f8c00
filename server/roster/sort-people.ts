import type { Comparison } from './comparison.ts';
import type { Change } from './merge.ts';
import { paced } from './pace.ts';
import { type Person, personOf, type Post, postOf12, rolesByUser } from './posts.ts';
import type { TableRead } from './read-table.ts';
import type { RoleRecord, UserRecord } from './records.ts';
import type { BuildingRow } from './roster-rows.ts';

export interface SortedPeople {
  readonly students: TableRead<UserRecord>;
  readonly staff: TableRead<UserRecord>;
  /** Posts of everyone the set speaks of, by sourcedId. */
  readonly posts: Map<string, readonly Post[]>;
}

/** Tells students from staff. Who is neither is reported and left out. */
export async function sortPeople(c: Comparison, buildings: Change<BuildingRow>): Promise<SortedPeople> {
  const { users, roles } = c.set;
  const byUser = rolesByUser(roles.rows.values());
  const sorted: SortedPeople = {
    students: { ...users, rows: new Map() },
    staff: { ...users, rows: new Map() },
    posts: new Map(),
  };
  await paced(users.rows, users.rows.size, c.pace, users.file, ([sourcedId, user]) => {
    const person = personOf(c, buildings, sourcedId, user, byUser.get(sourcedId) ?? []);
    if (!isKept(c, person, user, sourcedId)) return;
    (person.kind === 'student' ? sorted.students : sorted.staff).rows.set(sourcedId, user);
    sorted.posts.set(sourcedId, person.posts);
  });
  for (const [user, records] of byUser) if (!users.rows.has(user)) addUnlisted(c, buildings, user, records, sorted);
  return sorted;
}

/** Roles of somebody whom users.csv does not list: right in a delta, about nobody in a complete set. */
function addUnlisted(
  c: Comparison,
  buildings: Change<BuildingRow>,
  user: string,
  records: readonly RoleRecord[],
  { posts }: SortedPeople,
): void {
  const { users, roles } = c.set;
  if (users.mode !== 'bulk' && (c.known.students.has(user) || c.known.staff.has(user))) {
    posts.set(
      user,
      records.map((record) => postOf12(c, buildings, record)),
    );
    return;
  }
  for (const { line } of records)
    c.findings.add('reference-left-out', { file: roles.file, row: line, column: 'userSourcedId', sourcedId: user });
}

function isKept({ findings, set }: Comparison, { kind }: Person, user: UserRecord, sourcedId: string): boolean {
  const place = { file: set.users.file, row: user.line, sourcedId };
  if (kind === 'not-kept') findings.add('person-not-kept', { ...place, column: 'role' });
  if (kind === 'unknown') findings.add('person-role-missing', { ...place, column: 'role' });
  if (kind === 'not-kept' || kind === 'unknown') return false;
  if (user.identifier === '') findings.add('identifier-missing', { ...place, column: 'identifier' });
  return true;
}
