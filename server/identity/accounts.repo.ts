import { eq, lt, sql } from 'drizzle-orm';
import { fullName } from '../../shared/names/full-name.ts';
import { forUpdate } from '../store/lock.ts';
import type { Looker, Tender } from '../store/store.ts';

export interface Account {
  readonly staffId: string;
  readonly passwordHash: string;
}

/** The account that may sign in under this name: not disabled, of a staff member who is still here. */
export async function findAccount(q: Looker, usernameKey: string): Promise<Account | undefined> {
  const { account, staff } = q.tables;
  const [row] = await q.db
    .select({
      staffId: account.staffId,
      passwordHash: account.passwordHash,
      disabled: account.disabled,
      active: staff.active,
    })
    .from(account)
    .innerJoin(staff, eq(staff.id, account.staffId))
    .where(eq(account.username, usernameKey));
  return row === undefined || row.disabled || !row.active ? undefined : row;
}

export async function insertAccount(
  tx: Tender,
  row: { staffId: string; username: string; passwordHash: string; createdAt: number },
): Promise<void> {
  await tx.db.insert(tx.tables.account).values({ ...row, disabled: false });
}

/** The staff member a roster calls by this number or user name. */
export async function findStaff(q: Looker, column: 'number' | 'username', value: string) {
  const { staff } = q.tables;
  const [row] = await q.db.select().from(staff).where(eq(staff[column], value));
  return row;
}

export interface Guard {
  readonly failures: number;
  readonly lockedUntil: number | null;
}

export async function readGuard(q: Looker, usernameKey: string): Promise<Guard | undefined> {
  const { signInGuard } = q.tables;
  const [row] = await q.db.select().from(signInGuard).where(eq(signInGuard.usernameKey, usernameKey));
  return row;
}

/** As `readGuard`; until the transaction ends, nobody else counts a failure of this name or locks it. */
export async function lockGuard(tx: Tender, usernameKey: string): Promise<Guard | undefined> {
  const { signInGuard } = tx.tables;
  const [row] = await forUpdate(tx, tx.db.select().from(signInGuard).where(eq(signInGuard.usernameKey, usernameKey)));
  return row;
}

/** Counts one more failure, in one statement, and gives the guard as it is now: no other can change it meanwhile. */
export async function countFailure(tx: Tender, usernameKey: string, at: number): Promise<Guard> {
  const { signInGuard } = tx.tables;
  const [row] = await tx.db
    .insert(signInGuard)
    .values({ usernameKey, failures: 1, lastAt: at, lockedUntil: null })
    .onConflictDoUpdate({
      target: signInGuard.usernameKey,
      set: { failures: sql`${signInGuard.failures} + 1`, lastAt: at },
    })
    .returning({ failures: signInGuard.failures, lockedUntil: signInGuard.lockedUntil });
  return row ?? { failures: 1, lockedUntil: null };
}

/** Locks the name and starts counting anew for when it opens again. */
export async function lockUntil(tx: Tender, usernameKey: string, until: number): Promise<void> {
  const { signInGuard } = tx.tables;
  await tx.db
    .update(signInGuard)
    .set({ lockedUntil: until, failures: 0 })
    .where(eq(signInGuard.usernameKey, usernameKey));
}

/** Forgets the failures of one name, and of all names that have been quiet since `before`. */
export async function clearGuard(tx: Tender, usernameKey: string, before: number): Promise<void> {
  const { signInGuard } = tx.tables;
  await tx.db.delete(signInGuard).where(eq(signInGuard.usernameKey, usernameKey));
  await tx.db.delete(signInGuard).where(lt(signInGuard.lastAt, before));
}

/** The signed-in person's own name and user name. */
export async function readAccountOf(
  q: Looker,
  staffId: string,
): Promise<{ name: string; username: string } | undefined> {
  const { account, staff } = q.tables;
  const [row] = await q.db
    .select({ givenName: staff.givenName, familyName: staff.familyName, username: account.username })
    .from(account)
    .innerJoin(staff, eq(staff.id, account.staffId))
    .where(eq(account.staffId, staffId));
  return row === undefined ? undefined : { name: fullName(row), username: row.username };
}
