import { asc } from 'drizzle-orm';
import { append } from '../../../server/audit/append.ts';
import { takeCheckpoint } from '../../../server/audit/checkpoints.ts';
import { KEPT_LEVEL } from '../../../server/audit/span-hashes.ts';
import type { AuditContext, Store } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import { testTrailKeys } from '../trail-keys.ts';

/** Rows of what nothing in the program writes yet: put in as it will. */
export async function addRest(store: Store, context: AuditContext): Promise<void> {
  await store.write(context, async (tx) => {
    const { building, staff, student, ...tables } = tx.tables;
    const [[school], [recorder], [kid]] = await Promise.all([
      tx.db.select().from(building).orderBy(asc(building.sourcedId)),
      tx.db.select().from(staff).orderBy(asc(staff.sourcedId)),
      tx.db.select().from(student).orderBy(asc(student.sourcedId)),
    ]);
    if (school === undefined || recorder === undefined || kid === undefined) throw new Error('There is no roster.');
    const studentId = kid.id;
    await tx.db.insert(tables.setting).values({ name: 'districtName', value: 'Test District' });
    await tx.db.insert(tables.rateLimit).values({ key: 'address 192.0.2.1', windowAt: 1_795_186_800_000, count: 3 });
    await tx.db
      .insert(tables.studentIdentifier)
      .values({ system: 'north-harbor-sis', idKind: 'sisInternal', value: '7', studentId });
    await tx.db.insert(tables.sisDiscipline).values({
      studentId,
      day: '2026-10-02',
      id: '00000000-0000-7000-8000-000000000003',
      sourcedId: 'd-1',
      buildingId: school.id,
      grade: '09',
      infraction: 'Disruption',
      action: 'In-school suspension',
    });
    const request = { buildingId: school.id, studentId, party: 'County court', interest: 'An order', basis: 'R101' };
    const log = { ...request, outcome: 'released', recordedBy: recorder.id };
    await tx.db.insert(tables.disclosure).values([
      { ...log, at: 1_794_000_000_000, id: '00000000-0000-7000-8000-000000000001', rev: await nextRev(tx) },
      {
        ...log,
        at: 1_795_000_000_000,
        id: '00000000-0000-7000-8000-000000000002',
        rev: await nextRev(tx),
        outcome: 'denied',
      },
    ]);
    await tx.db.insert(tables.useQuestion).values({
      id: '00000000-0000-7000-8000-000000000004',
      staffId: recorder.id,
      kinds: '["out-of-hours"]',
      studentId,
      day: '2026-11-19',
      about: studentId,
      entries: '[1]',
      uses: 1,
      askedDay: '2026-11-20',
      askedAt: 1_795_000_000_000,
      answer: '',
      reviewText: '',
      rev: await nextRev(tx),
    });
    const event = { action: 'roster.import', resource: 'rest', decision: 'done' } as const;
    return { receipt: await append(tx, event), value: undefined };
  });
}

/** So many entries that hashes of them are kept, and a checkpoint over all. */
export async function signIt(store: Store, context: AuditContext): Promise<void> {
  await store.write(context, async (tx) => {
    const event = { action: 'session.sign-out', resource: 'session', decision: 'allowed' } as const;
    for (let i = 1; i < 2 ** KEPT_LEVEL; i += 1) await append(tx, event);
    return { receipt: await append(tx, event), value: undefined };
  });
  await takeCheckpoint(store, await testTrailKeys());
}
