import { eq, lt, sql } from 'drizzle-orm';
import type { Looker, Tender } from '../store/store.ts';

export interface SessionRow {
  readonly id: string;
  readonly staffId: string;
  readonly kind: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export async function findSession(q: Looker, id: string): Promise<SessionRow | undefined> {
  const byId = q.prepared('session.byId', (db, { signInSession }) =>
    db
      .select()
      .from(signInSession)
      .where(eq(signInSession.id, sql.placeholder('id'))),
  );
  const [row] = await byId.execute({ id });
  return row;
}

export async function sessionsOf(q: Looker, staffId: string): Promise<SessionRow[]> {
  return q.db.select().from(q.tables.signInSession).where(eq(q.tables.signInSession.staffId, staffId));
}

export async function insertSession(tx: Tender, row: SessionRow): Promise<void> {
  await tx.db.insert(tx.tables.signInSession).values(row);
}

export async function touchSession(tx: Tender, id: string, at: number): Promise<void> {
  const { signInSession } = tx.tables;
  await tx.db.update(signInSession).set({ lastSeenAt: at }).where(eq(signInSession.id, id));
}

export async function deleteSession(tx: Tender, id: string): Promise<void> {
  const { signInSession } = tx.tables;
  await tx.db.delete(signInSession).where(eq(signInSession.id, id));
}

export async function deleteSessionsOf(tx: Tender, staffId: string): Promise<void> {
  const { signInSession } = tx.tables;
  await tx.db.delete(signInSession).where(eq(signInSession.staffId, staffId));
}

export async function deleteSessionsBefore(tx: Tender, createdBefore: number): Promise<void> {
  const { signInSession } = tx.tables;
  await tx.db.delete(signInSession).where(lt(signInSession.createdAt, createdBefore));
}
