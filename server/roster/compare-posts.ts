import type { Reader } from '../store/store.ts';
import type { Comparison } from './comparison.ts';
import type { People } from './compare-people.ts';
import type { Places } from './compare-places.ts';
import { changeFacts, type FactChange, want, type WantedFacts } from './fact-change.ts';
import { grouped } from './grouped.ts';
import type { Change } from './merge.ts';
import { paced } from './pace.ts';
import { buildingKey, claimKey, postScope } from './post-scope.ts';
import type { Post } from './posts.ts';
import { claimsFrom, studentBuildingsOf } from './roster-read.repo.ts';
import {
  type EnrollmentRow,
  FROM_ROSTER,
  ROSTER_CLAIM,
  type StaffClaimRow,
  type StudentBuildingRow,
} from './roster-rows.ts';
import { covers } from './spans.ts';
import { AT_A_SCHOOL, PERSON_ROLES, TOO_COARSE } from './words.ts';

export interface PostFacts {
  readonly studentBuildings: FactChange<StudentBuildingRow>;
  readonly staffClaims: FactChange<StaffClaimRow>;
}

/** Where students are enrolled (R47), and what the roster calls its staff: the role map makes roles of that (R54). */
export async function comparePosts(
  q: Reader,
  c: Comparison,
  places: Places,
  people: People,
  enrollments: Change<EnrollmentRow>,
): Promise<PostFacts> {
  const speaks = postScope(c, places, people);
  const students = [...people.students.after.values()].map((row) => row.id);
  const known: StudentBuildingRow[] = [];
  for await (const part of studentBuildingsOf(q, students)) {
    known.push(...part);
    await c.pace.step({ phase: 'comparing', what: 'studentBuilding', done: known.length, total: 0 });
  }
  const claims = await claimsFrom(q, FROM_ROSTER);
  return {
    studentBuildings: await changeFacts(
      c,
      grouped(known, buildingKey),
      await wantBuildings(c, places, people, enrollments),
      speaks,
    ),
    staffClaims: await changeFacts(c, grouped(claims, claimKey), wantClaims(c, people), speaks),
  };
}

async function wantBuildings(
  c: Comparison,
  places: Places,
  { students, posts }: People,
  enrollments: Change<EnrollmentRow>,
): Promise<WantedFacts<StudentBuildingRow>> {
  const wanted: WantedFacts<StudentBuildingRow> = new Map();
  const firstDays = await firstDaysOf(c, places, enrollments);
  for (const [sourcedId, all] of posts) {
    const student = students.after.get(sourcedId);
    if (student?.active !== true) continue;
    for (const { role, school, begin, end } of all) {
      if (role !== 'student' || school === null) continue;
      const fact = { studentId: student.id, buildingId: school };
      const key = buildingKey(fact);
      want(wanted, key, fact, { since: begin ?? firstDays.get(key) ?? c.asOf, until: end });
    }
  }
  return wanted;
}

/** The first day of a student in classes of a building, by enrollments that hold today: rosters date no building. */
async function firstDaysOf(
  { asOf, pace }: Comparison,
  { classes }: Places,
  { after }: Change<EnrollmentRow>,
): Promise<ReadonlyMap<string, string>> {
  const buildings = new Map([...classes.after.values()].map((row) => [row.id, row.buildingId]));
  const days = new Map<string, string>();
  await paced(after.values(), after.size, pace, 'studentBuilding', (row) => {
    const buildingId = buildings.get(row.classId);
    if (row.role !== 'student' || !buildingId || !covers(row, asOf)) return;
    const key = buildingKey({ studentId: row.personId, buildingId });
    const first = days.get(key);
    if (first === undefined || row.since < first) days.set(key, row.since);
  });
  return days;
}

function wantClaims(c: Comparison, { staff, posts }: People): WantedFacts<StaffClaimRow> {
  const wanted: WantedFacts<StaffClaimRow> = new Map();
  for (const [sourcedId, all] of posts) {
    const person = staff.after.get(sourcedId);
    if (person?.active !== true) continue;
    for (const post of all) if (isOfStaff(post)) wantClaim(c, wanted, person.id, sourcedId, post);
  }
  return wanted;
}

/** That somebody who works here is a parent too is nobody's business. */
const isOfStaff = ({ role, word }: Post): boolean => word !== '' && (role === null || PERSON_ROLES[role] === 'staff');

function wantClaim(
  c: Comparison,
  wanted: WantedFacts<StaffClaimRow>,
  staffId: string,
  sourcedId: string,
  post: Post,
): void {
  const { role, word, school, begin, end, file, line } = post;
  const place = { file, row: line, column: 'role', sourcedId };
  if (role !== null && TOO_COARSE.has(role)) c.findings.add('role-too-coarse', place);
  if (AT_A_SCHOOL.has(word) && school === null) c.findings.add('role-without-school', place);
  const fact = { staffId, kind: ROSTER_CLAIM, value: word, buildingId: school ?? '', source: FROM_ROSTER };
  want(wanted, claimKey(fact), fact, { since: begin ?? c.asOf, until: end });
}
