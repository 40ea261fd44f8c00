import type { Schools } from '../../../shared/areas/schools/school.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Store } from '../../store/store.ts';
import { buildings } from '../access/mapping/role-map.repo.ts';

/**
 * The schools whose logs somebody may read. No student is in them, so it leaves no entry. Throws `not-allowed` for
 * everybody who reads no log.
 */
export async function readSchools(store: Store, { actor, locale }: SignedIn): Promise<Schools> {
  if (!decideGlobal(actor, 'disclosure.list').allow) {
    throw problems.notAllowed(explainRefusal('disclosure.list', locale));
  }
  const rows = await store.look(buildings);
  return { schools: rows.map(({ id, name, active }) => ({ id, name, active })) };
}
