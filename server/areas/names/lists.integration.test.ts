import { expect, it } from 'vitest';
import { v7 } from 'uuid';
import { eq } from 'drizzle-orm';
import { GENERAL } from '../../../shared/areas/consents/testing/consents.ts';
import { completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import { arrange } from '../../../test/tools/access-store.ts';
import { type Acting, acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { type TestServer, testServer } from '../../../test/tools/test-server.ts';
import { applied, decision, SEEN, sheetOf, THREAT } from '../access/testing/exceptions.ts';
import { MEETING, ofCommittee, putOnAgenda } from '../committee/testing/on-agenda.ts';
import { asked, copyDesk, SCHOOL } from '../copies/testing/copy-desk.ts';
import { logDesk } from '../disclosures/testing/log-desk.ts';
import { readPdf } from '../../documents/testing/read-pdf.ts';
import { find, LATE, own, used } from '../questions/testing/asked.ts';
import { requestDesk } from '../requests/testing/request-desk.ts';
import { approved, nameDesk, TODAY } from './testing/name-desk.ts';

const NUMBER = '204417';
const ROSTER = 'Kiri Baptiste-Nguyen';
const IN_USE = 'Kit Baptiste-Nguyen';

/** Every way in which an answer names Kiri: by the roster, and as called. */
function namesIn(value: unknown): (string | undefined)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const { sisId, name, called } = value as Record<string, string | undefined>;
  return [...(sisId === NUMBER ? [[name, called]] : []), ...Object.values(value).flatMap(namesIn)];
}

/** What a list says of Kiri, each way once, and whether its entry says that a name in use was told. */
async function told(server: TestServer, who: Acting, [path, body]: readonly [string, object]) {
  const { status, text } = await who.ask(path, body);
  expect([path, status]).toEqual([path, 200]);
  const names = new Set(namesIn(JSON.parse(text)).map((one) => JSON.stringify(one)));
  const line = String(await server.one('SELECT line FROM audit ORDER BY seq DESC LIMIT 1'));
  return { names: [...names], isFlagged: decodeLine(line).fieldClasses?.includes('flag') ?? false };
}

const WITHOUT = { names: [JSON.stringify([ROSTER, undefined])], isFlagged: false };
const WITH = { names: [JSON.stringify([ROSTER, IN_USE])], isFlagged: true };

/** Somebody teaches Kiri until a day. */
async function teaches(server: TestServer, staffId: string, until: string | null) {
  const since = '2026-08-12';
  const role = { staffId, role: 'teacher', buildingId: '', source: 'test', since, until: null };
  const relation = { staffId, studentId: ids.kiri, relation: 'teacher', source: 'test', since, until };
  await arrange(server.store, server.runtime, async (tx) => {
    await tx.db.insert(tx.tables.roleFact).values(role).onConflictDoNothing();
    await tx.db.delete(tx.tables.relation).where(eq(tx.tables.relation.staffId, staffId));
    await tx.db.insert(tx.tables.relation).values(relation);
  });
}

/** Kiri’s record with something in every list. */
async function everywhere(): Promise<TestServer> {
  const server = await testServer();
  await approved(server);
  await putOnAgenda(server, ids.kiri);
  const log = await logDesk(server, 'anwosu');
  const worker = await acting(server, 'rortiz');
  const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Called.', happenedAt: 0 };
  const followUp = { dueOn: '2026-12-01', what: 'Ask again' };
  const filled = { ...GENERAL, signedOn: '2026-11-02', endsOn: '2026-12-01' };
  const answers = [
    await (await requestDesk(server, 'anwosu')).open('amendment', 5),
    await (await copyDesk(server, 'anwosu')).begin(asked(SCHOOL)),
    await log.record(completeRelease('R94')),
    await (await acting(server, 'anwosu')).op('consent.record', { studentId: ids.kiri, consentId: v7(), filled }),
    await worker.op('contact.add', { studentId: ids.kiri, form: { ...form, followUp } }),
  ];
  expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'applied'));
  await sheetOf(worker);
  return server;
}

const SEARCH = { query: 'baptiste', limit: 50 };

/** What the custodian lists. */
const OF_CUSTODIAN = [
  ['requests/list', { view: 'open', limit: 50 }],
  ['today', {}],
  ['consents/ending', {}],
  ['copies/list', { view: 'open', limit: 50 }],
  ['names/list', { view: 'tasks', limit: 50 }],
  ['disclosures/list', { buildingId: ids.harborView, from: 0, until: Number.MAX_SAFE_INTEGER, limit: 50 }],
  ['disclosures/students', { numbers: [NUMBER] }],
  ['students/list', { may: 'copy.make', ...SEARCH }],
  ['students/list', { may: 'copy.make', query: NUMBER, limit: 50 }],
] as const;

/** What a social worker lists. */
const OF_WORKER = [
  ['cases/list', { view: 'open', limit: 50 }],
  ['committee/agenda', { day: MEETING }],
  ['follow-ups/list', {}],
  ['history/own', { limit: 50 }],
  ['students/list', { may: 'student.view', ...SEARCH }],
  ['students/lookup', { seen: { ...SEEN, sisId: undefined } }],
] as const;

it('R204: names the student as they are called in every list of who works with them, from that day until its last', async () => {
  const server = await everywhere();
  const custodian = await acting(server, 'anwosu');
  const all = async () => {
    const found = [];
    for (const list of OF_CUSTODIAN) found.push(await told(server, custodian, list));
    return found;
  };
  expect(await all()).toEqual(OF_CUSTODIAN.map(() => WITHOUT));
  await teaches(server, ids.nwosu, '2026-11-21');
  expect(await all()).toEqual(OF_CUSTODIAN.map(() => WITH));
  await teaches(server, ids.nwosu, TODAY);
  expect(await all()).toEqual(OF_CUSTODIAN.map(() => WITHOUT));
});

it('R204: names them so in the caseload, on the agenda, in reminders and in one’s own history, until the policy forbids it', async () => {
  const server = await everywhere();
  const worker = await acting(server, 'rortiz');
  const all = async () => {
    const found = [];
    for (const list of OF_WORKER) found.push(await told(server, worker, list));
    return found;
  };
  expect(await all()).toEqual(OF_WORKER.map(() => WITH));
  const head = await acting(server, 'mhaskins');
  for (const list of [OF_WORKER[0], OF_WORKER[1], OF_WORKER[4]])
    expect(await told(server, head, list)).toEqual(WITHOUT);
  const custodian = await nameDesk(server, 'anwosu');
  await custodian.say('forbidden', {}, (await custodian.policy()).newest.rev);
  expect(await all()).toEqual(OF_WORKER.map(() => WITHOUT));
});

it('R204: the names of a person’s caseload are told to a principal who teaches the student, and to no other', async () => {
  const server = await everywhere();
  const head = await acting(server, 'mhaskins');
  const caseload = ['people/person', { staffId: ids.ortiz }] as const;
  expect(await told(server, head, caseload)).toEqual(WITHOUT);
  await teaches(server, ids.haskins, null);
  expect(await told(server, head, caseload)).toEqual(WITH);
});

it('R196: what leaves the school keeps the roster’s name, also where its maker works with the student', async () => {
  const server = await everywhere();
  await teaches(server, ids.nwosu, null);
  const custodian = await acting(server, 'anwosu');
  const range = { buildingId: ids.harborView, from: 0, until: Number.MAX_SAFE_INTEGER };
  const { status, text } = await custodian.ask('disclosures/export', { ...range, format: 'csv' });
  expect(status).toBe(200);
  expect(text).toContain(ROSTER);
  expect(text).not.toContain('Kit');
});

it('R197: once the school’s system has the updated name, no list, suggestion, view of the trail or export holds the other', async () => {
  const server = await everywhere();
  await server.store.tend((tx) =>
    tx.db.update(tx.tables.student).set({ givenName: 'Kit' }).where(eq(tx.tables.student.id, ids.kiri)),
  );
  const range = { buildingId: ids.harborView, from: 0, until: Number.MAX_SAFE_INTEGER };
  const trail = [
    ['audit/list', { limit: 50 }],
    ['disclosures/export', { ...range, format: 'csv' }],
  ] as const;
  for (const [username, lists] of [
    ['rortiz', OF_WORKER.slice(0, -1)],
    ['anwosu', [...OF_CUSTODIAN, ...trail]],
  ] as const) {
    const who = await acting(server, username);
    for (const [path, body] of lists) {
      const { status, text } = await who.ask(path, body);
      expect([path, status, text.includes('Kit'), text.includes('Kiri')]).toEqual([path, 200, true, false]);
    }
  }
});

it('R204: the agenda packet names students as its own reader may know them', async () => {
  const server = await everywhere();
  await ofCommittee(server, 'member', 'committeeMember');
  const packet = async (username: string) => {
    const token = await server.signIn(username);
    const answer = await server.send('POST', '/v1/committee/packet', { day: MEETING }, token);
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    const line = String(await server.one("SELECT line FROM audit WHERE action = 'committee.packet' ORDER BY seq DESC"));
    return { text: text.replaceAll(/\s+/g, ' '), isFlagged: decodeLine(line).fieldClasses?.includes('flag') };
  };
  const own = await packet('rortiz');
  expect(own.text).toContain(IN_USE);
  expect(own.text).toContain(`in the school's system: ${ROSTER}`);
  expect(own.isFlagged).toBe(true);
  const other = await packet('member');
  expect(other.text).toContain(ROSTER);
  expect(other.text).not.toContain('Kit');
  expect(other.isFlagged).toBe(false);
});

it('R204: whoever reviews uses, emergencies and applications reads the name in use of those with whom they work', async () => {
  const server = await testServer();
  await approved(server);
  const [tove, cole] = [await acting(server, 'tsoderberg'), await acting(server, 'gcole')];
  expect(await tove.op('emergency.open', { seen: SEEN, threat: THREAT })).toMatchObject({ outcome: 'applied' });
  const asksFor = await applied(tove, cole);
  expect(await cole.op('application.decide', decision(asksFor))).toMatchObject({ outcome: 'applied' });
  await used(server, { by: ids.ortiz, at: LATE });
  await find(server);
  const [reviewer, rosa] = [await acting(server, 'gcole'), await acting(server, 'rortiz')];
  const [question] = (await own(rosa)).rows;
  const answered = { questionId: question?.questionId, text: 'The family could come no earlier.' };
  expect(await rosa.op('question.answer', answered)).toMatchObject({ outcome: 'applied' });
  const REVIEWED = [
    ['emergencies/list', { state: 'open', limit: 50 }],
    ['applications/list', { whose: 'all', limit: 50 }],
    ['questions/list', { state: 'open', limit: 50 }],
  ] as const;
  for (const list of REVIEWED) expect(await told(server, reviewer, list)).toEqual(WITHOUT);
  await teaches(server, ids.cole, null);
  for (const list of REVIEWED) expect(await told(server, reviewer, list)).toEqual(WITH);
  expect(await told(server, rosa, ['questions/own', { limit: 50 }])).toEqual(WITH);
});
