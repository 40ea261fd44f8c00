import { asc } from 'drizzle-orm';
import { append } from '../../../server/audit/append.ts';
import { takeCheckpoint } from '../../../server/audit/checkpoints.ts';
import { KEPT_LEVEL } from '../../../server/audit/span-hashes.ts';
import type { AuditContext, Store } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import { testTrailKeys } from '../trail-keys.ts';
import { addAdapterLife } from './lived-in-adapters.ts';
import { addDirectory } from './lived-in-directory.ts';
import { addConsents, addCustody, addLog } from './lived-in-log.ts';
import { addDuties } from './lived-in-duties.ts';
import { addCopies } from './lived-in-copies.ts';
import { addInspections } from './lived-in-inspections.ts';
import { addNames } from './lived-in-names.ts';
import { addRequests } from './lived-in-requests.ts';
import { addStudies } from './lived-in-studies.ts';

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
    const sheet = {
      field: 'strengths',
      authorId: recorder.id,
      authorRole: 'socialWorker',
      recordedAt: 1_795_000_000_000,
    };
    await tx.db.insert(tables.setting).values({ name: 'districtName', value: 'Test District' });
    await tx.db.insert(tables.rateLimit).values({ key: 'address 192.0.2.1', windowAt: 1_795_186_800_000, count: 3 });
    await tx.db
      .insert(tables.studentIdentifier)
      .values({ system: 'north-harbor-sis', idKind: 'sisInternal', value: '7', studentId });
    await addAdapterLife(tx, recorder.id);
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
    await tx.db.insert(tables.sisAttendance).values({
      studentId,
      day: '2026-10-05',
      id: '00000000-0000-7000-8000-000000000008',
      sourcedId: 'a-1',
      buildingId: school.id,
      kind: 'Tardy',
    });
    const kept = { studentId, buildingId: school.id, recordedBy: recorder.id };
    await addLog(tx, kept);
    await addCustody(tx, kept);
    await addConsents(tx, kept);
    await addRequests(tx, kept);
    await addNames(tx, kept);
    await addDirectory(tx, kept);
    await addStudies(tx, kept);
    await addDuties(tx, kept);
    await addCopies(tx, kept);
    await addInspections(tx, kept);
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
    await tx.db.insert(tables.sheetEntry).values([
      { ...sheet, studentId, rev: await nextRev(tx), text: 'Draws, and repairs bicycles.' },
      { ...sheet, studentId, rev: await nextRev(tx), text: '' },
    ]);
    const authored = { studentId, authorId: recorder.id, authorRole: 'socialWorker', recordedAt: sheet.recordedAt };
    const caseId = '00000000-0000-7000-8000-000000000006';
    await tx.db.insert(tables.caseStep).values({
      ...authored,
      caseId,
      rev: await nextRev(tx),
      id: '00000000-0000-7000-8000-000000000007',
      kind: 'referred',
      day: '2026-11-02',
      filled: JSON.stringify({
        route: 'dspc',
        buildingId: school.id,
        workerId: recorder.id,
        reason: 'Misses “first hour”.\nEvery Monday. 🚌',
      }),
    });
    await tx.db.insert(tables.caseFile).values({
      studentId,
      id: caseId,
      stage: 'referred',
      workerId: recorder.id,
      buildingId: school.id,
      openedOn: '2026-11-02',
      closedOn: null,
      nextStep: 'parent-told',
      dueOn: '2026-11-09',
      meetingOn: null,
      rev: await nextRev(tx),
    });
    await tx.db.insert(tables.contactAddendum).values({
      ...authored,
      contactId: '00000000-0000-7000-8000-000000000008',
      rev: await nextRev(tx),
      id: '00000000-0000-7000-8000-000000000009',
      note: 'She called back.',
    });
    await tx.db.insert(tables.letter).values({
      ...authored,
      rev: await nextRev(tx),
      id: '00000000-0000-7000-8000-00000000000b',
      contactId: '00000000-0000-7000-8000-000000000008',
      template: 'meeting',
      version: 0,
      lang: 'es',
      party: 'parent',
      toName: 'Dana Baptiste',
      way: 'mail',
      subject: 'Queremos reunirnos con usted',
      body: 'Estimado/a Dana Baptiste:\n\nLlame a la escuela, por favor. 🚌',
    });
    await tx.db.insert(tables.followUp).values({
      studentId,
      id: '00000000-0000-7000-8000-00000000000a',
      contactId: '00000000-0000-7000-8000-000000000008',
      staffId: recorder.id,
      dueOn: '2026-11-24',
      what: 'Ask how the week went.',
    });
    await tx.db.insert(tables.editing).values({ studentId, staffId: recorder.id, until: 1_795_000_060_000 });
    await tx.db.insert(tables.sealKey).values({
      id: '00000000-0000-7000-8000-000000000005',
      publicKey: 'public',
      privateKey: 'private',
      madeAt: 1_794_000_000_000,
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
