import { and, desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

type May = Authorized<'request.keep'>;
export type InspectionRow = Schema['inspection']['$inferInsert'];

/** Keeps who saw what of the record. Append-only. */
export async function insertInspection(tx: Tx, _may: May, row: InspectionRow): Promise<void> {
  await tx.db.insert(tx.tables.inspection).values(row);
}

/** Whether an entry has this id already, whoever it is about. */
export async function isInspectionId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { inspection } = q.tables;
  const rows = await q.db.select({ rev: inspection.rev }).from(inspection).where(eq(inspection.id, id));
  return rows.length > 0;
}

/** Keeps why an entry was made by mistake. Append-only, once an entry. */
export async function insertStrike(tx: Tx, _may: May, row: Schema['inspectionStrike']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.inspectionStrike).values(row);
}

/** What has become of an entry of this student: it went with a file, was struck, or stands; undefined where there is none. */
export async function inspectionState(
  q: Reader,
  may: May,
  id: string,
): Promise<'handed' | 'stands' | 'struck' | undefined> {
  const { inspection, inspectionStrike } = q.tables;
  const [row] = await q.db
    .select({ sha256: inspection.sha256, struck: inspectionStrike.rev })
    .from(inspection)
    .leftJoin(
      inspectionStrike,
      and(eq(inspectionStrike.studentId, inspection.studentId), eq(inspectionStrike.inspectionId, inspection.id)),
    )
    .where(and(eq(inspection.studentId, may.studentId), eq(inspection.id, id)));
  if (row === undefined) return undefined;
  if (row.sha256 !== null) return 'handed';
  return row.struck === null ? 'stands' : 'struck';
}

/** The student's Record of Inspection with who entered what, by day, the newest first; what was struck says why. */
export async function inspectionsOf(q: Reader, may: May) {
  const inspections = q.prepared('inspection.ofStudent', (db, { inspection, inspectionStrike, staff }) => {
    const striker = db
      .select({ id: staff.id, name: nameInSql(staff).as('name') })
      .from(staff)
      .as('striker');
    return db
      .select({
        id: inspection.id,
        filled: inspection.filled,
        sha256: inspection.sha256,
        at: inspection.recordedAt,
        by: nameInSql(staff),
        struckAt: inspectionStrike.recordedAt,
        struckBy: striker.name,
        struckWhy: inspectionStrike.why,
      })
      .from(inspection)
      .innerJoin(staff, eq(staff.id, inspection.recordedBy))
      .leftJoin(
        inspectionStrike,
        and(eq(inspectionStrike.studentId, inspection.studentId), eq(inspectionStrike.inspectionId, inspection.id)),
      )
      .leftJoin(striker, eq(striker.id, inspectionStrike.recordedBy))
      .where(eq(inspection.studentId, sql.placeholder('studentId')))
      .orderBy(desc(inspection.day), desc(inspection.rev));
  });
  return inspections.execute({ studentId: may.studentId });
}
