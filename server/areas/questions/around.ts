import { isUseQuestion, LIMITS, type UseQuestion } from '../../../shared/areas/questions/kinds.ts';
import type { Around, RecordUse } from '../../../shared/areas/questions/rules.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { fold } from '../../../shared/names/fold.ts';
import type { Reader } from '../../store/store.ts';
import { askedBefore, endedRelations, familyNames, type Pair, relatedPairs } from './around.repo.ts';

/** What is known of a day and of who used what: who is called alike, who worked with whom, who was asked lately. */
export async function aroundOf(q: Reader, uses: readonly RecordUse[], day: string): Promise<Around> {
  const pairs = [...new Map(uses.map((use) => [keyOf(use.staffId, use.studentId), use])).values()];
  const staffIds = distinct(pairs.map(({ staffId }) => staffId));
  const staff = folded(await familyNames(q, 'staff', staffIds));
  const students = folded(await familyNames(q, 'student', distinct(pairs.map(({ studentId }) => studentId))));
  const hasSameSurname = (staffId: string, studentId: string): boolean => {
    const name = staff.get(staffId) ?? '';
    return name !== '' && name === students.get(studentId);
  };
  const after = dayAfter(day, -LIMITS.afterRelation.days);
  const relations = await endedRelations(q, staffIds, { after, day });
  const ended = new Map(relations.map((one) => [keyOf(one.staffId, one.studentId), one.endedOn]));
  // Few: only of these is there more to know.
  const alike = pairs.filter(({ staffId, studentId }) => hasSameSurname(staffId, studentId));
  const late = pairs.filter(({ staffId, studentId }) => ended.has(keyOf(staffId, studentId)));
  const related = new Set((await relatedPairs(q, alike, day)).map((one) => keyOf(one.staffId, one.studentId)));
  const asked = await lastAsked(q, [...alike, ...late], day);
  return {
    day,
    hasSameSurname,
    isRelated: (staffId, studentId) => related.has(keyOf(staffId, studentId)),
    endedOn: (staffId, studentId) => ended.get(keyOf(staffId, studentId)),
    askedOn: (staffId, studentId, kind) => asked.get(askedKey(staffId, studentId, kind)),
  };
}

async function lastAsked(q: Reader, pairs: readonly Pair[], day: string): Promise<Map<string, string>> {
  const last = new Map<string, string>();
  for (const one of await askedBefore(q, pairs, { after: dayAfter(day, -LIMITS.again.days), day })) {
    const kinds = (JSON.parse(one.kinds) as unknown[]).filter(isUseQuestion);
    for (const kind of kinds) last.set(askedKey(one.staffId, one.studentId, kind), one.day);
  }
  return last;
}

const keyOf = (staffId: string, studentId: string): string => `${staffId} ${studentId}`;
const askedKey = (staffId: string, studentId: string, kind: UseQuestion): string =>
  `${keyOf(staffId, studentId)} ${kind}`;
const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
const folded = (names: ReadonlyMap<string, string>) => new Map([...names].map(([id, name]) => [id, fold(name)]));
