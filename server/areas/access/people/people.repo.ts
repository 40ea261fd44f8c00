import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { CASELOAD_RELATIONS } from '../../../../shared/areas/access/people.ts';
import type { Authorized, StudentFilter } from '../../../policy/index.ts';
import { holdsOn } from '../../../store/holds-on.ts';
import type { Reader } from '../../../store/store.ts';

/** Permission to know who works here. */
export type MaySeeStaff =
  | Authorized<'people.list'>
  | Authorized<'access.check'>
  | Authorized<'access.simulate'>
  | Authorized<'caseload.assign'>;

export interface StaffRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly number: string;
  readonly username: string;
  readonly active: boolean;
  readonly hasAccount: boolean;
}

/** A place in the order of names. */
export interface NamePlace {
  readonly family: string;
  readonly given: string;
  readonly id: string;
}

/** Before everybody. */
const START: NamePlace = { family: '', given: '', id: '' };

/**
 * All staff in the order of their names, by bytes, whether they come after a place. All, since names are matched as
 * people write them, which neither engine can.
 */
export async function allStaff(
  q: Reader,
  _may: MaySeeStaff,
  after: NamePlace = START,
): Promise<(StaffRow & { beyond: boolean })[]> {
  const all = q.prepared('people.all', (db, { staff, account }) => {
    const { familyName, givenName, id } = staff;
    const place = sql`(${sql.placeholder('family')}, ${sql.placeholder('given')}, ${sql.placeholder('id')})`;
    return db
      .select({
        id,
        givenName,
        familyName,
        number: staff.number,
        username: staff.username,
        active: staff.active,
        hasAccount: sql<boolean>`${account.staffId} IS NOT NULL AND NOT ${account.disabled}`.mapWith(Boolean),
        beyond: sql<boolean>`(${familyName}, ${givenName}, ${id}) > ${place}`.mapWith(Boolean),
      })
      .from(staff)
      .leftJoin(account, eq(account.staffId, id))
      .orderBy(asc(familyName), asc(givenName), asc(id));
  });
  return all.execute({ ...after });
}

/** One member of staff, active or not. */
export async function staffOf(q: Reader, _may: MaySeeStaff, staffId: string): Promise<StaffRow | undefined> {
  const byId = q.prepared('people.byId', (db, { staff, account }) =>
    db
      .select({
        id: staff.id,
        givenName: staff.givenName,
        familyName: staff.familyName,
        number: staff.number,
        username: staff.username,
        active: staff.active,
        hasAccount: sql<boolean>`${account.staffId} IS NOT NULL AND NOT ${account.disabled}`.mapWith(Boolean),
      })
      .from(staff)
      .leftJoin(account, eq(account.staffId, staff.id))
      .where(eq(staff.id, sql.placeholder('staffId'))),
  );
  const [row] = await byId.execute({ staffId });
  return row;
}

/** The roles that active ones of these people hold on the day, with the building's name, by role and building. */
export async function rolesOn(q: Reader, _may: MaySeeStaff, staffIds: readonly string[], day: string) {
  const { roleFact, staff, building } = q.tables;
  return q.db
    .selectDistinct({ staffId: roleFact.staffId, role: roleFact.role, building: building.name })
    .from(roleFact)
    .innerJoin(staff, and(eq(staff.id, roleFact.staffId), eq(staff.active, true)))
    .leftJoin(building, eq(building.id, roleFact.buildingId))
    .where(and(inArray(roleFact.staffId, [...staffIds]), holdsOn(roleFact, day)))
    .orderBy(asc(roleFact.role), asc(building.name));
}

/** Every role somebody had, has and will have, newest first. */
export async function roleHistory(q: Reader, _may: Authorized<'people.list'>, staffId: string) {
  const { roleFact, building } = q.tables;
  return q.db
    .select({
      role: roleFact.role,
      building: building.name,
      source: roleFact.source,
      since: roleFact.since,
      until: roleFact.until,
    })
    .from(roleFact)
    .leftJoin(building, eq(building.id, roleFact.buildingId))
    .where(eq(roleFact.staffId, staffId))
    .orderBy(desc(roleFact.since), asc(roleFact.role), asc(building.name), asc(roleFact.source));
}

/** What systems said somebody is, newest first. */
export async function claimHistory(q: Reader, _may: Authorized<'people.list'>, staffId: string) {
  const { staffClaim, building } = q.tables;
  return q.db
    .select({
      claim: staffClaim.kind,
      value: staffClaim.value,
      building: building.name,
      source: staffClaim.source,
      since: staffClaim.since,
      until: staffClaim.until,
    })
    .from(staffClaim)
    .leftJoin(building, eq(building.id, staffClaim.buildingId))
    .where(eq(staffClaim.staffId, staffId))
    .orderBy(desc(staffClaim.since), asc(staffClaim.kind), asc(staffClaim.value), asc(building.name));
}

/**
 * Whom somebody serves, evaluates or has been assigned, now or later, in the order of the students' names: of the
 * students who pass the filter alone.
 */
export async function caseloadOf(q: Reader, filter: StudentFilter<'caseload.assign'>, staffId: string, day: string) {
  const caseload = q.prepared(`people.caseload:${filter.shape}`, (db, tables) => {
    const { relation, student } = tables;
    return db
      .select({
        studentId: student.id,
        givenName: student.givenName,
        familyName: student.familyName,
        sisId: student.sisId,
        relation: relation.relation,
        source: relation.source,
        since: relation.since,
        until: relation.until,
      })
      .from(relation)
      .innerJoin(student, eq(student.id, relation.studentId))
      .where(
        and(
          eq(relation.staffId, sql.placeholder('staffId')),
          inArray(relation.relation, [...CASELOAD_RELATIONS]),
          or(isNull(relation.until), gt(relation.until, sql.placeholder('day'))),
          filter.where(tables),
        ),
      )
      .orderBy(
        asc(student.familyName),
        asc(student.givenName),
        asc(student.id),
        asc(relation.relation),
        asc(relation.since),
        asc(relation.source),
      );
  });
  return caseload.execute({ ...filter.params, staffId, day });
}
