import { and, count, desc, eq, isNotNull, isNull, like, ne, type SQL, sql } from 'drizzle-orm';
import type { EmergencyReview } from '../../../../shared/areas/access/emergency.ts';
import type { Authorized } from '../../../policy/index.ts';
import type { Looker, Reader, Tx } from '../../../store/store.ts';
import type { GrantRow } from '../grants/grant.repo.ts';

type May = Authorized<'emergency.review'>;

export interface Reviewed extends Omit<EmergencyReview, 'grantId'> {
  readonly id: string;
  readonly reviewedAt: number;
  readonly rev: number;
}

/** Writes what the review found into the grant, in the reviewer's name. */
export async function setReviewed(tx: Tx, may: May, { id, text, ...review }: Reviewed): Promise<void> {
  const { exceptionGrant: grant } = tx.tables;
  await tx.db
    .update(grant)
    .set({ ...review, reviewText: text, reviewedBy: may.actor.staffId })
    .where(eq(grant.id, id));
}

export interface EmergencyPage {
  readonly state: 'open' | 'reviewed';
  readonly before?: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** Emergencies, newest first. `open` ones wait for a review, whether they still hold or not. */
export async function emergenciesOf(
  q: Reader,
  _may: May,
  { state, before, limit }: EmergencyPage,
): Promise<GrantRow[]> {
  const { exceptionGrant: grant } = q.tables;
  return q.db
    .select()
    .from(grant)
    .where(
      and(
        inState(q, state),
        before === undefined ? undefined : sql`(${grant.fromAt}, ${grant.id}) < (${before.at}, ${before.id})`,
      ),
    )
    .orderBy(desc(grant.fromAt), desc(grant.id))
    .limit(limit);
}

/** How many there are of the same. */
export async function countEmergencies(q: Reader, _may: May, state: EmergencyPage['state']): Promise<number> {
  const [row] = await q.db.select({ n: count() }).from(q.tables.exceptionGrant).where(inState(q, state));
  return Number(row?.n ?? 0);
}

/** How many wait for this person's review: those that others opened. Names nobody, so a look may ask. */
export async function countOpenEmergencies(q: Looker, may: May): Promise<number> {
  const open = q.prepared('emergency.open', (db, { exceptionGrant: grant }) =>
    db
      .select({ n: count() })
      .from(grant)
      .where(and(inState(q, 'open'), ne(grant.staffId, sql.placeholder('staffId')))),
  );
  const [row] = await open.execute({ staffId: may.actor.staffId });
  return Number(row?.n ?? 0);
}

/**
 * How often the record was opened under a grant, by the trail: the lines of the student, of which an index knows the
 * few, that name the grant.
 */
export async function viewsUnder(q: Reader, _may: May, { id, staffId, studentId }: GrantRow): Promise<number> {
  const { audit } = q.tables;
  const [row] = await q.db
    .select({ n: count() })
    .from(audit)
    .where(
      and(
        eq(audit.studentId, studentId ?? ''),
        eq(audit.actorId, staffId),
        eq(audit.action, 'student.view'),
        like(audit.line, `%"${id}"%`),
      ),
    );
  return Number(row?.n ?? 0);
}

/** The kind is a word of the statement, so that the index of what is not reviewed serves. */
function inState({ tables: { exceptionGrant: grant } }: Looker, state: EmergencyPage['state']): SQL | undefined {
  return and(
    eq(grant.kind, sql`'emergency'`),
    state === 'open' ? isNull(grant.reviewedAt) : isNotNull(grant.reviewedAt),
  );
}
