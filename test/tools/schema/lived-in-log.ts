import type { Tx } from '../../../server/store/store.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';

const uuid = (end: string) => `00000000-0000-7000-8000-0000000000${end}`;
const AT = 1_795_000_000_000;

/** Whose log, at which school, and who keeps it. */
export interface Kept {
  readonly studentId: string;
  readonly buildingId: string;
  readonly recordedBy: string;
}

/** The disclosure log as it is kept: an entry from before there were forms, and one with its form that corrects it. */
export async function addLog(tx: Tx, { studentId, buildingId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const request = { buildingId, studentId, party: 'County court', interest: 'An order', basis: 'R101', recordedBy };
  await db.insert(tables.disclosure).values([
    { ...request, outcome: 'released', at: AT - 1_000_000_000, id: uuid('01'), rev: await nextRev(tx) },
    { ...request, outcome: 'denied', at: AT, id: uuid('02'), rev: await nextRev(tx) },
  ]);
  const filled = JSON.stringify({ day: '2026-11-18', party: 'County court', deniedWhy: 'No “order”.\nCalls back. 🚌' });
  const recordedAt = AT;
  await db
    .insert(tables.disclosureForm)
    .values({ studentId, disclosureId: uuid('02'), filled, authorRole: 'recordsManager', recordedAt });
  await db.insert(tables.disclosureCorrection).values({
    studentId,
    disclosureId: uuid('01'),
    why: 'Nothing was released.',
    replacedBy: uuid('02'),
    recordedBy,
    recordedAt,
    rev: await nextRev(tx),
  });
  const content = JSON.stringify(VIEW);
  await db
    .insert(tables.savedView)
    .values({ id: uuid('03'), staffId: recordedBy, name: 'Court 🚌', content, savedAt: AT });
}

/** A view of the log that somebody saved. */
const VIEW = { school: null, year: 'all', basis: 'R101', outcome: 'denied', receiver: 'Peña', columns: ['basis'] };

/** Consents: one that was used and taken back. */
export async function addConsents(tx: Tx, { studentId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const common = { studentId, recordedBy, recordedAt: AT };
  const consentId = uuid('11');
  const filled = JSON.stringify({ kind: 'general', party: 'Dr. Amsel', records: ['grades'], purpose: 'A second view' });
  await db.insert(tables.consent).values({ ...common, id: consentId, filled, rev: await nextRev(tx) });
  const given = JSON.stringify({ day: '2026-11-18', records: ['grades'], proven: 'known', noticeGiven: true });
  await db
    .insert(tables.consentUse)
    .values({ ...common, consentId, id: uuid('12'), filled: given, rev: await nextRev(tx) });
  await db
    .insert(tables.consentEnd)
    .values({ ...common, consentId, reason: 'revoked', note: 'By letter.', rev: await nextRev(tx) });
}

/** The custodian's books: sealed releases, one in place of another, and a party whose bar was lifted. */
export async function addCustody(tx: Tx, { studentId, recordedBy }: Kept): Promise<void> {
  const { db, tables } = tx;
  const recordedAt = AT;
  const filled = JSON.stringify({ day: '2026-11-18', party: 'Grand jury', noNotice: 'secrecy' });
  const recorded = { recordedBy, recordedAt };
  const release = { studentId, at: AT, basis: 'R101', outcome: 'released', filled, ...recorded };
  await db.insert(tables.sealedRelease).values([
    { ...release, id: uuid('0c'), rev: await nextRev(tx) },
    { ...release, id: uuid('0f'), rev: await nextRev(tx) },
  ]);
  const wrong = { releaseId: uuid('0c'), why: 'Another “day”. 🚌', replacedBy: uuid('0f') };
  await db.insert(tables.sealedCorrection).values({ ...wrong, ...recorded, rev: await nextRev(tx) });
  const party = { id: uuid('0d'), name: 'Brightpath Research', nameKey: 'brightpath research', capacity: 'study' };
  await db.insert(tables.party).values({ ...party, addedBy: recordedBy, addedAt: recordedAt });
  await db.insert(tables.partyBar).values({
    id: uuid('0e'),
    partyId: party.id,
    firstDay: '2026-11-18',
    lastDay: '2031-11-17',
    ground: 'study',
    finding: 'Kept the data beyond the day agreed.',
    recordedBy,
    recordedAt,
    liftedBy: recordedBy,
    liftedAt: recordedAt + 1,
    liftedWhy: 'The certificate was found.',
  });
}
