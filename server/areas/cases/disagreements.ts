import { sameName } from '../../../shared/names/same-name.ts';
import type { Seen } from '../../../shared/sis/sighting.ts';
import type { StudentRow } from './student.repo.ts';

type Told = Pick<StudentRow, 'sisId' | 'givenName' | 'middleName' | 'familyName' | 'birthDate'>;

/**
 * What the page says otherwise than the roster. Whatever it shows beside the id is compared: an adapter broken by an
 * upgrade of the SIS may read somebody else's id.
 */
export function disagreements(row: Told, seen: Seen): ('sisId' | 'name' | 'birthDate')[] {
  const name = { given: row.givenName, middle: row.middleName, family: row.familyName };
  const otherId = seen.idKind === 'studentNumber' && seen.sisId !== undefined && seen.sisId !== row.sisId;
  const otherName = seen.name !== undefined && !sameName(seen.name, name);
  const otherBirth = seen.birthDate !== undefined && row.birthDate !== null && seen.birthDate !== row.birthDate;
  return [
    ...(otherId ? (['sisId'] as const) : []),
    ...(otherName ? (['name'] as const) : []),
    ...(otherBirth ? (['birthDate'] as const) : []),
  ];
}
