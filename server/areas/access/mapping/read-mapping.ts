import { DEFAULT_ROLE_MAP } from '../../../../shared/access/role-map.ts';
import type { Mapping, MappingRow } from '../../../../shared/areas/access/mapping.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../../policy/index.ts';
import type { Looker, Store } from '../../../store/store.ts';
import { parseRows } from './in-force.ts';
import { type BuildingRow, buildings, type NamedRoleMap, roleMapsOf } from './role-map.repo.ts';
import { claimsInUse } from './staff-claims.repo.ts';

type Version = Mapping['inForce'];

/** The set the program comes with. */
const FIRST: Version = {
  version: 0,
  rows: [...DEFAULT_ROLE_MAP],
  regulation: '',
  reason: '',
  publishedBy: null,
  publishedAt: null,
};

/**
 * The role map in force, its draft, earlier ones, and what there is to map (R54). No student is in it, so it leaves no
 * entry. Throws `not-allowed` for everybody who may not work on it.
 */
export async function readMapping(store: Store, { actor, locale }: SignedIn): Promise<Mapping> {
  const decided = decideGlobal(actor, 'mapping.edit');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('mapping.edit', locale));
  return store.look(async (q) => ({
    ...(await sets(q)),
    claims: await claimsInUse(q, actor.asOf.day),
  }));
}

async function sets(q: Looker): Promise<Omit<Mapping, 'claims'>> {
  const [published] = await roleMapsOf(q, 'published');
  const [draft] = await roleMapsOf(q, 'draft');
  const inForce = published === undefined ? FIRST : toVersion(published);
  const superseded = (await roleMapsOf(q, 'superseded')).map(toVersion);
  // The first that anybody publishes replaces the program's own: that one is a way back as well.
  const earlier = published === undefined ? superseded : [...superseded, FIRST];
  const drafted = draft === undefined ? null : toDraft(draft);
  const rows = [inForce, ...earlier, ...(drafted === null ? [] : [drafted])].flatMap((set) => set.rows);
  return { inForce, draft: drafted, earlier, buildings: schools(await buildings(q), rows) };
}

function toVersion({ version, rows, regulation, reason, publisher, publishedAt }: NamedRoleMap): Version {
  return { version, rows: parseRows(rows), regulation, reason, publishedBy: publisher, publishedAt };
}

function toDraft({ rev, rows, editor, editedAt }: NamedRoleMap): NonNullable<Mapping['draft']> {
  return { rev, rows: parseRows(rows), editedBy: editor, editedAt };
}

/** The schools that are open, and what the sets name besides: a row may outlive its school. */
function schools(all: readonly BuildingRow[], rows: readonly MappingRow[]): Mapping['buildings'] {
  const named = new Set(
    rows.flatMap(({ building, scope }) => [building, ...(scope.kind === 'buildings' ? scope.ids : [])]),
  );
  return all
    .filter(({ id, kind, active }) => (kind === 'school' && active) || named.has(id))
    .map(({ id, name, number }) => ({ id, name, number }));
}
