import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListScope } from '../../../shared/areas/directory/directory.ts';
import { asksFormer, audienceOf } from '../../../shared/areas/directory/list-form.ts';
import { listedNow, type Purpose, type StudentFacts } from '../../../shared/areas/directory/listed.ts';
import type { DirectoryPolicy } from '../../../shared/areas/directory/policy.ts';
import { choicesAt, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { grouped } from '../../roster/grouped.ts';
import { leftOf, toRefusal } from './kept-refusal.ts';
import { type Exit, exitsBetween, type ListStudent, refusalsBetween, studentsAfter } from './list.repo.ts';

type May = Authorized<'directory.list'>;
const SCHOOL = 'school';

/** A student on a list, with no more than goes into it, and the school whose log has an entry of it. */
export interface OnList {
  readonly studentId: string;
  readonly buildingId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly grade: string;
  readonly school: string;
  readonly items: readonly string[];
}

/** Who is on a list, by family name, and how many are not because their family refused. */
export interface Gathered {
  readonly rows: readonly OnList[];
  readonly refused: number;
}

/** For whom a list is and what for, as its request says. */
export function purposeOf(filled: Filled): Purpose {
  const audience = audienceOf(filled) ?? 'public';
  const items = choicesAt(filled, 'items');
  return { audience, items, party: textAt(filled, 'party'), purpose: textAt(filled, 'purpose') };
}

/**
 * Goes through all students, part by part, giving others their turn in between. What was refused is taken out here and
 * nowhere later: no list is made of anything but these rows.
 */
export async function gatherList(
  q: Reader,
  may: May,
  asked: { readonly filled: Filled; readonly scope: ListScope },
  policy: DirectoryPolicy | null,
): Promise<Gathered> {
  const rows: OnList[] = [];
  let refused = 0;
  for (let after = ''; ;) {
    const part = await studentsAfter(q, may, after);
    const last = part.at(-1)?.id;
    if (last === undefined) break;
    const between = { after, last };
    const exits = new Map((await exitsBetween(q, may, between)).map((exit) => [exit.studentId, exit]));
    const refusals = grouped(await refusalsBetween(q, may, between), ({ studentId }) => studentId);
    for (const student of part) {
      const place = placeOf(student, exits.get(student.id));
      if (!isAsked(student, place, asked)) continue;
      const own = (refusals.get(student.id) ?? []).map((row) => toRefusal(row, endOf(row)));
      const found = listedNow(factsOf(student, place), policy, own, purposeOf(asked.filled), may.actor.asOf.day);
      if ('items' in found) rows.push(onList(student, place, found.items));
      else if (found.why === 'refused') refused += 1;
    }
    after = last;
    await nextTurn();
  }
  return { rows: rows.toSorted(byName), refused };
}

/** Where a student is, or was last. */
interface Place {
  readonly buildingId: string | null;
  readonly school: string;
  readonly atSchool: boolean;
  readonly until: string | null;
}

function placeOf(student: ListStudent, exit: Exit | undefined): Place {
  if (student.active || student.buildingId !== null) return at(student, null);
  return exit === undefined ? at(student, null) : at(exit, exit.until);
}

const at = (
  { buildingId, building, kind }: Pick<ListStudent, 'buildingId' | 'building' | 'kind'>,
  until: string | null,
): Place => ({ buildingId, school: building ?? '', atSchool: kind === SCHOOL, until });

function isAsked(
  { active, grade }: ListStudent,
  { buildingId }: Place,
  { filled, scope }: { readonly filled: Filled; readonly scope: ListScope },
): boolean {
  if (!active && !asksFormer(filled)) return false;
  if (scope.grades.length > 0 && !scope.grades.includes(grade)) return false;
  return scope.buildings.length === 0 || (buildingId !== null && scope.buildings.includes(buildingId));
}

const factsOf = (student: ListStudent, { atSchool, until }: Place): StudentFacts => ({
  grade: student.grade,
  atSchool,
  left: leftOf(student, until),
  sealed: student.sealed === 1,
});

const endOf = ({ reason, endedOn }: { readonly reason: string | null; readonly endedOn: string | null }) =>
  reason === null || endedOn === null ? null : { reason, receivedOn: endedOn };

function onList(student: ListStudent, { buildingId, school }: Place, items: readonly string[]): OnList {
  const { id: studentId, familyName, givenName, middleName, grade } = student;
  // Who is at a school has its id: `atSchool` is of that building.
  return { studentId, buildingId: buildingId ?? '', familyName, givenName, middleName, grade, school, items };
}

/** By code points, so that the same list is the same file on every machine. */
function byName(a: OnList, b: OnList): number {
  const [one, other] = [a, b].map((row) => [row.familyName, row.givenName, row.middleName, row.studentId].join('\0'));
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
