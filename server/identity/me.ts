import type { Me } from '../../shared/wire/session.ts';
import { waitingFor } from '../areas/access/waiting.ts';
import type { Config } from '../config.ts';
import type { SignedIn } from '../http/context.ts';
import { globalAbilities, namedRoles } from '../policy/index.ts';
import type { Store } from '../store/store.ts';
import { currentSealKey } from '../sync/seal-keys.ts';
import { readAccountOf } from './accounts.repo.ts';

/** The signed-in person, their roles of today, what these allow anywhere, what waits for them, and how their text is kept. */
export async function describeMe(store: Store, { draftDays, offlineHours }: Config, signedIn: SignedIn): Promise<Me> {
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
    vault: { sealKey: await currentSealKey(store), draftDays, offlineHours },
    expiresAt,
  };
}
