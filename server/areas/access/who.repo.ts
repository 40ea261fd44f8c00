import { and, inArray } from 'drizzle-orm';
import { fullName } from '../../../shared/names/full-name.ts';
import type { Authorized } from '../../policy/index.ts';
import { holdsOn } from '../../store/holds-on.ts';
import type { Reader } from '../../store/store.ts';

export interface StaffWho {
  readonly staffId: string;
  readonly name: string;
  /** The ids of their roles of the day, each once. */
  readonly roles: string[];
}

type MayReview = Authorized<'application.decide'> | Authorized<'emergency.review'> | Authorized<'question.review'>;
type MayAsk = Authorized<'application.write'> | Authorized<'history.own'> | MayReview;

/** Who staff are, and in which roles today, by their ids. */
export async function staffWho(q: Reader, { actor }: MayAsk, ids: readonly string[]): Promise<Map<string, StaffWho>> {
  const { staff, roleFact } = q.tables;
  const { day } = actor.asOf;
  const wanted = [...new Set(ids)];
  const people = await q.db
    .select({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(inArray(staff.id, wanted));
  const roles = await q.db
    .selectDistinct({ staffId: roleFact.staffId, role: roleFact.role })
    .from(roleFact)
    .where(and(inArray(roleFact.staffId, wanted), holdsOn(roleFact, day)))
    .orderBy(roleFact.role);
  return new Map(
    people.map(({ id, ...name }) => {
      const held = roles.filter(({ staffId }) => staffId === id).map(({ role }) => role);
      return [id, { staffId: id, name: fullName(name), roles: held }];
    }),
  );
}

export interface StudentWho {
  readonly studentId: string;
  readonly name: string;
  readonly sisId: string;
}

/** Who students are, by their ids; for who decides or reviews, whose rule opens identity. */
export async function studentWho(q: Reader, _may: MayReview, ids: readonly string[]): Promise<Map<string, StudentWho>> {
  const { student } = q.tables;
  const rows = await q.db
    .select({ id: student.id, givenName: student.givenName, familyName: student.familyName, sisId: student.sisId })
    .from(student)
    .where(inArray(student.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, sisId, ...name }) => [id, { studentId: id, name: fullName(name), sisId }]));
}
