import { hash } from 'node:crypto';
import { Lucia, TimeSpan } from 'lucia';
import type { Looker, Store, Tender, Tx } from '../store/store.ts';
import { ABSOLUTE_LIFE_MS, luciaAdapter, type SessionKind } from './lucia-adapter.ts';
import { touchSession } from './sessions.repo.ts';

export type { SessionKind } from './lucia-adapter.ts';

/** Thirty idle minutes end a session (R230). */
export const IDLE_LIFE_MS = 30 * 60 * 1000;
/** "Last seen" is written at most this often. */
const TOUCH_MS = 60 * 1000;
const TOKEN_BYTES = 32;
const REF_LENGTH = 16;

export interface ValidSession {
  readonly id: string;
  readonly staffId: string;
  readonly kind: SessionKind;
  /** What the trail calls the session: not its id, and of no use to anybody who reads it. */
  readonly ref: string;
  /** When it ends if nothing more is done, epoch ms. */
  readonly expiresAt: number;
}

function lucia(q: Looker, now: () => number, change?: Tender) {
  return new Lucia(luciaAdapter(q, now, change), {
    sessionExpiresIn: new TimeSpan(ABSOLUTE_LIFE_MS, 'ms'),
    getSessionAttributes: (attributes) => attributes,
  });
}

const hashed = (text: string) => hash('sha256', text, 'hex');

/** One a handle: making one costs more than the check. */
const checkers = new WeakMap<Looker, ReturnType<typeof lucia>>();

function checker(q: Looker, now: () => number): ReturnType<typeof lucia> {
  const made = checkers.get(q) ?? lucia(q, now);
  checkers.set(q, made);
  return made;
}

const refOf = (id: string) => hashed(id).slice(0, REF_LENGTH);

/** Starts a session in the caller's transaction. The token is given out once; only its hash is kept. */
export async function issueSession(
  tx: Tx,
  staffId: string,
  kind: SessionKind,
): Promise<{ token: string; session: ValidSession }> {
  const at = tx.context.at;
  const token = Buffer.from(tx.runtime.randomBytes(TOKEN_BYTES)).toString('base64url');
  const id = hashed(token);
  const sessions = lucia(tx, tx.runtime.now, tx);
  await sessions.deleteExpiredSessions();
  await sessions.createSession(staffId, { kind, createdAt: at, lastSeenAt: at }, { sessionId: id });
  return { token, session: { id, staffId, kind, ref: refOf(id), expiresAt: at + IDLE_LIFE_MS } };
}

/**
 * The session of a token, or undefined when there is none or it has ended. Being seen keeps it alive, but for what a
 * page asks by itself (`quiet`): nobody is there then (R230).
 */
export async function validateSession(store: Store, token: string, quiet = false): Promise<ValidSession | undefined> {
  const id = hashed(token);
  const now = store.runtime.now();
  const { session } = await store.look((q) => checker(q, store.runtime.now).validateSession(id));
  if (session === null) return undefined;
  const absoluteEnd = session.createdAt + ABSOLUTE_LIFE_MS;
  if (now >= Math.min(session.lastSeenAt + IDLE_LIFE_MS, absoluteEnd)) return undefined;
  if (!quiet && now - session.lastSeenAt >= TOUCH_MS) await store.tend((tx) => touchSession(tx, id, now));
  const expiresAt = Math.min((quiet ? session.lastSeenAt : now) + IDLE_LIFE_MS, absoluteEnd);
  return { id, staffId: session.userId, kind: session.kind, ref: refOf(id), expiresAt };
}

/** Ends one session in the caller's transaction. */
export async function endSession(tx: Tx, id: string): Promise<void> {
  await lucia(tx, tx.runtime.now, tx).invalidateSession(id);
}
