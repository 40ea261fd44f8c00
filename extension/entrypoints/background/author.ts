import { endSession } from '../../sync/session.ts';
import { draftOwner } from '../../sync/tab-view.ts';
import type { Trouble } from '../../messages.ts';
import { actorChanged, kept, world } from './core.ts';

/** Whose text it is: who is signed in, or was until now, since the last keys may come after the end. */
export async function authorNow() {
  const { settings, session } = await world.now();
  return { owner: draftOwner(settings, session), token: session.me ? session.token : null };
}

/** Our server's word about this token; a session that was begun meanwhile goes on. */
async function sessionEnded(token: string): Promise<void> {
  const { session } = await world.now();
  if (session.me === null || session.token !== token) return;
  await endSession(kept, 'expired');
  await actorChanged();
}

/** Passes an answer on; the server's word that the session is over ends it here too. */
export async function heeding<T extends { ok: true } | { ok: false; why: Trouble }>(said: T, token: string | null) {
  if (!said.ok && said.why.cause === 'signed-out' && token !== null) await sessionEnded(token);
  return said;
}
