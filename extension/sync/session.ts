import type { Me } from '../../shared/wire/session.ts';
import type { PageRequests, Trouble } from '../messages.ts';
import { isStoreCode } from '../../shared/wire/problem.ts';
import type { Client } from './client.ts';
import type { Called } from './faults.ts';
import type { Kept } from './kept.ts';
import { CLEARED_BY, KEYS } from './storage-keys.ts';

type SignInAnswer = PageRequests['session.sign-in'][1];

/** Who is signed in, or why nobody is. The token is in memory storage only and is gone when the browser is. */
export type SessionState =
  | { readonly me: Me; readonly token: string }
  | { readonly me: null; readonly why: 'first' | 'expired' | 'by-user'; readonly lastStaffId: string | null };

export async function readSession(kept: Kept, serverUrl: string): Promise<SessionState> {
  const session = await kept.read(KEYS.session);
  if (session && session.serverUrl === serverUrl) return { me: session.me, token: session.token };
  const { why, lastStaffId } = (await kept.read(KEYS.signedOut)) ?? { why: 'first', lastStaffId: null };
  return { me: null, why, lastStaffId };
}

export async function signIn(
  kept: Kept,
  client: Client,
  serverUrl: string,
  body: { username: string; password: string },
): Promise<SignInAnswer> {
  const said = await client.signIn(body.username, body.password);
  if (!said.ok) return refusalOf(said);
  const vaults = { ...(await kept.read(KEYS.vaults)), [serverUrl]: said.value.me.vault };
  // A full disk keeps nobody out; that nothing can be kept is said as soon as something is to be.
  await kept.write(KEYS.vaults, vaults).catch(() => undefined);
  await kept.write(KEYS.session, { ...said.value, serverUrl });
  return { ok: true };
}

/** Ends the session here, whatever the server says; its own copy ends by itself when it cannot be reached. */
export async function signOut(kept: Kept, client: Client): Promise<void> {
  const session = await kept.read(KEYS.session);
  if (!session) return;
  await client.signOut();
  await endSession(kept, 'by-user');
}

/** Forgets the token. Only our server's own word ends a session: a failing network never does. */
export async function endSession(kept: Kept, why: 'expired' | 'by-user'): Promise<void> {
  const session = await kept.read(KEYS.session);
  if (!session) return;
  await kept.write(KEYS.signedOut, { why, lastStaffId: session.me.staffId });
  await kept.clear(CLEARED_BY.signOut);
}

const CODES: Partial<Record<Trouble['cause'], 'offline' | 'nonsense'>> = { offline: 'offline', nonsense: 'nonsense' };

function refusalOf({ why, problem }: Extract<Called<never>, { ok: false }>): SignInAnswer {
  const retryAt = problem?.retryAt === undefined ? {} : { retryAt: problem.retryAt };
  const code = problem?.code;
  if (code === 'wrong-sign-in' || code === 'locked' || code === 'too-many') return { ok: false, code, ...retryAt };
  if (code !== undefined && isStoreCode(code)) return { ok: false, code };
  return { ok: false, code: CODES[why.cause] ?? 'server' };
}
