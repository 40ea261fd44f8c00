import type * as z from 'zod/mini';
import { holds, type Moment, type RoleFact } from '../../../../shared/access/facts.ts';
import { type Claim, roleMapper, type RoleMapper } from '../../../../shared/access/role-map.ts';
import type {
  MappingTry,
  mappingTryRequestSchema,
  PastedClaim,
  Sight,
} from '../../../../shared/areas/access/mapping.ts';
import { supposedSight } from '../../../policy/index.ts';
import type { Reader } from '../../../store/store.ts';
import type { Trial, Untried } from './audited-try.ts';
import { type BuildingRow, buildings } from './role-map.repo.ts';
import { mappedOn, rolesNow, rolesUnder } from './roles-under.ts';
import { rowIssues } from './row-issues.ts';
import { readStaffMember } from './staff-members.ts';

type Asked = z.infer<typeof mappingTryRequestSchema>;

/** What one person, or whoever has the pasted claims, would see under these rows, and which rows make it so. */
export async function tryMapping(q: Reader, { rows, who }: Asked, asOf: Moment): Promise<Trial<MappingTry>> {
  const places = await buildings(q);
  const issues = rowIssues(rows, places, 'rows');
  if (issues.length > 0) return { issues };
  const mapper = roleMapper(rows);
  const tested =
    who.kind === 'person' ? await person(q, who.staffId, mapper, asOf) : pasted(who.claims, places, mapper, asOf);
  if ('issues' in tested) return tested;
  const { claims, staffId, now, after } = tested;
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const sight = (roles: readonly RoleFact[]) => supposedSight(q, staffId, asOf, roles);
  const answer: MappingTry = {
    claims: claims.map(({ claim, value, buildingId }) => ({
      claim,
      value,
      building: buildingId === null ? null : (names.get(buildingId) ?? null),
    })),
    fits: mapper(claims)
      .filter((fit) => holds(fit, asOf.day))
      .map(({ row, claim }) => ({ rowId: row.id, claim })),
    now: now === null ? null : await sight(now),
    after: await sight(after),
  };
  return { answer, detail: { tried: rows.length, as: staffId || null, students: countsOf(answer) } };
}

const countsOf = ({ now, after }: { readonly now: Sight | null; readonly after: Sight }) => [
  now?.students ?? null,
  after.students,
];

interface Tested {
  /** Those that hold today. */
  readonly claims: readonly Claim[];
  /** Empty for pasted claims: they are nobody's. */
  readonly staffId: string;
  readonly now: readonly RoleFact[] | null;
  readonly after: readonly RoleFact[];
}

async function person(q: Reader, staffId: string, mapper: RoleMapper, asOf: Moment): Promise<Tested | Untried> {
  const member = await readStaffMember(q, staffId);
  if (member === undefined) return { issues: [{ path: 'who.staffId', code: 'unknown' }] };
  return {
    claims: member.claims.filter((claim) => holds(claim, asOf.day)),
    staffId,
    now: rolesNow(member, asOf.day),
    after: rolesUnder(mapper(member.claims), member, asOf.day),
  };
}

function pasted(
  claims: readonly PastedClaim[],
  places: readonly BuildingRow[],
  mapper: RoleMapper,
  { day }: Moment,
): Tested | Untried {
  const known = new Set(places.map(({ id }) => id));
  const issues = claims.flatMap(({ building }, i) =>
    building === null || known.has(building) ? [] : [{ path: `who.claims.${i}.building`, code: 'unknown' }],
  );
  if (issues.length > 0) return { issues };
  const today = claims.map(({ building, ...claim }) => ({ ...claim, buildingId: building, since: day, until: null }));
  return { claims: today, staffId: '', now: null, after: mappedOn(mapper(today), day) };
}
