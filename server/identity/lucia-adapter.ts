import type { Adapter, DatabaseSession, Lucia } from 'lucia';
import type { Looker, Tender } from '../store/store.ts';
import {
  deleteSession,
  deleteSessionsBefore,
  deleteSessionsOf,
  findSession,
  insertSession,
  type SessionRow,
  sessionsOf,
} from './sessions.repo.ts';

/** A session lives 12 hours at most; nothing extends that. */
export const ABSOLUTE_LIFE_MS = 12 * 60 * 60 * 1000;

/** What we keep of a session beside lucia's own fields; times in epoch ms. */
export interface SessionAttributes {
  kind: SessionKind;
  createdAt: number;
  lastSeenAt: number;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, Record<never, never>>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** Who holds the token: the extension as a bearer, the console as a cookie. */
export type SessionKind = 'extension' | 'console';

/**
 * Lucia over our own rows. Ids arrive already hashed (see `sessions.ts`): this adapter never hashes, since lucia
 * passes ids it read here back into it. `change` is absent where a session is only checked; an ended one is then
 * left for the next sign-in to remove.
 */
export function luciaAdapter(q: Looker, now: () => number, change?: Tender): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await findSession(q, id);
      return row === undefined ? [null, null] : [toLucia(row, now()), { id: row.staffId, attributes: {} }];
    },
    getUserSessions: async (staffId) => (await sessionsOf(q, staffId)).map((row) => toLucia(row, now())),
    async setSession({ id, userId, attributes }) {
      if (change !== undefined) await insertSession(change, { id, staffId: userId, ...attributes });
    },
    // Lucia slides a session in the second half of its life; ours has an absolute end and an idle limit of our own.
    updateSessionExpiration: () => Promise.resolve(),
    async deleteSession(id) {
      if (change !== undefined) await deleteSession(change, id);
    },
    async deleteUserSessions(staffId) {
      if (change !== undefined) await deleteSessionsOf(change, staffId);
    },
    async deleteExpiredSessions() {
      if (change !== undefined) await deleteSessionsBefore(change, now() - ABSOLUTE_LIFE_MS);
    },
  };
}

/** Lucia compares with the machine's clock, we with the injected one: what is left of the life is the same on both. */
function toLucia(row: SessionRow, now: number): DatabaseSession {
  const { kind, createdAt, lastSeenAt } = row;
  const left = createdAt + ABSOLUTE_LIFE_MS - now;
  return {
    id: row.id,
    userId: row.staffId,
    expiresAt: new Date(Date.now() + left),
    attributes: { kind: kind as SessionKind, createdAt, lastSeenAt },
  };
}
