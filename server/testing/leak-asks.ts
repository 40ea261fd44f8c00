import { GENERAL } from '../../shared/areas/consents/testing/consents.ts';
import { DEFAULT_SHEET_FORM } from '../../shared/areas/cases/first-sheet-form.ts';
import { FIRST_LETTER_TEMPLATES } from '../../shared/areas/letters/first-templates.ts';
import { EMPTY_CALENDAR } from '../../shared/clocks/calendar.ts';
import type { OpKind } from '../../shared/wire/ops.ts';
import { ids } from '../../test/tools/small-district.ts';
import { MEETING } from '../areas/committee/testing/on-agenda.ts';

/** Whom the asker asks about. */
export interface About {
  readonly studentId: string;
  readonly sisId: string;
  readonly name: string;
}

export const HIDDEN: About = { studentId: ids.kiri, sisId: '204417', name: 'Kiri Baptiste-Nguyen' };
export const UNKNOWN: About = {
  studentId: '00000000-0000-7000-8000-0000000000ee',
  sisId: '999999',
  name: 'Nobody Atall',
};
/** What must not come back of the hidden one, but where the asker said it first. */
export const SECRETS = [
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
  /Zephyr/,
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
export const ENTRY = '00000000-0000-7000-8000-0000000000fd';
export const RELEASE = {
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
export const CONSENT = { ...GENERAL, signedOn: '2026-11-01' };
export const SEALED = {
  outcome: 'released',
  basis: 'R101',
  filled: { ...asked, party: 'Sealed jury', capacity: 'court', order: 'No. 7', noNotice: 'secrecy' },
};

const REPORT = { subject: 'services', by: 'school', period: { from: '2026-07', until: '2027-07' } };

/** What the asker sends to each route. */
export const ASKS: Readonly<Record<string, (about: About) => object | undefined>> = {
  'get /v1/me': () => undefined,
  'get /v1/adapters': () => undefined,
  'get /v1/adapters/kept': () => undefined,
  'post /v1/adapters': () => ({ json: '{}', publish: false }),
  'post /v1/adapters/health': ({ sisId }) => ({
    reports: [{ id: 'north-harbor-sis', revision: 1, page: sisId, outcome: 'student', count: 1 }],
  }),
  'post /v1/adapters/revision': () => ({ id: 'north-harbor-sis', revision: 1 }),
  'post /v1/adapters/publish': () => ({ id: 'north-harbor-sis', revision: 1 }),
  'post /v1/adapters/switch': () => ({ id: 'north-harbor-sis', on: true }),
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
  'post /v1/disclosures/students': ({ sisId }) => ({ numbers: [sisId] }),
  'get /v1/saved-views': () => undefined,
  'post /v1/disclosures/export': () => ({ from: 0, until: 1, format: 'csv' }),
  'post /v1/disclosures/read': ({ studentId }) => ({ studentId }),
  'post /v1/disclosures/copy/preview': ({ studentId }) => ({ studentId }),
  'post /v1/disclosures/copy': ({ studentId }) => ({
    studentId,
    inspectionId: ROW,
    lang: 'en',
    filled: { who: 'Dana', as: 'parent', proven: 'photo-id' },
  }),
  'post /v1/disclosures/copy/proof': ({ studentId }) => ({ studentId, inspectionId: ROW }),
  'get /v1/sealed-releases': () => undefined,
  'get /v1/parties': () => undefined,
  'get /v1/studies': () => undefined,
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
  'post /v1/requests/open': ({ studentId }) => ({ studentId }),
  'get /v1/directory': () => undefined,
  'post /v1/directory/refusals/read': ({ studentId }) => ({ studentId }),
  'post /v1/directory/file': () => ({ requestId: ROW }),
  'get /v1/names/policy': () => undefined,
  'post /v1/names/read': ({ studentId }) => ({ studentId }),
  'post /v1/names/form': ({ studentId }) => ({ lang: 'en', of: { studentId, updateId: ENTRY } }),
  'post /v1/names/list': () => ({ view: 'tasks', limit: 50 }),
  'post /v1/copies/read': ({ studentId }) => ({ studentId, copyId: ENTRY }),
  'post /v1/copies/list': () => ({ view: 'open', limit: 50 }),
  'post /v1/copies/make': ({ studentId }) => ({ studentId, copyId: ENTRY }),
  'post /v1/copies/file': ({ studentId }) => ({ studentId, copyId: ENTRY }),
  'post /v1/inspections/read': ({ studentId }) => ({ studentId }),
  'post /v1/requests/list': () => ({ view: 'open', limit: 50 }),
  'post /v1/requests/moved': () => ({ rev: 0 }),
  'post /v1/consents/ending': () => ({}),
  'post /v1/today': () => ({}),
  'post /v1/duties/read': () => ({ year: null }),
  'post /v1/cases/list': () => ({ view: 'open', limit: 50 }),
  'post /v1/applications/list': () => ({ whose: 'own', limit: 50 }),
  'post /v1/emergencies/list': () => ({ state: 'open', limit: 50 }),
  'post /v1/questions/own': () => ({ limit: 50 }),
  'post /v1/questions/list': () => ({ state: 'open', limit: 50 }),
  'post /v1/reports/deidentified': () => REPORT,
  'post /v1/reports/deidentified/csv': () => REPORT,
};
/** Asked in other tests, or below: signing in and out, and the ops, which stand below. */
export const ELSEWHERE = ['post /v1/session', 'delete /v1/session', 'post /v1/ops', 'post /v1/history/own'];

/** What the asker sends as each op. */
export const OPS: Readonly<Record<OpKind, (about: About) => object>> = {
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
  'duty.keep': () => ({
    doneId: ROW,
    duty: 'chart',
    year: '2026-27',
    buildingId: null,
    day: '2026-11-20',
    filled: { reviewed: true, attached: true },
  }),
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
  'study.step': () => ({
    studyId: ROW,
    stepId: ROW,
    form: { kind: 'withdrawn', day: '2026-11-20', filled: { how: 'By phone' } },
  }),
  'studies.switch': () => ({ rev: 0, open: true, why: 'The board decided' }),
  'request.step': ({ studentId }) => ({
    studentId,
    requestId: ROW,
    stepId: ROW,
    disclosureId: ROW,
    form: { kind: 'withdrawn', day: '2026-11-20', filled: { how: 'By phone' } },
  }),
  'name.ask': ({ studentId }) => ({ studentId, updateId: ROW, day: '2026-11-20', filled: { currentFirst: 'Dana' } }),
  'name.step': ({ studentId }) => ({
    studentId,
    updateId: ENTRY,
    stepId: ROW,
    form: { kind: 'approved', day: '2026-11-20', filled: { signer: 'Dana' } },
  }),
  'names.edit': () => ({
    rev: 0,
    policy: { mode: 'off', fromDay: '2026-11-20', source: 'The board', counsel: null, lettersHome: false },
  }),
  'directory.refuse': ({ studentId }) => ({ studentId, refusalId: ROW, filled: { receivedBy: 'principal' } }),
  'directory.rescind': ({ studentId }) => ({ studentId, refusalId: ROW, filled: { reason: 'mistake' } }),
  'directory.edit': () => ({
    rev: 0,
    policy: {
      items: ['name'],
      parties: [],
      purposes: [],
      noticeOn: '2026-08-03',
      openingOn: '2026-09-01',
      recruitersBy: '2026-10-01',
      fee: '',
    },
  }),
  'directory.ask': () => ({ requestId: ROW, filled: { audience: 'military' }, scope: { buildings: [], grades: [] } }),
  'directory.make': () => ({ requestId: ROW }),
  'directory.deny': () => ({ requestId: ROW, filled: { why: words.reason } }),
  'copy.begin': ({ studentId }) => ({ studentId, copyId: ROW, stepId: ROW, form: RELEASE }),
  'copy.step': ({ studentId }) => ({ studentId, copyId: ENTRY, stepId: ROW, step: { kind: 'sent' } }),
  'inspection.strike': ({ studentId }) => ({ studentId, inspectionId: ROW, why: words.reason }),
  'inspection.keep': ({ studentId }) => ({ studentId, inspectionId: ROW, filled: { day: '2026-11-20', as: 'parent' } }),
  'disclosure.record': ({ studentId }) => ({ studentId, disclosureId: ROW, form: RELEASE }),
  'disclosure.record-many': ({ studentId }) => ({ students: [{ studentId, disclosureId: ROW }], form: RELEASE }),
  'view.save': () => ({
    viewId: ROW,
    name: 'Denied',
    view: { school: null, year: 'all', basis: null, outcome: 'denied', receiver: null, columns: [] },
  }),
  'view.drop': () => ({ viewId: ROW }),
  'disclosure.correct': ({ studentId }) => ({ studentId, disclosureId: ENTRY, why: words.reason }),
  'disclosure.seal-correct': () => ({ releaseId: ENTRY, why: words.reason }),
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
