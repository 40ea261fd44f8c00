import type { RoleFact } from '../../shared/access/facts.ts';
import type { RoleId } from '../../shared/access/roles.ts';
import type { Looker } from '../store/store.ts';
import { buildingName } from './facts.repo.ts';

/**
 * Roles with the names of their buildings, each at a place once: one that both the role map and a file give is one role
 * to its holder.
 */
export async function namedRoles(
  q: Looker,
  roles: readonly RoleFact[],
): Promise<{ role: RoleId; building: string | null }[]> {
  const places = roles.filter(
    (one, i) => i === roles.findIndex(({ role, buildingId }) => role === one.role && buildingId === one.buildingId),
  );
  return Promise.all(
    places.map(async ({ role, buildingId }) => ({ role, building: await buildingName(q, buildingId) })),
  );
}
