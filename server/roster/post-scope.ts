import type { Comparison } from './comparison.ts';
import type { People } from './compare-people.ts';
import type { Places } from './compare-places.ts';
import { schoolId } from './posts.ts';
import type { StaffClaimRow, StudentBuildingRow } from './roster-rows.ts';
import { readWord } from './values.ts';
import { PERSON_ROLE_WORDS } from './words.ts';

type BuildingKey = Pick<StudentBuildingRow, 'studentId' | 'buildingId'>;
type ClaimKey = Pick<StaffClaimRow, 'staffId' | 'value' | 'buildingId'>;

/** Keys of facts start with the person's id: ids of ours have no blank in them. */
export const buildingKey = ({ studentId, buildingId }: BuildingKey): string => `${studentId} ${buildingId}`;
export const claimKey = ({ staffId, value, buildingId }: ClaimKey): string => `${staffId} ${buildingId} ${value}`;

/**
 * Which facts a set speaks of although it does not want them, so that they end. A complete set speaks of all; a delta
 * of 1.1 of everything about the people it lists; a delta of 1.2 of the roles it removes. Of people who have ended or
 * may not sign in, any set.
 */
export function postScope(c: Comparison, places: Places, people: People): (key: string) => boolean {
  const { users, roles } = c.set;
  if ((roles.mode === 'absent' ? users.mode : roles.mode) === 'bulk') return () => true;
  const all = [...people.students.after.values(), ...people.staff.after.values()];
  const whole = all.filter((row) => !row.active || (roles.mode === 'absent' && users.rows.has(row.sourcedId)));
  const persons = new Set(whole.map((row) => row.id));
  const keys = removedKeys(c, places, people);
  return (key) => keys.has(key) || persons.has(key.split(' ')[0] ?? '');
}

function removedKeys({ set }: Comparison, { buildings }: Places, { students, staff }: People): ReadonlySet<string> {
  const keys = [...set.roles.removed.values()].map((record) => {
    if (record === null) return '';
    const word = readWord(record.role, PERSON_ROLE_WORDS);
    const building = buildings.after.get(record.org);
    const studentId = students.after.get(record.user)?.id ?? '';
    if (word === 'student') return buildingKey({ studentId, buildingId: building?.id ?? '' });
    const staffId = staff.after.get(record.user)?.id ?? '';
    return claimKey({ staffId, value: word ?? record.role, buildingId: schoolId(building) ?? '' });
  });
  return new Set(keys);
}
