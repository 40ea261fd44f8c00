import { and, desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

type May = Authorized<'consent.keep'>;
/** Also for a copy of the log, in which the stricter record of access names what consents allowed (34 CFR 300.614). */
type MaySee = May | Authorized<'disclosure.view'>;
export type ConsentRow = Schema['consent']['$inferInsert'];
export type ConsentUseRow = Schema['consentUse']['$inferInsert'];
export type ConsentEndRow = Schema['consentEnd']['$inferInsert'];

/** Keeps a consent as it was signed. Append-only. */
export async function insertConsent(tx: Tx, _may: May, row: ConsentRow): Promise<void> {
  await tx.db.insert(tx.tables.consent).values(row);
}

/** Keeps what was released under a consent. Append-only. */
export async function insertConsentUse(tx: Tx, _may: May, row: ConsentUseRow): Promise<void> {
  await tx.db.insert(tx.tables.consentUse).values(row);
}

/** Keeps that a consent ended. Append-only. */
export async function insertConsentEnd(tx: Tx, _may: May, row: ConsentEndRow): Promise<void> {
  await tx.db.insert(tx.tables.consentEnd).values(row);
}

/** Whether a consent, or a release under one, has this id already, whoever's. */
export async function isConsentId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { consent, consentUse } = q.tables;
  const consents = await q.db.select({ rev: consent.rev }).from(consent).where(eq(consent.id, id));
  if (consents.length > 0) return true;
  const uses = await q.db.select({ rev: consentUse.rev }).from(consentUse).where(eq(consentUse.id, id));
  return uses.length > 0;
}

/** What one of the student's consents says, how often it was used and how it ended; undefined for one there is not. */
export async function consentOf(q: Reader, may: May, consentId: string) {
  const { consent, consentUse: use, consentEnd: end } = q.tables;
  const [row] = await q.db
    .select({ filled: consent.filled })
    .from(consent)
    .where(and(eq(consent.studentId, may.studentId), eq(consent.id, consentId)));
  if (row === undefined) return undefined;
  const uses = await q.db
    .select({ rev: use.rev })
    .from(use)
    .where(and(eq(use.studentId, may.studentId), eq(use.consentId, consentId)));
  const [ended] = await q.db
    .select({ at: end.recordedAt, reason: end.reason })
    .from(end)
    .where(and(eq(end.studentId, may.studentId), eq(end.consentId, consentId)));
  return { filled: row.filled, uses: uses.length, end: ended ?? null };
}

/** The student's consents with who entered them, newest first. */
export async function consentsOf(q: Reader, may: MaySee) {
  const consents = q.prepared('consent.ofStudent', (db, { consent, staff }) =>
    db
      .select({ id: consent.id, filled: consent.filled, at: consent.recordedAt, by: nameInSql(staff) })
      .from(consent)
      .innerJoin(staff, eq(staff.id, consent.recordedBy))
      .where(eq(consent.studentId, sql.placeholder('studentId')))
      .orderBy(desc(consent.rev)),
  );
  return consents.execute({ studentId: may.studentId });
}

/** What was released under the student's consents, newest first. */
export async function consentUsesOf(q: Reader, may: MaySee) {
  const uses = q.prepared('consent.usesOfStudent', (db, { consentUse: use, staff }) =>
    db
      .select({
        consentId: use.consentId,
        id: use.id,
        filled: use.filled,
        at: use.recordedAt,
        by: nameInSql(staff),
      })
      .from(use)
      .innerJoin(staff, eq(staff.id, use.recordedBy))
      .where(eq(use.studentId, sql.placeholder('studentId')))
      .orderBy(desc(use.rev)),
  );
  return uses.execute({ studentId: may.studentId });
}

/** The student's consents that have ended, each with why and by whom. */
export async function consentEndsOf(q: Reader, may: May) {
  const ends = q.prepared('consent.endsOfStudent', (db, { consentEnd: end, staff }) =>
    db
      .select({
        consentId: end.consentId,
        reason: end.reason,
        note: end.note,
        at: end.recordedAt,
        by: nameInSql(staff),
      })
      .from(end)
      .innerJoin(staff, eq(staff.id, end.recordedBy))
      .where(eq(end.studentId, sql.placeholder('studentId'))),
  );
  return ends.execute({ studentId: may.studentId });
}
