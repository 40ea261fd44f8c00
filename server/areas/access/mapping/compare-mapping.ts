import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Moment, RoleFact } from '../../../../shared/access/facts.ts';
import type { MappingCompare, MappingRow } from '../../../../shared/areas/access/mapping.ts';
import { fullName } from '../../../../shared/names/full-name.ts';
import { supposedReach } from '../../../policy/index.ts';
import type { Reader } from '../../../store/store.ts';
import type { Trial } from './audited-try.ts';
import { type BuildingRow, buildings } from './role-map.repo.ts';
import { rowIssues } from './row-issues.ts';
import { type Changed, survey } from './survey.ts';

/** Whose students are counted: each is three questions to the database. The sums are of everybody. */
const LISTED = 100;

/** What these rows would change against the roles people hold now: who gains, loses or has others, and where it leaves everybody. */
export async function compareMapping(
  q: Reader,
  rows: readonly MappingRow[],
  asOf: Moment,
): Promise<Trial<MappingCompare>> {
  const places = await buildings(q);
  const issues = rowIssues(rows, places, 'rows');
  if (issues.length > 0) return { issues };
  const { changed, administrators, without, perRow } = await survey(q, rows, asOf.day, () => nextTurn());
  const sum = (how: Changed['how']) => changed.filter((one) => one.how === how).length;
  const sums = { gain: sum('gain'), lose: sum('lose'), change: sum('change') };
  const people: MappingCompare['people'] = [];
  for (const one of byName(changed).slice(0, LISTED)) people.push(await described(q, one, asOf, namesOf(places)));
  return {
    answer: { ...sums, administrators, without, perRow: Object.fromEntries(perRow), people },
    detail: { compared: rows.length, ...sums, listed: people.map(({ staffId }) => staffId) },
  };
}

function byName(changed: readonly Changed[]): Changed[] {
  const { compare } = new Intl.Collator('en');
  return changed.toSorted(
    ({ member: a }, { member: b }) =>
      compare(a.familyName, b.familyName) || compare(a.givenName, b.givenName) || compare(a.id, b.id),
  );
}

type Names = ReadonlyMap<string, string>;
const namesOf = (places: readonly BuildingRow[]): Names => new Map(places.map(({ id, name }) => [id, name]));

async function described(
  q: Reader,
  { member, how, before, after }: Changed,
  asOf: Moment,
  names: Names,
): Promise<MappingCompare['people'][number]> {
  const [studentsBefore = 0, studentsAfter = 0] = await supposedReach(q, member.id, asOf, [before, after]);
  return {
    staffId: member.id,
    name: fullName(member),
    how,
    before: before.map((role) => toWire(role, names)),
    after: after.map((role) => toWire(role, names)),
    studentsBefore,
    studentsAfter,
  };
}

const toWire = ({ role, buildingId }: RoleFact, names: Names) => ({
  role,
  building: buildingId === null ? null : (names.get(buildingId) ?? null),
});
