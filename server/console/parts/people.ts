import { type PeopleList, peopleListSchema, type PersonRow } from '../../../shared/areas/access/people.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { roleAt } from '../../../shared/ui/words.ts';
import type { Answer, Api } from '../api.ts';

export type PeopleStart = NonNullable<PeopleList['next']>;

/** Staff by name, number or user name, in the order of their names, from `after` on. */
export function peopleBy(
  { call }: Api,
  query: string,
  limit: number,
  after?: PeopleStart,
): Promise<Answer<PeopleList>> {
  return call(peopleListSchema, '/v1/people/list', { query, limit, after });
}

/** `Social worker; Teacher, Harbor View High`: what somebody is today. */
export function rolesOf({ roles }: Pick<PersonRow, 'roles'>): string {
  return roles.map(roleAt).join('; ') || m.person_no_role();
}
