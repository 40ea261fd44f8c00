import type { AttributeFact, EnrolledFact, GrantFact, RelationFact, RoleFact } from '../../shared/access/facts.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { append } from '../../server/audit/append.ts';
import { audited, type Reader, type Store, type Tx } from '../../server/store/store.ts';
import type { TestRuntime } from './runtime.ts';
import { systemContext } from './temp-store.ts';

const EVENT: AuditEvent = { action: 'roster.import', resource: 'roster', decision: 'done' };

/** A write whose entry does not matter to the test. */
export async function arrange(store: Store, runtime: TestRuntime, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await store.write(systemContext(runtime), async (tx) => {
    await work(tx);
    return { receipt: await append(tx, EVENT), value: undefined };
  });
}

/** A read whose entry does not matter to the test. */
export function peek<T>(store: Store, runtime: TestRuntime, work: (q: Reader) => Promise<T>): Promise<T> {
  return store.read(systemContext(runtime), async (q) => audited(EVENT, await work(q)));
}

export async function addBuilding(tx: Tx, id: string): Promise<void> {
  await tx.db
    .insert(tx.tables.building)
    .values({ id, sourcedId: id, number: id, name: `${id} school`, kind: 'school', active: true });
}

export async function addStaff(tx: Tx, id: string, roles: readonly RoleFact[], active = true): Promise<void> {
  const names = { username: id, givenName: 'Given', familyName: 'Family', email: '' };
  await tx.db.insert(tx.tables.staff).values({ id, sourcedId: id, number: id, ...names, active });
  for (const { buildingId, ...fact } of roles) {
    const row = { ...fact, staffId: id, buildingId: buildingId ?? '', source: 'test' };
    await tx.db.insert(tx.tables.roleFact).values(row).onConflictDoNothing();
  }
}

export async function addStudent(tx: Tx, id: string, enrolled: readonly EnrolledFact[] = []): Promise<void> {
  const names = { givenName: 'Given', middleName: '', familyName: 'Family', foldedName: 'given family' };
  await tx.db
    .insert(tx.tables.student)
    .values({ id, sourcedId: id, sisId: id, ...names, birthDate: null, grade: '09', buildingId: null, active: true });
  for (const fact of enrolled) {
    await tx.db
      .insert(tx.tables.studentBuilding)
      .values({ ...fact, studentId: id })
      .onConflictDoNothing();
  }
}

/** Each relation comes from a source of its own, as from several classes. */
export async function relate(
  tx: Tx,
  staffId: string,
  studentId: string,
  relations: readonly RelationFact[],
): Promise<void> {
  for (const [i, fact] of relations.entries()) {
    await tx.db.insert(tx.tables.relation).values({ ...fact, staffId, studentId, source: `source-${i}` });
  }
}

export async function giveAttributes(tx: Tx, studentId: string, attributes: readonly AttributeFact[]): Promise<void> {
  for (const [i, fact] of attributes.entries()) {
    await tx.db.insert(tx.tables.studentAttribute).values({ ...fact, studentId, source: `source-${i}` });
  }
}

/** Grants as somebody else approved them. */
export async function grantTo(
  tx: Tx,
  staffId: string,
  studentId: string | null,
  grants: readonly GrantFact[],
): Promise<void> {
  for (const { grant, fieldClasses, until, ...fact } of grants) {
    await tx.db.insert(tx.tables.exceptionGrant).values({
      ...fact,
      id: tx.runtime.id(),
      until: until ?? '9999-12-31',
      kind: grant,
      classes: JSON.stringify(fieldClasses),
      staffId,
      studentId,
      reason: 'a test',
      endReason: '',
      reviewText: '',
      rev: 1,
    });
  }
}
