import type { SignIn } from '../../shared/wire/session.ts';
import { append } from '../audit/append.ts';
import { problems } from '../errors.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import { clearGuard, countFailure, findAccount, type Guard, lockUntil, readGuard } from './accounts.repo.ts';
import { verifyPassword } from './passwords.ts';
import { issueSession, type SessionKind, type ValidSession } from './sessions.ts';

/** Three failures lock the account for at least 20 and at most 75 minutes (R229). */
const FAILURES_TO_LOCK = 3;
const LOCK_MS = 20 * 60 * 1000;
const FORGET_FAILURES_MS = 24 * 60 * 60 * 1000;

/** One spelling of a user name: what is typed with capitals or spaces around is the same account. */
export function usernameKey(username: string): string {
  return username.normalize('NFC').trim().toLowerCase();
}

/**
 * Signs a person in. Every attempt is in the trail (R231). An unknown name, a wrong password and a disabled account
 * are answered alike, in words and in time. Throws `wrong-sign-in` or `locked` (with when to try again).
 */
export async function signIn(
  store: Store,
  context: AuditContext,
  { username, password }: SignIn,
  kind: SessionKind,
): Promise<{ token: string; session: ValidSession }> {
  const key = usernameKey(username);
  const { account, guard } = await store.look(async (q) => ({
    account: await findAccount(q, key),
    guard: await readGuard(q, key),
  }));
  const locked = lockedAt(guard, context.at);
  if (locked !== undefined) throw await stillLocked(store, { ...context, actorId: account?.staffId ?? null }, locked);
  const fits = await verifyPassword(account?.passwordHash, password);
  if (account === undefined || !fits) throw await refuse(store, { ...context, actorId: account?.staffId ?? null }, key);
  return store.write({ ...context, actorId: account.staffId }, async (tx) => {
    // Guesses sent side by side must not slip past a lock that one of them has just caused.
    const lockedMeanwhile = lockedAt(await readGuard(tx, key), context.at);
    if (lockedMeanwhile !== undefined) throw problems.locked(lockedMeanwhile);
    await clearGuard(tx, key, context.at - FORGET_FAILURES_MS);
    const issued = await issueSession(tx, account.staffId, kind);
    return {
      receipt: await append(tx, { action: 'session.sign-in', resource: kind, decision: 'allowed' }),
      value: issued,
    };
  });
}

function lockedAt(guard: Guard | undefined, at: number): number | undefined {
  const until = guard?.lockedUntil ?? 0;
  return until > at ? until : undefined;
}

/** An attempt on a locked account is recorded too (R231). */
function stillLocked(store: Store, context: AuditContext, until: number) {
  return store.write(context, async (tx) => {
    const receipt = await append(tx, { action: 'session.locked', resource: 'account', decision: 'failed' });
    return { receipt, value: problems.locked(until) };
  });
}

/** Counts the failure, locks at the third, and gives the problem to throw. */
function refuse(store: Store, context: AuditContext, key: string) {
  return store.write(context, async (tx: Tx) => {
    const locked = (await countFailure(tx, key, context.at)) >= FAILURES_TO_LOCK;
    const until = context.at + LOCK_MS;
    if (locked) await lockUntil(tx, key, until);
    const action = locked ? 'session.locked' : 'session.sign-in';
    const receipt = await append(tx, { action, resource: 'account', decision: 'failed' });
    return { receipt, value: locked ? problems.locked(until) : problems.wrongSignIn() };
  });
}
