import { and, eq, gt, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { AttributeKind } from '../../../shared/access/roles.ts';
import type { Tx } from '../../store/store.ts';
import type { MayTakeSteps } from './case.repo.ts';

/** What a case gives rights by: its own rows alone, known by their source. */
export interface FromCase {
  readonly source: string;
  /** Today: rights begin and end now, whenever the step was, so that a past day stays what the trail says (R60). */
  readonly day: string;
}

/** The student carries the attribute from today on, until a day or without an end. */
export async function holdAttribute(
  tx: Tx,
  may: MayTakeSteps,
  { source, day }: FromCase,
  attribute: AttributeKind,
  until: string | null,
): Promise<void> {
  if (await setAttributeEnd(tx, may, { source, day }, attribute, until)) return;
  const { studentAttribute } = tx.tables;
  await tx.db
    .insert(studentAttribute)
    .values({ studentId: may.studentId, attribute, source, since: day, until })
    .onConflictDoUpdate({
      target: [studentAttribute.studentId, studentAttribute.attribute, studentAttribute.source, studentAttribute.since],
      set: { until },
    });
}

/** The student carries it no more, from today on. */
export async function endAttribute(tx: Tx, may: MayTakeSteps, from: FromCase, attribute: AttributeKind): Promise<void> {
  await setAttributeEnd(tx, may, from, attribute, from.day);
}

/** Ends what holds now on another day. False when nothing holds. */
async function setAttributeEnd(
  tx: Tx,
  may: MayTakeSteps,
  { source, day }: FromCase,
  attribute: AttributeKind,
  until: string | null,
): Promise<boolean> {
  const { studentAttribute } = tx.tables;
  const changed = await tx.db
    .update(studentAttribute)
    .set({ until })
    .where(
      and(
        eq(studentAttribute.studentId, may.studentId),
        eq(studentAttribute.attribute, attribute),
        eq(studentAttribute.source, source),
        or(isNull(studentAttribute.until), gt(studentAttribute.until, day)),
      ),
    )
    .returning({ since: studentAttribute.since });
  return changed.length > 0;
}

/** The worker serves the student from today on (R46). */
export async function giveToWorker(
  tx: Tx,
  may: MayTakeSteps,
  { source, day }: FromCase,
  workerId: string,
): Promise<void> {
  const { relation } = tx.tables;
  const held = await tx.db
    .update(relation)
    .set({ until: null })
    .where(and(servedBy(tx, may, source, day), eq(relation.staffId, workerId)))
    .returning({ since: relation.since });
  if (held.length > 0) return;
  await tx.db
    .insert(relation)
    .values({ staffId: workerId, studentId: may.studentId, relation: 'serving', source, since: day, until: null })
    .onConflictDoUpdate({
      target: [relation.staffId, relation.studentId, relation.relation, relation.source, relation.since],
      set: { until: null },
    });
}

/** Nobody but the worker serves the student by this case any more, from today on (R3, R53). */
export async function takeFromOthers(
  tx: Tx,
  may: MayTakeSteps,
  { source, day }: FromCase,
  workerId: string,
): Promise<void> {
  const { relation } = tx.tables;
  await tx.db
    .update(relation)
    .set({ until: day })
    .where(and(servedBy(tx, may, source, day), ne(relation.staffId, workerId)));
}

/** The service of a case that closes today ends with this day. */
export async function endService(tx: Tx, may: MayTakeSteps, from: FromCase, until: string): Promise<void> {
  const { relation } = tx.tables;
  await tx.db
    .update(relation)
    .set({ until })
    .where(servedBy(tx, may, from.source, from.day));
}

function servedBy(tx: Tx, may: MayTakeSteps, source: string, day: string): SQL | undefined {
  const { relation } = tx.tables;
  return and(
    eq(relation.studentId, may.studentId),
    eq(relation.relation, 'serving'),
    eq(relation.source, source),
    or(isNull(relation.until), gt(relation.until, day)),
  );
}
