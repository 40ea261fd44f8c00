import { DEFAULT_ROLE_MAP } from '../../../../shared/access/role-map.ts';
import { type MappingRow, mappingRowsSchema } from '../../../../shared/areas/access/mapping.ts';
import type { Looker } from '../../../store/store.ts';
import { roleMapsOf } from './role-map.repo.ts';

/** A set of rows with its version; 0 is the set the program comes with. */
export interface RoleMap {
  readonly version: number;
  readonly rows: readonly MappingRow[];
}

/** The role map in force: the one that was published last, or `DEFAULT_ROLE_MAP` until the first is. */
export async function roleMapInForce(q: Looker): Promise<RoleMap> {
  const [published] = await roleMapsOf(q, 'published');
  if (published === undefined) return { version: 0, rows: DEFAULT_ROLE_MAP };
  return { version: published.version, rows: parseRows(published.rows) };
}

/** A set's rows as the store keeps them. Throws for what no version of this program wrote. */
export function parseRows(json: string): MappingRow[] {
  return mappingRowsSchema.parse(JSON.parse(json));
}
