import type { RoleId } from '../../../../shared/access/roles.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { addStaff, arrange } from '../../../../test/tools/access-store.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids, PASSWORD } from '../../../../test/tools/small-district.ts';
import { systemContext } from '../../../../test/tools/temp-store.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';
import { createAccount } from '../../../identity/create-account.ts';
import { quickHash } from '../../../../test/tools/quick-hash.ts';

/** The Wednesday after the day of the small district, which is Friday, 20 November 2026. */
export const MEETING = '2026-11-25';

/** Somebody of the committee with an account, at their own session. */
export async function ofCommittee(server: TestServer, username: string, role: RoleId) {
  const { store, runtime } = server;
  await arrange(store, runtime, (tx) =>
    addStaff(tx, username, [{ role, buildingId: null, since: '2026-07-01', until: null }]),
  );
  await createAccount(
    store,
    systemContext(runtime),
    { staffNumber: username, username, password: PASSWORD },
    quickHash,
  );
  return acting(server, username);
}

export interface StepGiven {
  readonly kind: string;
  readonly day: string;
  readonly filled?: Filled;
}

/** The steps of a case that is on an agenda, as the four people would have taken them. */
export const ROUND: readonly StepGiven[] = [
  {
    kind: 'referred',
    day: '2026-09-01',
    filled: {
      route: 'dspc',
      workerId: ids.ortiz,
      buildingId: ids.harborView,
      reason: 'Reason first given.',
      rationale: 'Why beyond ESE.',
    },
  },
  { kind: 'parent-told', day: '2026-09-02', filled: { how: 'phone', whom: 'Mother' } },
  { kind: 'administrator-consulted', day: '2026-09-02', filled: { administrator: 'principal', about: 'Agreed.' } },
  { kind: 'met', day: '2026-09-08', filled: { attended: ['student', 'parent'] } },
  { kind: 'goal', day: '2026-09-10', filled: { area: 'attendance', goal: 'On time four days of five' } },
  {
    kind: 'monitored',
    day: '2026-10-20',
    filled: {
      attendance: 91.5,
      attendanceOk: 'yes',
      academics: 60,
      academicsOk: 'no',
      discipline: 3,
      disciplineOk: 'no',
      words: 'Seen in the third week.',
    },
  },
  {
    kind: 'back-considered',
    day: '2026-11-02',
    filled: { ground: 'level-3-4', administrator: 'principal', about: 'What happened.' },
  },
  { kind: 'director-answered', day: '2026-11-03', filled: { answer: 'approved' } },
  { kind: 'packet-sent', day: '2026-11-03' },
  {
    kind: 'packet-returned',
    day: '2026-11-05',
    filled: {
      offense: 'Fighting',
      offenseOn: '2026-10-30',
      services: 'Counselling twice a week',
      narrative: 'First this, *then* that. #panic()',
      administrator: 'principal',
      consulted: true,
    },
  },
  {
    kind: 'family-told',
    day: '2026-11-06',
    filled: { how: 'letter', told: ['student', 'parent'], withDesignee: true, resultFollows: true },
  },
  {
    kind: 'scheduled',
    day: '2026-11-18',
    filled: {
      meeting: MEETING,
      presenters: ['administrator', 'social-worker'],
      bring: ['cumulative-folder', 'pst-notes'],
      more: 'The bus report',
    },
  },
];

const DAY_MS = 86_400_000;
let made = 0;

/** Puts a student's case on the agenda of a day, with what makes the committee see it. */
export async function putOnAgenda(
  server: TestServer,
  studentId: string,
  { meeting = MEETING, steps = ROUND }: { meeting?: string; steps?: readonly StepGiven[] } = {},
): Promise<string> {
  const caseId = `00000000-0000-7000-9c00-${String((made += 1)).padStart(12, '0')}`;
  await arrange(server.store, server.runtime, async (tx) => {
    const attributes = ['managed', 'committee', 'agenda'].map((attribute) => ({
      studentId,
      attribute,
      source: `case:${caseId}`,
      since: '2026-09-01',
      until: null,
    }));
    await tx.db.insert(tx.tables.studentAttribute).values(attributes);
    await tx.db.insert(tx.tables.caseFile).values({
      studentId,
      id: caseId,
      stage: 'committee',
      workerId: ids.ortiz,
      buildingId: ids.harborView,
      openedOn: '2026-09-01',
      closedOn: null,
      nextStep: 'heard',
      dueOn: null,
      meetingOn: meeting,
      rev: made * 100,
    });
    const rows = steps.map(({ kind, day, filled = {} }, i) => ({
      studentId,
      caseId,
      rev: made * 100 + i,
      id: `00000000-0000-7000-a${String(i).padStart(3, '0')}-${String(made).padStart(12, '0')}`,
      kind,
      day,
      filled: JSON.stringify(filled),
      authorId: ids.ortiz,
      authorRole: 'socialWorker',
      recordedAt: Date.parse(`${day}T15:00:00Z`),
    }));
    await tx.db.insert(tx.tables.caseStep).values(rows);
  });
  return caseId;
}

/** Notes a contact of the social worker's, restricted or not, so many days before the meeting. */
export function noteContact(server: TestServer, studentId: string, note: string, restricted = false): Promise<void> {
  const id = server.runtime.id();
  const happenedAt = Date.parse(`${MEETING}T15:00:00Z`) - 10 * DAY_MS;
  return arrange(server.store, server.runtime, (tx) =>
    tx.db.insert(tx.tables.contact).values({
      studentId,
      id,
      kind: 'phone',
      party: 'parent',
      withName: 'Dana',
      outcome: 'reached',
      note,
      happenedAt,
      recordedAt: happenedAt,
      schoolYear: '2026-27',
      restriction: restricted ? 'restricted' : null,
      authorId: ids.ortiz,
      authorRole: 'socialWorker',
      rev: (made += 1) * 1000,
    }),
  );
}
