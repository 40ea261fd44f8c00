import type * as z from 'zod/mini';
import type { PeopleList, peopleListRequestSchema } from '../../../../shared/areas/access/people.ts';
import { fold } from '../../../../shared/names/fold.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../../store/store.ts';
import { allStaff, type NamePlace, type StaffRow } from './people.repo.ts';
import { personRows } from './person-row.ts';

/**
 * Staff by name, number or user name, those who have left among them, in the order of their names (R54). Throws
 * `not-allowed` for everybody whose rules do not open it.
 */
export async function listPeople(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { query, after, limit }: z.infer<typeof peopleListRequestSchema>,
): Promise<PeopleList> {
  const list = await store.read(context, async (q) => {
    const decided = decideGlobal(actor, 'people.list');
    const event = { action: 'people.list', resource: 'staff' } as const;
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { grant } = decided;
    const found = (await allStaff(q, grant, after)).filter(matching(query));
    const page = found.filter(({ beyond }) => beyond);
    const shown = page.slice(0, limit);
    const value: PeopleList = {
      rows: await personRows(q, grant, shown, actor.asOf.day),
      total: found.length,
      next: page.length > shown.length ? placeOf(shown.at(-1)) : null,
    };
    const { ruleIds, purpose } = grant.decision;
    const detail = JSON.stringify({ count: shown.length });
    return audited({ ...event, decision: 'allowed', ruleIds, purpose, detail }, value);
  });
  if (list === undefined) throw problems.notAllowed(explainRefusal('people.list', locale));
  return list;
}

/** Every word somewhere in the name, whatever its marks; or the whole as the beginning of a number or a user name. */
function matching(query: string): (row: StaffRow) => boolean {
  const whole = query.trim().toLowerCase();
  const words = fold(query).split(' ').filter(Boolean);
  const begins = (text: string) => text.toLowerCase().startsWith(whole);
  return ({ givenName, familyName, number, username }) => {
    if (begins(number) || begins(username)) return true;
    const name = fold(`${givenName} ${familyName}`);
    return words.length > 0 && words.every((word) => name.includes(word));
  };
}

function placeOf(row: StaffRow | undefined): NamePlace | null {
  return row === undefined ? null : { family: row.familyName, given: row.givenName, id: row.id };
}
