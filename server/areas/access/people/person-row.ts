import type { PersonRow } from '../../../../shared/areas/access/people.ts';
import { fullName } from '../../../../shared/names/full-name.ts';
import type { Reader } from '../../../store/store.ts';
import { type MaySeeStaff, rolesOn, type StaffRow } from './people.repo.ts';

/** Staff as the wire has them, with the roles they hold on the day. */
export async function personRows(
  q: Reader,
  may: MaySeeStaff,
  people: readonly StaffRow[],
  day: string,
): Promise<PersonRow[]> {
  const roles =
    people.length === 0
      ? []
      : await rolesOn(
          q,
          may,
          people.map(({ id }) => id),
          day,
        );
  return people.map((one) => ({
    staffId: one.id,
    name: fullName(one),
    number: one.number,
    roles: roles.flatMap(({ staffId, role, building }) => (staffId === one.id ? [{ role, building }] : [])),
    hasAccount: one.hasAccount,
    active: one.active,
  }));
}
