/**
 * An unrelated teacher learns nothing: not from a list, a count, a search, an export, a suggestion or an error, not
 * even that a student exists. Every route and every op is asked about a student who is hidden from the asker and about
 * one whom nobody has; the answers must be the same but for what the asker sent.
 */
import { expect, it } from 'vitest';
import { FORM, saying } from '../shared/areas/names/testing/updates.ts';
import { lettersSchema } from '../shared/areas/letters/letter.ts';
import { historySchema } from '../shared/areas/access/sight.ts';
import { OP_KINDS, type OpKind } from '../shared/wire/ops.ts';
import { ids } from '../test/tools/small-district.ts';
import { testServer, type TestServer } from '../test/tools/test-server.ts';
import { ofCommittee, putOnAgenda } from './areas/committee/testing/on-agenda.ts';
import { letterAbout } from './areas/letters/testing/letter-about.ts';
import { readPdf } from './documents/testing/read-pdf.ts';
import { apiRoutes } from './testing/api-document.ts';
import {
  type About,
  ASKS,
  CONSENT,
  ELSEWHERE,
  ENTRY,
  HIDDEN,
  OPS,
  RELEASE,
  SEALED,
  SECRETS,
  UNKNOWN,
} from './testing/leak-asks.ts';
/** Asker's answers with what differs by nature taken out: the request's own id, and op ids. */
async function answered(server: TestServer, token: string, route: string, body: object | undefined) {
  const [method = '', path = ''] = route.split(' ');
  const answer = await server.send(method.toUpperCase(), path, body, token);
  const text = (await answer.text()).replace(/"(requestId|opId)":"[^"]*"/g, '');
  return { status: answer.status, text };
}

/** A note on the hidden student's face sheet, a case on the agenda and a log with a sealed book, so that there is something to leak. */
async function noted(): Promise<TestServer> {
  const server = await testServer();
  const token = await server.signIn('rortiz');
  const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Bus moved', happenedAt: 0 };
  const done = async (kind: OpKind, body: object, by: string) => {
    const op = { opId: server.runtime.id(), kind, body };
    const answer = await server.send('POST', '/v1/ops', { ops: [op] }, by);
    expect(await answer.json()).toMatchObject({ answers: [{ outcome: 'applied' }] });
  };
  await done('contact.add', { studentId: ids.kiri, form }, token);
  await putOnAgenda(server, ids.kiri);
  const custodian = await server.signIn('anwosu');
  await done('disclosure.record', { studentId: ids.kiri, disclosureId: ENTRY, form: RELEASE }, custodian);
  await done('disclosure.seal', { studentId: ids.kiri, releaseId: ENTRY, form: SEALED }, custodian);
  await done('disclosure.seal-correct', { releaseId: ENTRY, why: 'Sealed jury, another one.' }, custodian);
  await done('copy.begin', { studentId: ids.kiri, copyId: ENTRY, stepId: ENTRY, form: RELEASE }, custodian);
  await done('names.edit', { rev: 0, policy: saying('allowed', '2026-11-20') }, custodian);
  const update = { studentId: ids.kiri, updateId: ENTRY, day: '2026-11-20', filled: { ...FORM, first: 'Zephyr' } };
  await done('name.ask', update, token);
  await done('consent.record', { studentId: ids.kiri, consentId: ENTRY, filled: CONSENT }, custodian);
  const read = await server.send('POST', '/v1/letters/read', { studentId: ids.kiri }, token);
  const { student } = lettersSchema.parse(await read.json()).places;
  await done('letter.send', { studentId: ids.kiri, letterId: ENTRY, form: letterAbout(student) }, token);
  return server;
}

it('asks about every route and every op there is', async () => {
  expect([...Object.keys(ASKS), ...ELSEWHERE].sort()).toEqual((await apiRoutes()).sort());
  expect(Object.keys(OPS).sort()).toEqual([...OP_KINDS].sort());
});

/** One server for all: what is refused changes nothing, and so the next is asked of the same. */
it('tells an unrelated teacher nothing, by whatever route', async () => {
  const server = await noted();
  const token = await server.signIn('tsoderberg');
  for (const [route, ask] of Object.entries(ASKS)) {
    const hidden = await answered(server, token, route, ask(HIDDEN));
    const unknown = await answered(server, token, route, ask(UNKNOWN));
    expect.soft(hidden.status, route).not.toBe(422);
    const [met, none] = [
      hidden.text.replaceAll(HIDDEN.studentId, 'id'),
      unknown.text.replaceAll(UNKNOWN.studentId, 'id'),
    ];
    expect.soft(met, route).toBe(none);
    const said = hidden.text.replaceAll(`"gone":["${HIDDEN.studentId}"]`, '');
    for (const secret of SECRETS) expect.soft(said, route).not.toMatch(secret);
  }
});

it('tells an unrelated teacher nothing, by whatever op', async () => {
  const server = await noted();
  const token = await server.signIn('tsoderberg');
  const plain = (text: string) => text.replace(/"(rev|seq)":\d+/g, '');
  for (const kind of OP_KINDS) {
    const send = async (about: About) => {
      const op = { opId: server.runtime.id(), kind, body: OPS[kind](about) };
      return answered(server, token, 'post /v1/ops', { ops: [op] });
    };
    const [hidden, unknown] = [await send(HIDDEN), await send(UNKNOWN)];
    expect.soft(plain(hidden.text), kind).toBe(plain(unknown.text));
    // Of several students it says which of them is none to be entered about: the hidden one like the unknown.
    if (kind !== 'disclosure.record-many') expect.soft(hidden.text, kind).not.toMatch(/"invalid"/);
    for (const secret of SECRETS) expect.soft(hidden.text, kind).not.toMatch(secret);
  }
});

const EVERYBODY = ['rortiz', 'jmwangi', 'tsoderberg', 'anwosu', 'gcole', 'iaguinaldo', 'mhaskins', 'pvance'];

/** Whoever listens to the server says of each answer whether it tells an original name to somebody who may not know it. */
it('R197: tells nobody an original name, by whatever route, but who may know it', async () => {
  const server = await noted();
  for (const username of EVERYBODY) {
    const token = await server.signIn(username);
    for (const [route, ask] of Object.entries(ASKS)) await answered(server, token, route, ask(HIDDEN));
  }
  expect(server.heard.leaks).toEqual([]);
  expect(server.heard.answers.json).toBeGreaterThan(EVERYBODY.length * 50);
  expect(new Set(server.heard.rightful)).toContain('POST /v1/names/read: Zephrine');
  // Each of those who have a part in an update, in its form and its history (R193, R205, R206).
  expect(server.heard.rightful.filter((one) => one.includes('/names/read'))).toHaveLength(3);
});

/** What lists cases: for everybody who works on some, of those whom they may see. */
const LISTS = ['committee/agenda', 'committee/packet', 'committee/ics', 'cases/list'].map((path) => `post /v1/${path}`);

it.each(LISTS)('tells who works on cases nothing of one that is closed to them: %s', async (route) => {
  const server = await noted();
  await ofCommittee(server, 'colleague', 'socialWorker');
  const said = async (username: string) => {
    const path = route.slice('post '.length);
    const answer = await server.send('POST', path, ASKS[route]?.(HIDDEN), await server.signIn(username));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const isPdf = answer.headers.get('content-type') === 'application/pdf';
    return { status: answer.status, text: isPdf ? (await readPdf(bytes)).text : new TextDecoder().decode(bytes) };
  };
  const [own, others] = [await said('rortiz'), await said('colleague')];
  expect([own.status, others.status]).toEqual([200, 200]);
  // Whoever serves the student is told: there is something to leak.
  expect(own.text).toMatch(/Kiri|K\. B\./);
  for (const secret of SECRETS) expect(others.text).not.toMatch(secret);
});

it('tells nobody by their own history which of two refused looks met a student', async () => {
  const server = await noted();
  const token = await server.signIn('tsoderberg');
  for (const about of [HIDDEN, UNKNOWN]) {
    for (const route of ['post /v1/students/lookup', 'post /v1/students/face-sheet', 'post /v1/students/audience']) {
      await answered(server, token, route, ASKS[route]?.(about));
    }
  }
  const answer = await server.send('POST', '/v1/history/own', { limit: 50 }, token);
  const { rows } = historySchema.parse(await answer.json());
  const refused = rows.filter(({ decision }) => decision === 'refused');
  expect(refused).toHaveLength(6);
  const plain = refused.map(({ seq: _, at: __, ...rest }) => JSON.stringify(rest)).sort();
  for (let i = 0; i < plain.length; i += 2) expect(plain[i]).toBe(plain[i + 1]);
});
