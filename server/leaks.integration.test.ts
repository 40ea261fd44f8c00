/**
 * An unrelated teacher learns nothing: not from a list, a count, a search, an export, a suggestion or an error, not
 * even that a student exists. Every route and every op is asked about a student who is hidden from the asker and about
 * one whom nobody has; the answers must be the same but for what the asker sent.
 */
import { GENERAL } from '../shared/areas/consents/testing/consents.ts';
import { expect, it } from 'vitest';
import { historySchema } from '../shared/areas/access/sight.ts';
import { DEFAULT_SHEET_FORM } from '../shared/areas/cases/first-sheet-form.ts';
import { FIRST_LETTER_TEMPLATES } from '../shared/areas/letters/first-templates.ts';
import { EMPTY_CALENDAR } from '../shared/clocks/calendar.ts';
import { OP_KINDS, type OpKind } from '../shared/wire/ops.ts';
import { ids } from '../test/tools/small-district.ts';
import { testServer, type TestServer } from '../test/tools/test-server.ts';
import { MEETING, ofCommittee, putOnAgenda } from './areas/committee/testing/on-agenda.ts';
import { readPdf } from './documents/testing/read-pdf.ts';
import { apiRoutes } from './testing/api-document.ts';

interface About {
  readonly studentId: string;
  readonly sisId: string;
  readonly name: string;
}

const HIDDEN: About = { studentId: ids.kiri, sisId: '204417', name: 'Kiri Baptiste-Nguyen' };
const UNKNOWN: About = { studentId: '00000000-0000-7000-8000-0000000000ee', sisId: '999999', name: 'Nobody Atall' };
/** What must not come back of the hidden one, but where the asker said it first. */
const SECRETS = [
  /Kiri/i,
  /Baptiste/i,
  /204417/,
  /2012-03-14/,
  /Bus moved/,
  new RegExp(ids.kiri),
  /K\. B\./,
  /Counselling twice/,
  /Harbor clinic/,
  /Fell from/,
  /Sealed jury/,
];

const seen = ({ sisId, name }: About) => ({
  system: 'north-harbor-sis',
  idKind: 'studentNumber',
  sisId,
  name,
  adapterRevision: 1,
});
const OTHER = ids.mwangi;
const ROW = '00000000-0000-7000-8000-0000000000ff';
const words = { text: 'A reason of some length.', reason: 'A reason of some length.' };

/** Of the log of the hidden student. */
const ENTRY = '00000000-0000-7000-8000-0000000000fd';
const RELEASE = {
  outcome: 'released',
  basis: 'R102',
  filled: {
    day: '2026-11-20',
    party: 'Harbor clinic',
    capacity: 'help',
    interest: 'To treat a fall',
    records: ['health'],
    threat: 'Fell from the stairs',
    proven: 'called-back',
    noticeGiven: true,
  },
};

const { threat: _, noticeGiven: __, ...asked } = RELEASE.filled;
/** Signed before today. */
const CONSENT = { ...GENERAL, signedOn: '2026-11-01' };
const SEALED = {
  outcome: 'released',
  basis: 'R101',
  filled: { ...asked, party: 'Sealed jury', capacity: 'court', order: 'No. 7', noNotice: 'secrecy' },
};

const REPORT = { subject: 'services', by: 'school', period: { from: '2026-07', until: '2027-07' } };

/** What the asker sends to each route. */
const ASKS: Readonly<Record<string, (about: About) => object | undefined>> = {
  'get /v1/me': () => undefined,
  'get /v1/adapters': () => undefined,
  'get /v1/mapping': () => undefined,
  'get /v1/sheet-form': () => undefined,
  'get /v1/letter-templates': () => undefined,
  'get /v1/calendar': () => undefined,
  'post /v1/calendar/propose': () => ({ year: 2026, state: 'MN' }),
  'get /v1/schools': () => undefined,
  'post /v1/mapping/compare': () => ({ rows: [] }),
  'post /v1/mapping/try': () => ({ rows: [], who: { kind: 'person', staffId: OTHER } }),
  'post /v1/students/lookup': (about) => ({ seen: seen(about) }),
  'post /v1/students/face-sheet': ({ studentId }) => ({ studentId }),
  'post /v1/follow-ups/list': ({ studentId }) => ({ studentId }),
  'post /v1/students/list': ({ name }) => ({ may: 'student.view', query: name, limit: 50 }),
  'post /v1/students/audience': ({ studentId }) => ({ studentId }),
  'post /v1/access/check': ({ studentId }) => ({ studentId, staffId: OTHER, day: '2026-11-20' }),
  'post /v1/access/simulate': () => ({ staffId: OTHER, limit: 50 }),
  'post /v1/access/simulate/face-sheet': ({ studentId }) => ({ studentId, staffId: OTHER }),
  'post /v1/pull': ({ studentId }) => ({ held: [{ id: studentId, rev: 0 }], editing: [studentId] }),
  'post /v1/drafts/open': ({ studentId }) => ({ sealed: [`1.${studentId}.AAAA`] }),
  'post /v1/committee/agenda': () => ({ day: MEETING }),
  'post /v1/committee/packet': () => ({ day: MEETING }),
  'post /v1/committee/ics': () => ({ day: MEETING }),
  'post /v1/disclosures/list': () => ({ buildingId: ids.harborView, from: 0, until: 1, limit: 10 }),
  'post /v1/disclosures/read': ({ studentId }) => ({ studentId }),
  'get /v1/sealed-releases': () => undefined,
  'get /v1/parties': () => undefined,
  'post /v1/audit/digest': () => ({ day: '2026-11-20' }),
  'post /v1/audit/export': ({ studentId }) => ({ filter: { studentId } }),
  'post /v1/audit/proof': () => ({ seq: 1 }),
  'post /v1/audit/list': ({ studentId }) => ({ filter: { studentId }, limit: 50 }),
  'post /v1/prints': ({ studentId }) => ({ what: 'access-record', studentId }),
  'post /v1/trail/witness': () => ({ seen: null }),
  'post /v1/people/list': ({ name }) => ({ query: name, limit: 50 }),
  'post /v1/people/person': () => ({ staffId: OTHER }),
  'post /v1/cases/read': ({ studentId }) => ({ studentId }),
  'post /v1/letters/read': ({ studentId }) => ({ studentId }),
  'post /v1/consents/read': ({ studentId }) => ({ studentId }),
  'post /v1/requests/read': ({ studentId }) => ({ studentId }),
  'post /v1/requests/list': () => ({ view: 'open', limit: 50 }),
  'post /v1/cases/list': () => ({ view: 'open', limit: 50 }),
  'post /v1/applications/list': () => ({ whose: 'own', limit: 50 }),
  'post /v1/emergencies/list': () => ({ state: 'open', limit: 50 }),
  'post /v1/questions/own': () => ({ limit: 50 }),
  'post /v1/questions/list': () => ({ state: 'open', limit: 50 }),
  'post /v1/reports/deidentified': () => REPORT,
  'post /v1/reports/deidentified/csv': () => REPORT,
};
/** Asked in other tests, or below: signing in and out, and the ops, which stand below. */
const ELSEWHERE = ['post /v1/session', 'delete /v1/session', 'post /v1/ops', 'post /v1/history/own'];

/** What the asker sends as each op. */
const OPS: Readonly<Record<OpKind, (about: About) => object>> = {
  'contact.add': ({ studentId }) => ({
    studentId,
    form: { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'A note', happenedAt: 0 },
  }),
  'contact.addendum': ({ studentId }) => ({ studentId, contactId: ROW, note: 'A note' }),
  'follow-up.close': ({ studentId }) => ({ studentId, followUpId: ROW, outcome: 'done' }),
  'sheet.write': ({ studentId }) => ({ studentId, fields: [{ field: 'goals', text: 'A goal', baseRev: 0 }] }),
  'case.open': ({ studentId }) => ({ studentId, form: { kind: 'referred', day: '2026-11-20', filled: {} } }),
  'case.step': ({ studentId }) => ({
    studentId,
    caseId: ROW,
    form: { kind: 'met', day: '2026-11-20', filled: { attended: ['student'] } },
  }),
  'sheet-form.edit': () => ({ rev: 0, fields: DEFAULT_SHEET_FORM.fields }),
  'letter-templates.edit': () => ({ rev: 0, templates: FIRST_LETTER_TEMPLATES.templates }),
  'calendar.edit': () => ({ rev: 0, calendar: EMPTY_CALENDAR }),
  'letter.send': ({ studentId }) => ({
    studentId,
    letterId: ROW,
    form: {
      template: 'meeting',
      version: 0,
      lang: 'en',
      party: 'parent',
      to: 'Dana',
      way: 'mail',
      subject: 'A meeting',
      body: 'Please come.',
    },
  }),
  'consent.record': ({ studentId }) => ({ studentId, consentId: ROW, filled: { kind: 'general' } }),
  'consent.use': ({ studentId }) => ({ studentId, consentId: ROW, useId: ROW, filled: { day: '2026-11-20' } }),
  'consent.end': ({ studentId }) => ({ studentId, consentId: ROW, reason: 'revoked', note: 'By letter.' }),
  'request.open': ({ studentId }) => ({
    studentId,
    requestId: ROW,
    kind: 'transfer-in',
    form: { kind: 'received', day: '2026-11-20', filled: { party: 'Elsewhere School', enrolled: true } },
  }),
  'request.step': ({ studentId }) => ({
    studentId,
    requestId: ROW,
    stepId: ROW,
    disclosureId: ROW,
    form: { kind: 'withdrawn', day: '2026-11-20', filled: { how: 'By phone' } },
  }),
  'disclosure.record': ({ studentId }) => ({ studentId, disclosureId: ROW, form: RELEASE }),
  'disclosure.correct': ({ studentId }) => ({ studentId, disclosureId: ENTRY, why: words.reason }),
  'disclosure.seal': ({ studentId }) => ({ studentId, releaseId: ROW, form: RELEASE }),
  'party.add': () => ({ partyId: ROW, name: 'County court', capacity: 'court' }),
  'party.bar': () => ({ partyId: ROW, from: '2026-11-20', until: '2031-11-20', ground: 'study', finding: words.text }),
  'party.unbar': () => ({ partyId: ROW, why: words.reason }),
  'committee.edit': () => ({ rev: 0, days: { weekday: 3, closed: [] } }),
  'application.write': (about) => ({ about: about.sisId, seen: seen(about), information: 'All', need: 'A need' }),
  'application.withdraw': () => ({ applicationId: ROW }),
  'application.decide': ({ studentId }) => ({
    applicationId: ROW,
    rev: 1,
    form: 'full',
    studentId,
    fieldClasses: [],
    until: '2026-12-20',
    text: words.text,
  }),
  'grant.end': () => ({ grantId: ROW, reason: words.reason }),
  // An emergency does open a record that is there, at once and in everybody's sight. What it must not tell is why it
  // opened none: here the page names somebody else than the record.
  'emergency.open': ({ sisId }) => ({
    seen: { ...seen(UNKNOWN), sisId },
    threat: 'Says he will hurt himself tonight.',
  }),
  'emergency.review': () => ({ grantId: ROW, finding: 'justified', text: words.text }),
  'question.answer': () => ({ questionId: ROW, text: words.text }),
  'question.review': () => ({ questionId: ROW, finding: 'in-order', text: words.text, seenAnswerAt: null }),
  'mapping.save': () => ({ rev: 0, rows: [] }),
  'mapping.drop': () => ({ rev: 1 }),
  'mapping.publish': () => ({ rev: 1, reason: words.reason, regulation: 'R-1' }),
  'caseload.assign': ({ studentId }) => ({
    staffId: OTHER,
    studentId,
    relation: 'serving',
    since: '2026-11-20',
    until: null,
  }),
  'caseload.end': ({ studentId }) => ({
    staffId: OTHER,
    studentId,
    relation: 'serving',
    since: '2026-11-20',
    until: '2026-11-21',
  }),
  'record.seal': ({ studentId }) => ({ studentId, reason: words.reason }),
  'record.unseal': ({ studentId }) => ({ studentId, reason: words.reason }),
};

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
  await done('consent.record', { studentId: ids.kiri, consentId: ENTRY, filled: CONSENT }, custodian);
  return server;
}

it('asks about every route and every op there is', async () => {
  expect([...Object.keys(ASKS), ...ELSEWHERE].sort()).toEqual((await apiRoutes()).sort());
  expect(Object.keys(OPS).sort()).toEqual([...OP_KINDS].sort());
});

it.each(Object.keys(ASKS))('tells an unrelated teacher nothing: %s', async (route) => {
  const server = await noted();
  const token = await server.signIn('tsoderberg');
  const hidden = await answered(server, token, route, ASKS[route]?.(HIDDEN));
  const unknown = await answered(server, token, route, ASKS[route]?.(UNKNOWN));
  expect(hidden.status).not.toBe(422);
  expect(hidden.text.replaceAll(HIDDEN.studentId, 'id')).toBe(unknown.text.replaceAll(UNKNOWN.studentId, 'id'));
  const said = hidden.text.replaceAll(`"gone":["${HIDDEN.studentId}"]`, '');
  for (const secret of SECRETS) expect(said).not.toMatch(secret);
});

it.each([...OP_KINDS])('tells an unrelated teacher nothing: %s', async (kind) => {
  const server = await noted();
  const token = await server.signIn('tsoderberg');
  const send = async (about: About) => {
    const op = { opId: server.runtime.id(), kind, body: OPS[kind](about) };
    return answered(server, token, 'post /v1/ops', { ops: [op] });
  };
  const hidden = await send(HIDDEN);
  const unknown = await send(UNKNOWN);
  const plain = (text: string) => text.replace(/"(rev|seq)":\d+/g, '');
  expect(plain(hidden.text)).toBe(plain(unknown.text));
  expect(hidden.text).not.toMatch(/"invalid"/);
  for (const secret of SECRETS) expect(hidden.text).not.toMatch(secret);
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
