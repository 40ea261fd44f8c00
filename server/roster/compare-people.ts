import { foldedName } from '../../shared/names/fold.ts';
import type { Comparison } from './comparison.ts';
import { type Change, merge } from './merge.ts';
import type { Post } from './posts.ts';
import type { BirthRecord, UserRecord } from './records.ts';
import type { BuildingRow, StaffRow, StudentRow } from './roster-rows.ts';
import { sortPeople, type SortedPeople } from './sort-people.ts';

export interface People {
  readonly students: Change<StudentRow>;
  readonly staff: Change<StaffRow>;
  readonly posts: SortedPeople['posts'];
}

/** Students and staff, as they will be. */
export async function comparePeople(c: Comparison, buildings: Change<BuildingRow>): Promise<People> {
  const sorted = await sortPeople(c, buildings);
  return { students: await compareStudents(c, sorted), staff: await compareStaff(c, sorted), posts: sorted.posts };
}

const endActive = <Row extends { active: boolean }>(row: Row): Row | null =>
  row.active ? { ...row, active: false } : null;

async function compareStudents(c: Comparison, { students, posts }: SortedPeople): Promise<Change<StudentRow>> {
  const { births } = c.set;
  const change = await merge(
    c.known.students,
    students,
    {
      make: studentMaker(c, posts),
      end: endActive,
      touch: (row) => ({
        ...row,
        ...born(births.rows.get(row.sourcedId), row),
        buildingId: firstSchool(posts.get(row.sourcedId)) ?? row.buildingId,
      }),
    },
    c.pace,
  );
  for (const [sourcedId, { line }] of births.rows) {
    if (!change.after.has(sourcedId))
      c.findings.add('reference-unresolved', { file: births.file, row: line, column: 'sourcedId', sourcedId });
  }
  return change;
}

function studentMaker(c: Comparison, posts: ReadonlyMap<string, readonly Post[]>) {
  const seen = new Set<string>();
  return (user: UserRecord, sourcedId: string, old: StudentRow | undefined): StudentRow => {
    const place = { file: c.set.users.file, row: user.line, sourcedId };
    const sisId = user.identifier || sourcedId;
    if (seen.has(sisId)) c.findings.add('identifier-twice', { ...place, column: 'identifier' });
    seen.add(sisId);
    const buildingId = firstSchool(posts.get(sourcedId));
    if (buildingId === null) c.findings.add('student-without-school', place);
    const { given, middle, family, grade } = user;
    return {
      id: old?.id ?? c.newId(),
      sourcedId,
      sisId,
      givenName: given,
      middleName: middle,
      familyName: family,
      foldedName: foldedName({ given, middle, family }),
      ...bornOf(c, sourcedId, old),
      grade,
      buildingId,
      active: true,
    };
  };
}

function firstSchool(posts: readonly Post[] | undefined): string | null {
  return posts?.find(({ role, school }) => role === 'student' && school !== null)?.school ?? null;
}

type Born = Pick<StudentRow, 'birthDate' | 'sex' | 'race'>;
const UNTOLD: Born = { birthDate: null, sex: '', race: '' };

/** What a set says; what it leaves open stays as it was known. */
function born(said: BirthRecord | undefined, known: Born): Born {
  return {
    birthDate: said?.birthDate ?? known.birthDate,
    sex: said?.sex || known.sex,
    race: said?.race || known.race,
  };
}

/** A complete set of demographics says all; otherwise what was known stays. */
function bornOf({ set: { births } }: Comparison, sourcedId: string, old: Born | undefined): Born {
  const said = births.rows.get(sourcedId);
  if (said === undefined && births.mode !== 'bulk') return born(undefined, old ?? UNTOLD);
  const { birthDate, sex, race } = said ?? UNTOLD;
  return { birthDate, sex, race };
}

/** `enabledUser` speaks of signing in: it makes staff inactive, never a student. */
function compareStaff({ known, newId, pace }: Comparison, { staff }: SortedPeople): Promise<Change<StaffRow>> {
  const make = (
    { identifier, username, given, family, email, enabled }: UserRecord,
    sourcedId: string,
    old: StaffRow | undefined,
  ): StaffRow => {
    const number = identifier || sourcedId;
    return {
      id: old?.id ?? newId(),
      sourcedId,
      number,
      username,
      givenName: given,
      familyName: family,
      email,
      active: enabled,
    };
  };
  return merge(known.staff, staff, { make, end: endActive }, pace);
}
