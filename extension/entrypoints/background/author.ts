import { draftOwner } from '../../sync/tab-view.ts';
import type { Trouble } from '../../messages.ts';
import { sessionEnded, world } from './core.ts';

/** Whose text it is: who is signed in, or was until now, since the last keys may come after the end. */
export async function authorNow() {
  const { settings, session } = await world.now();
  return { owner: draftOwner(settings, session), token: session.me ? session.token : null };
}

/** Passes an answer on; the server's word that the session is over ends it here too. */
export async function heeding<T extends { ok: true } | { ok: false; why: Trouble }>(said: T, token: string | null) {
  if (!said.ok && said.why.cause === 'signed-out' && token !== null) await sessionEnded(token);
  return said;
}
