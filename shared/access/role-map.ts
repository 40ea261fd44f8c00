import type { MappingRow } from '../areas/access/mapping.ts';
import { claimTest, foldedClaim } from './claim-test.ts';
import type { RoleFact, Span } from './facts.ts';
import type { RoleId } from './roles.ts';
import { intersect, union } from './spans.ts';

/** What a system says of somebody, on which days. It opens nothing by itself. */
export interface Claim extends Span {
  readonly claim: string;
  readonly value: string;
  /** The building it names, or null. */
  readonly buildingId: string | null;
}

/** A row that a claim fits, and on which days both hold. */
export interface Fit extends Span {
  readonly row: MappingRow;
  /** The claim's place in the list. */
  readonly claim: number;
  /** Where it gives the row's role, null for the whole district; nowhere when the claim names no building of its own. */
  readonly at: readonly (string | null)[];
}

/** A role that the map gives. */
export interface MappedRole extends RoleFact {
  /** The row that gives its first day; others may give it too. */
  readonly rowId: string;
}

/** A role map made ready for many people: every row that one of the claims fits, in the order of the claims. */
export type RoleMapper = (claims: readonly Claim[]) => Fit[];

/**
 * Makes a role map ready (R54). Rows are compared once with each distinct value, however many people carry it: a
 * district has tens of thousands of claims and a few hundred values.
 */
export function roleMapper(rows: readonly MappingRow[]): RoleMapper {
  const rowsFor = remembered(rows);
  return (claims) =>
    claims.flatMap((claim, index) =>
      rowsFor(claim).flatMap((row) => {
        const span = atItsPlace(row, claim) ? intersect(claim, { since: row.since ?? '', until: row.until }) : null;
        return span === null ? [] : [{ row, claim: index, at: buildingsOf(row, claim), ...span }];
      }),
    );
}

/** The rows that fit a claim's name and value, worked out once for each. */
function remembered(rows: readonly MappingRow[]): (claim: Claim) => readonly MappingRow[] {
  const ready = rows.map((row) => ({ row, name: foldedClaim(row.claim), fits: claimTest(row.test, row.value) }));
  const known = new Map<string, Map<string, readonly MappingRow[]>>();
  return ({ claim, value }) => {
    const values = known.get(claim) ?? new Map<string, readonly MappingRow[]>();
    known.set(claim, values);
    const before = values.get(value);
    if (before !== undefined) return before;
    const [name, have] = [foldedClaim(claim), foldedClaim(value)];
    const found = ready.filter((one) => one.name === name && one.fits(have)).map(({ row }) => row);
    values.set(value, found);
    return found;
  };
}

/** The roles that a map gives to somebody with these claims. No fit, no role: deny is the rule. */
export function mapRoles(rows: readonly MappingRow[], claims: readonly Claim[]): MappedRole[] {
  return rolesOf(roleMapper(rows)(claims));
}

/** The roles of what fits, merged: no two of one role and building meet. */
export function rolesOf(fits: readonly Fit[]): MappedRole[] {
  const groups = new Map<string, MappedRole[]>();
  for (const one of fits.flatMap(given)) {
    const key = `${one.role} ${one.buildingId ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap(joined);
}

const atItsPlace = ({ building }: MappingRow, { buildingId }: Claim): boolean =>
  building === null || building === buildingId;

const given = ({ row, at, since, until }: Fit): MappedRole[] =>
  at.map((buildingId) => ({ role: row.role, buildingId, since, until, rowId: row.id }));

/** Where a row gives its role by a claim: at the claim's own building it needs one that is named. */
function buildingsOf({ scope }: MappingRow, { buildingId }: Claim): readonly (string | null)[] {
  if (scope.kind === 'district') return [null];
  if (scope.kind === 'buildings') return scope.ids;
  return buildingId === null ? [] : [buildingId];
}

/** Roles of one kind at one building, in as few spans as possible. */
function joined(group: readonly MappedRole[]): readonly MappedRole[] {
  if (group.length === 1) return group;
  return union(group).flatMap((span) => {
    const first = group.find((one) => one.since === span.since && intersect(one, span) !== null);
    return first === undefined ? [] : [{ ...first, ...span }];
  });
}

/**
 * The map before the first is published: what OneRoster says exactly enough, at the school it says it of (R44, R45,
 * R47). Its coarse words (administrator and its kin) cover the principal and the clerk alike and give nothing.
 */
export const DEFAULT_ROLE_MAP: readonly MappingRow[] = [
  rosterRow('00000000-0000-7000-8000-00000000c001', 'teacher'),
  rosterRow('00000000-0000-7000-8000-00000000c002', 'counselor'),
  rosterRow('00000000-0000-7000-8000-00000000c003', 'principal'),
];

/** A role that OneRoster and we call the same. */
function rosterRow(id: string, role: Extract<RoleId, 'teacher' | 'counselor' | 'principal'>): MappingRow {
  return {
    id,
    claim: 'roster',
    test: 'equals',
    value: role,
    building: null,
    role,
    scope: { kind: 'own' },
    since: null,
    until: null,
  };
}
