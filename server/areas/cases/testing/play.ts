import { type Cases, casesSchema, type Case } from '../../../../shared/areas/cases/case.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import type { RoleId } from '../../../../shared/access/roles.ts';
import type { OpAnswer } from '../../../../shared/wire/ops.ts';
import { addStaff, arrange } from '../../../../test/tools/access-store.ts';
import { acting, type Acting } from '../../../../test/tools/acting.ts';
import { ids, PASSWORD } from '../../../../test/tools/small-district.ts';
import { systemContext } from '../../../../test/tools/temp-store.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { createAccount } from '../../../identity/create-account.ts';
import { quickHash } from '../../../../test/tools/quick-hash.ts';

/** The day of the small district, a Friday. */
export const TODAY = '2026-11-20';
export const NEXT_MEETING = '2026-11-25';
const DAY_MS = 86_400_000;

/** The people of the committee, by their user names. */
const PEOPLE: Readonly<Record<string, RoleId>> = {
  dspc: 'dspcSocialWorker',
  director: 'assignmentDirector',
  specialist: 'placementSpecialist',
  member: 'committeeMember',
  second: 'socialWorker',
};

/** Ids of the people of the committee are their user names' here. */
export const SECOND = '00000000-0000-7000-8000-0000000000c5';

/** The small district with a committee, and one grading period that is over. */
export async function caseServer(): Promise<TestServer> {
  const server = await testServer();
  const { store, runtime } = server;
  const since = '2026-07-01';
  for (const [username, role] of Object.entries(PEOPLE)) {
    const id = username === 'second' ? SECOND : username;
    await arrange(store, runtime, (tx) => addStaff(tx, id, [{ role, buildingId: null, since, until: null }]));
    await createAccount(store, systemContext(runtime), { staffNumber: id, username, password: PASSWORD }, quickHash);
  }
  await arrange(store, runtime, async (tx) => {
    const period = { kind: 'gradingPeriod', schoolYear: '2027' };
    await tx.db.insert(tx.tables.session).values([
      { ...period, id: 'q1', sourcedId: 'q1', title: 'Q1', startDay: '2026-08-17', endDay: '2026-10-19' },
      { ...period, id: 'q2', sourcedId: 'q2', title: 'Q2', startDay: '2026-10-19', endDay: '2027-01-18' },
    ]);
  });
  return server;
}

/** A case that is played by several people, each at their own session. */
export interface Play {
  readonly server: TestServer;
  readonly studentId: string;
  caseId: string;
  /** Opens it. */
  open(by: string, filled?: Filled, day?: string): Promise<OpAnswer>;
  /** Takes a step, today unless a day is said. */
  step(by: string, kind: string, filled?: Filled, day?: string): Promise<OpAnswer>;
  /** As `step`, which must be taken. */
  done(by: string, kind: string, filled?: Filled, day?: string): Promise<void>;
  read(by: string): Promise<{ status: number; cases: Cases | null; first: Case | undefined }>;
  /** So many days later; everybody signs in again. */
  later(days: number): void;
  as(by: string): Promise<Acting>;
}

/** Begins a play about a student, Kiri where none is said. */
export async function play(server: TestServer, studentId: string = ids.kiri): Promise<Play> {
  const sessions = new Map<string, Acting>();
  let today = TODAY;
  const as = async (by: string) => {
    const held = sessions.get(by) ?? (await acting(server, by));
    sessions.set(by, held);
    return held;
  };
  const self: Play = {
    server,
    studentId,
    caseId: '',
    as,
    async open(by, filled = {}, day = today) {
      const form = { kind: 'referred', day, filled: { ...REFERRAL, ...filled } };
      const answer = await (await as(by)).op('case.open', { studentId, form });
      if (answer.outcome === 'applied')
        self.caseId = String(await server.one('SELECT id FROM case_file ORDER BY rev DESC LIMIT 1'));
      return answer;
    },
    async step(by, kind, filled = FILLED[kind] ?? {}, day = today) {
      return (await as(by)).op('case.step', { studentId, caseId: self.caseId, form: { kind, day, filled } });
    },
    async done(by, kind, filled, day) {
      const answer = await self.step(by, kind, filled, day);
      if (answer.outcome !== 'applied') throw new Error(`${kind} by ${by}: ${JSON.stringify(answer)}`);
    },
    async read(by) {
      const { status, text } = await (await as(by)).ask('cases/read', { studentId });
      const cases = status === 200 ? casesSchema.parse(JSON.parse(text)) : null;
      return { status, cases, first: cases?.cases[0] };
    },
    later(days) {
      server.runtime.advance(days * DAY_MS);
      today = new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10);
      sessions.clear();
    },
  };
  return self;
}

const REFERRAL: Filled = {
  route: 'dspc',
  buildingId: ids.harborView,
  workerId: ids.ortiz,
  reason: 'Two weeks out after a fight in the hall.',
};

/** What each step's form holds where a test says nothing else. */
export const FILLED: Readonly<Record<string, Filled>> = {
  attachment: { what: 'placement-letter', where: 'Main office, drawer 2' },
  'parent-told': { how: 'phone', whom: 'Dana Baptiste' },
  'administrator-consulted': { administrator: 'principal', about: 'A quiet start after the break.' },
  refused: { by: 'Dana Baptiste', words: 'They have help from the clinic.' },
  'refusal-told-specialist': { how: 'email' },
  'refusal-told-dspc': { how: 'email' },
  met: { attended: ['student', 'parent', 'social-worker'] },
  'student-contract': { how: 'on-screen', signer: 'Kiri', terms: 'Nine of ten first hours.', agreed: true },
  'parent-contract': {
    how: 'paper',
    signer: 'Dana Baptiste',
    terms: 'A call by eight.',
    where: 'Folder',
    agreed: true,
  },
  needs: { needs: 'Sleep, and a way to school.' },
  intervention: { what: 'A bus pass', answer: 'accepted' },
  referral: { to: 'community', name: 'Lakehead Clinic' },
  goal: { area: 'attendance', goal: 'Nine of ten' },
  monitored: {
    attendance: 96,
    attendanceOk: 'yes',
    academics: 80,
    academicsOk: 'yes',
    discipline: 0,
    disciplineOk: 'yes',
  },
  transferred: { buildingId: ids.lakeside, workerId: SECOND, handOver: 'Texts reach the family best.' },
  summary: { summary: 'What was done, and what came of it.' },
  discontinued: { reason: 'satisfactory', evidence: 'The marks of the first quarter.' },
  'back-considered': { ground: 'excessive', administrator: 'principal', about: 'Six referrals in a month.' },
  'director-answered': { answer: 'approved' },
  'packet-returned': {
    offense: 'Fighting',
    offenseOn: '2026-11-12',
    services: 'A bus pass, a mentor.',
    narrative: 'At noon in the hall.',
    administrator: 'principal',
    consulted: true,
  },
  'family-told': { how: 'phone', told: ['student', 'parent'], withDesignee: true, resultFollows: true },
  scheduled: { meeting: NEXT_MEETING, presenters: ['administrator', 'social-worker'], bring: ['cumulative-folder'] },
  heard: { recommendation: 'Stays, with a mentor.' },
  'result-told': { how: 'letter', appealExplained: true },
  'appeal-asked': { by: 'Dana Baptiste' },
  'appeal-scheduled': { meeting: '2026-12-02', how: 'letter' },
  'appeal-heard': { outcome: 'upheld', words: 'The recommendation stands.' },
};

/** Takes the steps in their order, each by whom it is. */
export async function through(it: Play, ...steps: readonly (readonly [by: string, kind: string])[]): Promise<void> {
  for (const [by, kind] of steps) await it.done(by, kind);
}

/** From the referral to the contracts, by the school social worker. */
export const TO_MONITORING = [
  ['rortiz', 'parent-told'],
  ['rortiz', 'administrator-consulted'],
  ['rortiz', 'met'],
  ['rortiz', 'student-contract'],
  ['rortiz', 'parent-contract'],
] as const;

/** From monitoring to the agenda. */
export const TO_AGENDA = [
  ['rortiz', 'back-considered'],
  ['director', 'director-answered'],
  ['director', 'packet-sent'],
  ['rortiz', 'packet-returned'],
  ['rortiz', 'family-told'],
  ['director', 'scheduled'],
] as const;
