import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../shared/areas/disclosures/release-form.ts';
import { faultsOf } from '../../../shared/areas/disclosures/judge.ts';
import { refusalsSchema } from '../../../shared/areas/directory/directory.ts';
import { type Filled, schemaOf } from '../../../shared/areas/forms/form-spec.ts';
import { hexSha256 } from '../../audit/hex-sha256.ts';
import { acting } from '../../../test/tools/acting.ts';
import { giveAttributes, arrange } from '../../../test/tools/access-store.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { desk, enroll, MILITARY, PUBLIC, student } from './testing/desk.ts';

const SENIORS = [1, 2, 3, 4, 5].map((n) => ({ n, grade: n === 5 ? '11' : '12' }));
const namesIn = (text: string) => [...text.matchAll(/^Family0*(\d+)/gm)].map(([, n]) => Number(n));
const logged = async (server: TestServer) => (await server.rows('SELECT student_id FROM disclosure ORDER BY 1')).flat();

/** A district with a policy, five older students and a junior one. */
async function open() {
  const server = await testServer();
  await enroll(server, [...SENIORS, { n: 9, grade: '09' }]);
  const nwosu = await desk(server);
  expect(await nwosu.policy()).toMatchObject({ outcome: 'applied' });
  return { server, nwosu };
}

async function made(nwosu: Awaited<ReturnType<typeof desk>>, filled: Filled, scope: object = {}) {
  const requestId = v7();
  expect(await nwosu.ask(filled, scope, requestId)).toMatchObject({ outcome: 'applied' });
  expect(await nwosu.make(requestId)).toMatchObject({ outcome: 'applied' });
  const file = await nwosu.file(requestId);
  const row = (await nwosu.read()).requests.find((one) => one.requestId === requestId);
  return { requestId, file, row };
}

describe('R105, R160, R164: a list for recruiters', () => {
  it('leaves out who refused recruiters and not who refused the public, and logs each who is on it', async () => {
    const { server, nwosu } = await open();
    await nwosu.refuse(student(1), { recruiters: ['all'] });
    await nwosu.refuse(student(2), { public: ['all'] });
    await nwosu.refuse(student(3), { recruiters: ['name'], public: ['grade'] });
    const { file, row } = await made(nwosu, MILITARY);
    if (file.state !== 'same') throw new Error('The list has changed.');
    expect(namesIn(file.text)).toEqual([2, 4, 5]);
    expect(await logged(server)).toEqual([2, 4, 5].map(student));
    expect(row?.answer).toMatchObject({ outcome: 'made', count: 3, refused: 2, items: ['name'], logged: true });
    // R165: what it may be used for stands in the file.
    expect(file.text).toContain('military recruiting personnel');
    expect(file.text).not.toMatch(/,12|,11|Harbor View/);
  });

  it('has an entry that the log would take as it is, under R105', async () => {
    const { server, nwosu } = await open();
    await made(nwosu, MILITARY);
    const [row] = await server.rows(
      `SELECT d.basis, d.outcome, d.party, d.interest, f.filled FROM disclosure d
       JOIN disclosure_form f ON f.disclosure_id = d.id LIMIT 1`,
    );
    expect(row?.slice(0, 4)).toEqual(['R105', 'released', 'Sgt. Lee, Army', 'Recruiting']);
    const filled = JSON.parse(String(row?.[4])) as Filled;
    const form = { outcome: 'released', basis: 'R105', filled } as const;
    expect(schemaOf(fieldsOf(form)).safeParse(filled).error).toBeUndefined();
    expect(faultsOf(form, { age: 17, today: '2026-11-20', studiesOpen: false })).toEqual([]);
  });

  it('R119: is found in the log by whoever got it, whatever signs their name has', async () => {
    const { server, nwosu } = await open();
    await made(nwosu, { ...MILITARY, party: 'José Núñez, Ejército' });
    const self = await acting(server, 'anwosu');
    const found = { from: 0, until: server.runtime.now() + 1, limit: 10, receiver: 'nuñez ejer' };
    const { text } = await self.ask('disclosures/list', found);
    expect(JSON.parse(text)).toMatchObject({ total: 5 });
  });

  it('W8: waits with its day until it is made or denied, what is due first', async () => {
    const { nwosu } = await open();
    const [first, second] = [v7(), v7()];
    await nwosu.ask({ ...MILITARY, askedOn: '2026-11-10' }, {}, first);
    await nwosu.ask({ ...MILITARY, askedOn: '2026-10-01' }, {}, second);
    const { requests } = await nwosu.read();
    expect(requests.map(({ requestId, clock }) => [requestId, clock?.due])).toEqual([
      [second, '2026-11-30'],
      [first, '2027-01-09'],
    ]);
    expect(requests[0]?.clock?.working).toContain('60');
    expect(await nwosu.deny(second)).toMatchObject({ outcome: 'applied' });
    const after = (await nwosu.read()).requests;
    expect(after[1]).toMatchObject({ requestId: second, clock: null, answer: { outcome: 'denied' } });
    expect(await nwosu.make(second)).toMatchObject({ outcome: 'refused', code: 'list-answered' });
  });

  it('is of grades 11 and 12, and not made before the yearly date has passed (R161)', async () => {
    const { server, nwosu } = await open();
    expect(await nwosu.ask(MILITARY, { grades: ['09'] })).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.scope.grades', code: 'not-for-recruiters' }],
    });
    const rev = (await nwosu.read()).inForce.rev;
    await nwosu.policy({ recruitersBy: '2026-11-20' }, rev);
    const requestId = v7();
    await nwosu.ask(MILITARY, {}, requestId);
    expect(await nwosu.make(requestId)).toMatchObject({ outcome: 'refused', code: 'recruiters-early' });
    expect([await logged(server), await server.one('SELECT count(*) FROM directory_list')]).toEqual([[], 0]);
  });

  it('R126: is not made for a party under a bar', async () => {
    const { server, nwosu } = await open();
    const self = await acting(server, 'anwosu');
    const partyId = v7();
    await self.op('party.add', { partyId, name: 'Army', capacity: 'military' });
    const bar = { partyId, from: '2026-11-20', until: '2031-12-31', ground: 'department', finding: 'Passed it on.' };
    expect(await self.op('party.bar', bar)).toMatchObject({ outcome: 'applied' });
    const requestId = v7();
    await nwosu.ask(MILITARY, {}, requestId);
    expect(await nwosu.make(requestId)).toMatchObject({ outcome: 'refused', code: 'party-barred' });
    expect(await logged(server)).toEqual([]);
  });
});

describe('R104: a list of directory information', () => {
  it('is made once, with filter, count and hash in the trail, and no entry in a log (R117)', async () => {
    const { server, nwosu } = await open();
    await nwosu.refuse(student(2), { public: ['all'] });
    await nwosu.refuse(student(3), { public: ['grade'] });
    const { file, requestId, row } = await made(nwosu, PUBLIC, { buildings: [ids.harborView], grades: ['12'] });
    if (file.state !== 'same') throw new Error('The list has changed.');
    expect(namesIn(file.text)).toEqual([1, 3, 4]);
    expect(file.text).toContain('Family000003,Given3,,,Harbor View High');
    expect(file.text).toContain('Family000004,Given4,,12,Harbor View High');
    expect(file.sha256).toBe(hexSha256(file.text));
    expect(row?.answer).toMatchObject({ outcome: 'made', count: 3, refused: 1, sha256: file.sha256, logged: false });
    expect(await logged(server)).toEqual([]);
    const detail = await server.one(
      `SELECT detail FROM audit_detail WHERE seq = (SELECT max(seq) FROM audit WHERE action = 'directory.make')`,
    );
    expect(JSON.parse(String(detail))).toMatchObject({
      requestId,
      buildings: [ids.harborView],
      grades: ['12'],
      items: ['name', 'grade', 'school'],
      count: 3,
      sha256: file.sha256,
    });
    expect(String(detail)).not.toContain('Family');
    expect(await nwosu.make(requestId)).toMatchObject({ outcome: 'refused', code: 'list-answered' });
  });

  it('R129, R117: is logged where the district limits it to a party and a purpose, and made for no other', async () => {
    const { server, nwosu } = await open();
    const { rev } = (await nwosu.read()).inForce;
    await nwosu.policy({ parties: ['Harbor Gazette'], purposes: ['Yearbook'] }, rev);
    const other = v7();
    await nwosu.ask({ ...PUBLIC, party: 'Another Paper' }, {}, other);
    expect(await nwosu.make(other)).toMatchObject({ outcome: 'refused', code: 'not-for-party' });
    await made(nwosu, PUBLIC, { grades: ['11'] });
    expect(await server.rows('SELECT student_id, basis FROM disclosure')).toEqual([[student(5), 'R104']]);
  });

  it('R131: is not given again once somebody has refused', async () => {
    const { nwosu } = await open();
    const { requestId, file } = await made(nwosu, PUBLIC, { grades: ['12'] });
    expect(file.state).toBe('same');
    expect(await nwosu.file(requestId)).toEqual(file);
    await nwosu.refuse(student(4), { public: ['all'], receivedOn: '2026-11-20' });
    expect(await nwosu.file(requestId)).toEqual({ state: 'changed' });
  });

  it('R131, C2: is not made before the time to refuse is over, nor without a policy', async () => {
    const server = await testServer();
    const nwosu = await desk(server);
    const requestId = v7();
    await nwosu.ask(PUBLIC, {}, requestId);
    expect(await nwosu.make(requestId)).toMatchObject({ outcome: 'refused', code: 'no-policy' });
    await nwosu.policy({ noticeOn: '2026-10-21', openingOn: '2026-11-02' });
    const { refuse, requests } = await nwosu.read();
    expect([refuse?.byNotice.due, refuse?.byOpening.due, refuse?.last]).toEqual([
      '2026-11-20',
      '2026-11-16',
      '2026-11-20',
    ]);
    expect(requests[0]?.fault).toBe('too-early');
    expect(await nwosu.make(requestId)).toMatchObject({ outcome: 'refused', code: 'too-early' });
  });

  it('R136: has former students where they are asked for, but for what they refused while attending', async () => {
    const { server, nwosu } = await open();
    await enroll(server, [
      { n: 21, grade: '12', until: '2025-06-06' },
      { n: 22, grade: '12', until: '2025-06-06' },
    ]);
    await nwosu.refuse(student(21), { public: ['all'], receivedOn: '2024-09-10' });
    const now = await made(nwosu, PUBLIC, { grades: ['12'] });
    const all = await made(nwosu, { ...PUBLIC, who: 'all' }, { grades: ['12'] });
    if (now.file.state !== 'same' || all.file.state !== 'same') throw new Error('A list has changed.');
    expect([namesIn(now.file.text), namesIn(all.file.text)]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4, 22],
    ]);
    expect(refusalsSchema.parse(JSON.parse((await nwosu.refusals(student(21))).text))).toMatchObject({
      former: true,
      now: { recruiters: [] },
      refusals: [{ holds: true }],
    });
  });

  it('R128: has nobody of a sealed record, nor who is at no school of the district', async () => {
    const { server, nwosu } = await open();
    await arrange(server.store, server.runtime, async (tx) => {
      await giveAttributes(tx, student(1), [{ attribute: 'sealed', since: '2026-09-01', until: null }]);
      await tx.db.update(tx.tables.building).set({ kind: 'other' });
      await tx.db.insert(tx.tables.building).values({
        id: student(900),
        sourcedId: 'b9',
        number: '9',
        name: 'One school',
        kind: 'school',
        active: true,
      });
    });
    await enroll(server, [{ n: 31, grade: '12', buildingId: student(900) }]);
    const { file } = await made(nwosu, PUBLIC, { grades: ['12'] });
    expect(file.state === 'same' && namesIn(file.text)).toEqual([31]);
  });

  it('escapes what a spreadsheet would take for a formula', async () => {
    const { server, nwosu } = await open();
    await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ givenName: '=HYPERLINK("x")' }));
    const { file } = await made(nwosu, PUBLIC, { grades: ['11'] });
    expect(file.state === 'same' && file.text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('R134, R136, T5: a refusal', () => {
  it('is kept as it was signed, once, and ends once', async () => {
    const { server, nwosu } = await open();
    const refusalId = v7();
    expect(await nwosu.refuse(ids.kiri, { public: ['all'] }, refusalId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.refuse(ids.kiri, { public: ['all'] }, refusalId)).toMatchObject({ code: 'refusal-kept' });
    const read = async () => refusalsSchema.parse(JSON.parse((await nwosu.refusals(ids.kiri)).text));
    expect((await read()).now.public).toContain('name');
    expect((await read()).now.recruiters).toEqual([]);
    expect(await nwosu.rescind(ids.kiri, refusalId, { receivedOn: '2026-09-09' })).toMatchObject({
      issues: [{ path: 'body.filled.receivedOn', code: 'before-refused' }],
    });
    expect(await nwosu.rescind(ids.kiri, refusalId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.rescind(ids.kiri, refusalId)).toMatchObject({ issues: [{ code: 'ended' }] });
    expect(await read()).toMatchObject({ now: { public: [] }, refusals: [{ holds: false, rescinded: {} }] });
    const lines = (await server.rows(`SELECT line FROM audit WHERE action LIKE 'directory.%'`)).flat().join('\n');
    expect(lines).not.toMatch(/Elm Street|A parent/);
  });

  it('says what it lacks at its field, and keeps nothing', async () => {
    const { server, nwosu } = await open();
    expect(await nwosu.refuse(ids.kiri, {})).toMatchObject({
      issues: [{ path: 'body.filled.public', code: 'nothing' }],
    });
    expect(await nwosu.refuse(ids.kiri, { recruiters: ['all'], receivedOn: '2026-11-21' })).toMatchObject({
      issues: [{ path: 'body.filled.receivedOn', code: 'future' }],
    });
    expect(await server.one('SELECT count(*) FROM directory_refusal')).toBe(0);
  });

  it('is kept by records managers and by the principal of the building, and by nobody else', async () => {
    const { server } = await open();
    const haskins = await desk(server, 'mhaskins');
    expect(await haskins.refuse(ids.kiri, { public: ['all'] })).toMatchObject({ outcome: 'applied' });
    for (const username of ['rortiz', 'jmwangi', 'gcole']) {
      const other = await desk(server, username);
      expect(await other.refuse(ids.kiri, { public: ['all'] })).toMatchObject({ code: 'not-allowed' });
      expect((await other.refusals(ids.kiri)).status).toBe(404);
    }
  });
});

it('R132: a refusal hides nothing of the student in the student’s own class', async () => {
  const { server, nwosu } = await open();
  const mwangi = await acting(server, 'jmwangi');
  const seen = async () => {
    const sheet = JSON.parse((await mwangi.ask('students/face-sheet', { studentId: ids.kiri })).text) as {
      student: unknown;
    };
    return sheet.student;
  };
  const before = await seen();
  await nwosu.refuse(ids.kiri, { public: ['all'], recruiters: ['all'] });
  expect(before).toMatchObject({ sisId: '204417' });
  expect(await seen()).toEqual(before);
});

it('R137: one desk sets the policy, sees who asked and makes lists', async () => {
  const { server, nwosu } = await open();
  const { requestId } = await made(nwosu, PUBLIC);
  for (const username of ['mhaskins', 'gcole', 'jmwangi']) {
    const other = await desk(server, username);
    expect([await other.readStatus(), await other.fileStatus(requestId)]).toEqual([403, 403]);
    for (const answer of [
      await other.policy(),
      await other.ask(PUBLIC),
      await other.make(requestId),
      await other.deny(requestId),
    ])
      expect(answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  }
  const { inForce } = await nwosu.read();
  expect(await nwosu.policy({ fee: '$20' }, inForce.rev - 1)).toMatchObject({ code: 'stale' });
  expect(await nwosu.policy({ noticeOn: '2026-09-02' }, inForce.rev)).toMatchObject({
    issues: [{ path: 'body.policy.noticeOn' }],
  });
  expect(await nwosu.policy({ fee: '$20' }, inForce.rev)).toMatchObject({ outcome: 'applied' });
  expect(await nwosu.read()).toMatchObject({ inForce: { policy: { fee: '$20' } }, earlier: [{ policy: { fee: '' } }] });
});

it('R105, R160: a list of a large district gives others their turn, and has each student once', async () => {
  const server = await testServer();
  const many = Array.from({ length: 3000 }, (_, n) => ({ n, grade: '12' }));
  await enroll(server, many);
  const nwosu = await desk(server);
  await nwosu.policy();
  const requestId = v7();
  await nwosu.ask(MILITARY, {}, requestId);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const answer = await nwosu.make(requestId);
  clearInterval(timer);
  expect(answer).toMatchObject({ outcome: 'applied' });
  expect(turns).toBeGreaterThan(5);
  expect(await server.one('SELECT count(DISTINCT student_id) FROM disclosure')).toBe(3000);
  const file = await nwosu.file(requestId);
  expect(file.state === 'same' && namesIn(file.text)).toEqual(many.map(({ n }) => n));
});
