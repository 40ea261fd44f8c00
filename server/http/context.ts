import type { Context } from 'hono';
import type { Actor } from '../policy/index.ts';
import type { AuditContext, Store } from '../store/store.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { TrailKeeper } from '../audit/trail-keeper.ts';

/** What the whole server is made of, handed in from the start. */
export interface Server {
  readonly config: Config;
  readonly store: Store;
  readonly log: Log;
  /** Signs the trail's checkpoints. Absent where nothing is signed, as when a program only describes itself. */
  readonly trail?: TrailKeeper;
  /** Whether it has been told to stop. Absent where nothing stops it. */
  readonly draining?: () => boolean;
}

/** Somebody signed in, with today's roles. */
export interface SignedIn {
  readonly actor: Actor;
  readonly sessionRef: string;
  readonly expiresAt: number;
  readonly locale: 'en' | 'es';
}

/** What every request carries. `signedIn` is set by the session guard alone. */
export interface Env {
  Variables: { requestId: string; at: number; signedIn: SignedIn };
}

/** Who acts, for the trail: taken from the request, never from its body. */
export function auditContext(c: Context<Env>): AuditContext {
  const signedIn = c.get('signedIn') as SignedIn | undefined;
  return {
    actorId: signedIn?.actor.staffId ?? null,
    sessionRef: signedIn?.sessionRef ?? null,
    requestId: c.get('requestId'),
    at: c.get('at'),
  };
}
