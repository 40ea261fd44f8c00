import type { Me } from '../../shared/wire/session.ts';
import { waitingFor } from '../areas/access/waiting.ts';
import type { SignedIn } from '../http/context.ts';
import { globalAbilities, namedRoles } from '../policy/index.ts';
import type { Store } from '../store/store.ts';
import { readAccountOf } from './accounts.repo.ts';

/** The signed-in person, their roles of today, what these allow anywhere, and what waits for them. */
export async function describeMe(store: Store, signedIn: SignedIn): Promise<Me> {
  const { actor, expiresAt } = signedIn;
  const { account, roles, waiting } = await store.look(async (q) => ({
    account: await readAccountOf(q, actor.staffId),
    roles: await namedRoles(q, actor.roles),
    waiting: await waitingFor(q, actor),
  }));
  return {
    staffId: actor.staffId,
    name: account?.name ?? '',
    username: account?.username ?? '',
    roles,
    abilities: globalAbilities(actor),
    waiting,
    expiresAt,
  };
}
