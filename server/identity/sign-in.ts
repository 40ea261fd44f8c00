import type { SignIn } from '../../shared/wire/session.ts';
import { append } from '../audit/append.ts';
import { ProblemError, problems } from '../errors.ts';
import type { AuditContext, Recorded, Store, Tx } from '../store/store.ts';
import { clearGuard, countFailure, findAccount, type Guard, lockGuard, lockUntil, readGuard } from './accounts.repo.ts';
import { verifyPassword } from './passwords.ts';
import { issueSession, type SessionKind, type ValidSession } from './sessions.ts';

/** Three failures lock the account for at least 20 and at most 75 minutes (R229). */
const FAILURES_TO_LOCK = 3;
const LOCK_MS = 20 * 60 * 1000;
const FORGET_FAILURES_MS = 24 * 60 * 60 * 1000;

interface Issued {
  readonly token: string;
  readonly session: ValidSession;
}

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
  { username, password, notice }: SignIn,
  kind: SessionKind,
): Promise<Issued> {
  const key = usernameKey(username);
  const { account, guard } = await store.look(async (q) => ({
    account: await findAccount(q, key),
    guard: await readGuard(q, key),
  }));
  const locked = lockedAt(guard, context.at);
  const attempt = { ...context, actorId: account?.staffId ?? null };
  if (locked !== undefined) throw await store.write(attempt, (tx) => recordLocked(tx, locked));
  const fits = await verifyPassword(account?.passwordHash, password);
  if (account === undefined || !fits) throw await refuse(store, attempt, key);
  const met = await store.write(attempt, (tx) => admit(tx, account.staffId, key, kind, notice));
  if (met instanceof ProblemError) throw met;
  return met;
}

/** Opens the session, unless a guess sent side by side has just locked the name: that attempt is recorded as well. */
async function admit(
  tx: Tx,
  staffId: string,
  key: string,
  kind: SessionKind,
  notice: string | undefined,
): Promise<Recorded<Issued | ProblemError>> {
  const { at } = tx.context;
  const locked = lockedAt(await lockGuard(tx, key), at);
  if (locked !== undefined) return recordLocked(tx, locked);
  await clearGuard(tx, key, at - FORGET_FAILURES_MS);
  const issued = await issueSession(tx, staffId, kind);
  // Which notice of acceptable use the person had before them (R55).
  const shown = notice === undefined ? {} : { detail: JSON.stringify({ notice }) };
  const receipt = await append(tx, { action: 'session.sign-in', resource: kind, decision: 'allowed', ...shown });
  return { receipt, value: issued };
}

function lockedAt(guard: Guard | undefined, at: number): number | undefined {
  const until = guard?.lockedUntil ?? 0;
  return until > at ? until : undefined;
}

/** An attempt on a locked account is recorded too (R231). */
async function recordLocked(tx: Tx, until: number) {
  const receipt = await append(tx, { action: 'session.locked', resource: 'account', decision: 'failed' });
  return { receipt, value: problems.locked(until) };
}

/**
 * Counts the failure, locks at the third, and gives the problem to throw. A guess that was under way when another
 * locked the name is answered as locked: else many sent at once would each learn whether they were right.
 */
function refuse(store: Store, context: AuditContext, key: string) {
  return store.write(context, async (tx: Tx) => {
    const guard = await countFailure(tx, key, context.at);
    const already = lockedAt(guard, context.at);
    const locked = already !== undefined || guard.failures >= FAILURES_TO_LOCK;
    const until = already ?? context.at + LOCK_MS;
    if (locked) await lockUntil(tx, key, until);
    const action = locked ? 'session.locked' : 'session.sign-in';
    const receipt = await append(tx, { action, resource: 'account', decision: 'failed' });
    return { receipt, value: locked ? problems.locked(until) : problems.wrongSignIn() };
  });
}
