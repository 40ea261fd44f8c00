import { and, eq, inArray } from 'drizzle-orm';
import type { FieldClass } from '../../../../shared/access/field-classes.ts';
import type { Authorized } from '../../../policy/index.ts';
import { forUpdate } from '../../../store/lock.ts';
import type { Schema } from '../../../store/schema.ts';
import type { Reader, Tx } from '../../../store/store.ts';

export type GrantRow = Schema['exceptionGrant']['$inferSelect'];

interface Granted {
  readonly id: string;
  readonly staffId: string;
  readonly classes: readonly FieldClass[];
  /** What it is for; in an emergency, the threat. */
  readonly reason: string;
  readonly fromAt: number;
  /** Exclusive. */
  readonly untilAt: number;
  readonly since: string;
  readonly until: string;
  readonly rev: number;
}

export interface GivenByApplication extends Granted {
  readonly applicationId: string;
  /** Null: for de-identified reports, of no student. */
  readonly studentId: string | null;
}

/** Keeps what the superintendent grants on an application (R56), in the superintendent's name. */
export async function insertGranted(
  tx: Tx,
  may: Authorized<'application.decide'>,
  { classes, ...row }: GivenByApplication,
): Promise<void> {
  await tx.db.insert(tx.tables.exceptionGrant).values({
    ...row,
    ...UNTOUCHED,
    kind: row.studentId === null ? 'report' : 'application',
    classes: JSON.stringify(classes),
    approvedBy: may.actor.staffId,
  });
}

export type OpenedInEmergency = Omit<Granted, 'staffId'> & { readonly studentId: string };

/** Keeps what somebody opens in an emergency (R102): for themselves, approved by nobody, reviewed afterwards. */
export async function insertEmergency(
  tx: Tx,
  may: Authorized<'emergency.open'>,
  { classes, ...row }: OpenedInEmergency,
): Promise<void> {
  await tx.db.insert(tx.tables.exceptionGrant).values({
    ...row,
    ...UNTOUCHED,
    staffId: may.actor.staffId,
    kind: 'emergency',
    classes: JSON.stringify(classes),
  });
}

const UNTOUCHED = { endReason: '', reviewText: '' };

type MayTouch = Authorized<'application.decide'> | Authorized<'emergency.review'>;

/** The grant as it stands, locked until the transaction ends. */
export async function lockGrant(tx: Tx, _may: MayTouch, id: string): Promise<GrantRow | undefined> {
  const { exceptionGrant: grant } = tx.tables;
  const [row] = await forUpdate(tx, tx.db.select().from(grant).where(eq(grant.id, id)));
  return row;
}

export interface End {
  readonly id: string;
  readonly untilAt: number;
  readonly until: string;
  readonly endReason: string;
  readonly rev: number;
}

/** Brings the end of a grant forward, in the name of who ends it. */
export async function setEnded(tx: Tx, may: MayTouch, { id, ...end }: End): Promise<void> {
  const { exceptionGrant: grant } = tx.tables;
  await tx.db
    .update(grant)
    .set({ ...end, endedBy: may.actor.staffId })
    .where(eq(grant.id, id));
}

/** What was granted on these applications, by the application. The applicants lead to it: an index has them first. */
export async function grantsOn(
  q: Reader,
  _may: Authorized<'application.write'> | Authorized<'application.decide'>,
  applications: readonly { readonly id: string; readonly applicantId: string }[],
): Promise<Map<string, GrantRow>> {
  const { exceptionGrant: grant } = q.tables;
  const rows = await q.db
    .select()
    .from(grant)
    .where(
      and(
        inArray(grant.staffId, [...new Set(applications.map(({ applicantId }) => applicantId))]),
        inArray(
          grant.applicationId,
          applications.map(({ id }) => id),
        ),
      ),
    );
  return new Map(rows.flatMap((row) => (row.applicationId === null ? [] : [[row.applicationId, row] as const])));
}
