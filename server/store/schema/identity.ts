import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Accounts and sessions. A session row is keyed by the hash of its token: the store never holds a token. */
export function identityTables(c: Columns, { staff }: People) {
  return {
    account: c.table(
      'account',
      {
        staffId: c.text().notNull(),
        username: c.text().notNull(),
        passwordHash: c.text().notNull(),
        disabled: c.bool().notNull(),
        createdAt: c.int().notNull(),
      },
      (t) => [c.key(t.staffId), c.unique(t.username), c.refers(t.staffId, staff.id)],
    ),
    /** Failures by the name typed, known or not, so that a lock tells nobody whether an account exists (R229). */
    signInGuard: c.table(
      'sign_in_guard',
      {
        usernameKey: c.text().notNull(),
        failures: c.int().notNull(),
        lastAt: c.int().notNull(),
        lockedUntil: c.int(),
      },
      (t) => [c.key(t.usernameKey)],
    ),
    /** How often something was tried in the current window: in the database, since several servers may share it. */
    rateLimit: c.table(
      'rate_limit',
      {
        key: c.text().notNull(),
        windowAt: c.int().notNull(),
        count: c.int().notNull(),
      },
      (t) => [c.key(t.key)],
    ),
    signInSession: c.table(
      'sign_in_session',
      {
        /** SHA-256 (hex) of the token. */
        id: c.text().notNull(),
        staffId: c.text().notNull(),
        kind: c.text().notNull(),
        createdAt: c.int().notNull(),
        lastSeenAt: c.int().notNull(),
      },
      (t) => [c.key(t.id), c.refers(t.staffId, staff.id), c.index('sign_in_session_staff').on(t.staffId)],
    ),
  };
}
