import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeRelease, TODAY } from '../../../shared/areas/disclosures/testing/complete.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { readPdf } from '../../documents/testing/read-pdf.ts';
import { COUNSELOR, issuesOf, logDesk, logServer } from './testing/log-desk.ts';

const SEALED = completeRelease('R101', {
  party: 'Jury of Sealsworth',
  capacity: 'court',
  order: 'Docket Zebra',
  noNotice: 'secrecy',
});
const RELEASE = '00000000-0000-7000-8000-0000000000fc';
/** What is right in its place. */
const RIGHT = '00000000-0000-7000-8000-0000000000fb';
/** Nothing but the sealed book may hold any of these. */
const TOLD = /Sealsworth|Zebra|secrecy|0000000000f[bc]|disclosure\.seal|sealed.(release|correct)/i;

/** Kiri's log is empty, and the sealed book is not. */
async function sealed(): Promise<TestServer> {
  const server = await logServer();
  const custodian = await logDesk(server, 'anwosu');
  expect(await custodian.seal(SEALED, RELEASE)).toMatchObject({ outcome: 'applied' });
  return server;
}

/** The same, and its entry was corrected. */
async function corrected(): Promise<TestServer> {
  const server = await sealed();
  const custodian = await logDesk(server, 'anwosu');
  const answer = await custodian.correctSealed(RELEASE, SEALED, RIGHT, 'Sealsworth has another docket.');
  expect(answer).toMatchObject({ outcome: 'applied' });
  return server;
}

describe('R101, R117: a sealed order', () => {
  it('is kept in the custodian’s sealed book, once', async () => {
    const server = await sealed();
    const custodian = await logDesk(server, 'anwosu');
    expect(await custodian.seal(SEALED, RELEASE)).toMatchObject({ outcome: 'refused', code: 'disclosure-kept' });
    expect((await custodian.sealed()).releases).toEqual([
      {
        releaseId: RELEASE,
        student: { id: ids.kiri, name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
        at: server.runtime.now(),
        form: SEALED,
        recorded: { at: server.runtime.now(), by: 'Adaeze Nwosu' },
        corrected: null,
      },
    ]);
  });

  it('is not taken into the log: the person is sent to the records manager, and nothing is kept', async () => {
    const server = await logServer();
    for (const username of ['mhaskins', COUNSELOR, 'anwosu']) {
      const answer = await (await logDesk(server, username)).record(SEALED);
      expect(answer).toMatchObject({ outcome: 'refused', code: 'sealed' });
      expect(answer).toMatchObject({ text: expect.stringMatching(/records manager.*Nothing .* was kept/) });
    }
    for (const table of ['disclosure', 'disclosure_form', 'sealed_release', 'op_result'])
      expect([table, await server.one(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
    expect(JSON.stringify(await server.rows('SELECT line FROM audit'))).not.toMatch(TOLD);
  });

  it('that was denied is told to nobody either: it goes into the sealed book', async () => {
    const server = await logServer();
    const { day, party, capacity, interest, records } = SEALED.filled;
    const filled = {
      day,
      party,
      capacity,
      interest,
      records,
      noNotice: 'secrecy',
      deniedWhy: 'Counsel moved to quash.',
    };
    const denied = { ...SEALED, outcome: 'denied', filled } as typeof SEALED;
    const custodian = await logDesk(server, 'anwosu');
    expect(await custodian.record(denied)).toMatchObject({ outcome: 'refused', code: 'sealed' });
    expect(await custodian.seal(denied, RELEASE)).toMatchObject({ outcome: 'applied' });
    expect((await custodian.sealed()).releases).toMatchObject([{ form: denied }]);
    expect(await server.one('SELECT count(*) FROM disclosure')).toBe(0);
  });

  it('is refused in the trail like any form that is not whole: of no student', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    await principal.record(SEALED);
    await principal.record({ ...SEALED, filled: {} });
    const entries = await server.rows(`SELECT line FROM audit WHERE action = 'disclosure.record' ORDER BY seq`);
    const [sealing, open] = entries.map(([line]) => {
      const { seq: _, at: __, requestId: ___, ...entry } = decodeLine(String(line));
      return entry;
    });
    expect(sealing).toEqual(open);
    expect(sealing).toMatchObject({ decision: 'refused', studentId: undefined, detailCommit: null });
  });

  it('is told even where something else is wrong with the form', async () => {
    const server = await logServer();
    const { day: _, ...filled } = SEALED.filled;
    const answer = await (await logDesk(server, 'mhaskins')).record({ ...SEALED, filled });
    expect(answer).toMatchObject({ code: 'sealed' });
  });

  it('is the only thing that the sealed book takes, whole, of a student that there is', async () => {
    const server = await logServer();
    const custodian = await logDesk(server, 'anwosu');
    expect(await custodian.seal(completeRelease('R101'))).toMatchObject({ outcome: 'refused', code: 'not-sealed' });
    expect(issuesOf(await custodian.seal({ ...SEALED, filled: { ...SEALED.filled, order: '' } }))).toEqual([
      'body.form.filled.order too_small',
    ]);
    const nobody = await logDesk(server, 'anwosu', v7());
    expect(issuesOf(await nobody.seal(SEALED))).toEqual(['body.studentId unknown']);
    expect(await server.one('SELECT count(*) FROM sealed_release')).toBe(0);
  });

  it('is kept by the custodian alone', async () => {
    const server = await logServer();
    for (const username of ['mhaskins', 'gcole', COUNSELOR])
      expect(await (await logDesk(server, username)).seal(SEALED)).toMatchObject({ code: 'not-allowed' });
  });
});

describe('R117: a sealed release', () => {
  it('can’t be told in the trail from what is done with parties, nor can its correction', async () => {
    const server = await corrected();
    const custodian = await logDesk(server, 'anwosu');
    const partyId = v7();
    await custodian.addParty('County Court', partyId);
    await custodian.bar(partyId, TODAY, '2040-01-01');
    await custodian.unbar(partyId);
    const nobody = await logDesk(server, 'anwosu', v7());
    await nobody.seal(SEALED);
    await custodian.correctSealed(v7());
    await nobody.unbar(partyId);
    const lines = await server.rows(`SELECT line FROM audit WHERE action = 'custody.keep' ORDER BY seq`);
    const said = lines.map(([line]) => {
      const { seq: _, at: __, requestId: ___, ...entry } = decodeLine(String(line));
      return JSON.stringify({ ...entry, sessionRef: null });
    });
    const [sealing, correcting, add, bar, unbar, ...refusals] = said;
    expect([correcting, add, bar, unbar]).toEqual([sealing, sealing, sealing, sealing]);
    expect([refusals.length, new Set(refusals).size]).toEqual([3, 1]);
    expect(JSON.parse(String(sealing))).not.toHaveProperty('studentId');
    expect(sealing).toContain('"detailCommit":null');
    await custodian.sealed();
    await custodian.parties();
    const [book, parties] = await server.rows(`SELECT line FROM audit WHERE action = 'custody.view' ORDER BY seq`);
    expect(decodeLine(String(book))).toMatchObject({ resource: 'custody', studentId: undefined });
    expect(decodeLine(String(parties))).toMatchObject({ resource: 'custody', studentId: undefined });
  });

  it('is not counted, and not noted for pulls', async () => {
    const server = await corrected();
    for (const table of ['disclosure', 'disclosure_tally', 'change WHERE rev > 0', 'use_question'])
      expect([table, await server.one(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
  });

  /** Everything that lists, counts, reads, exports or prints, about the student whose release is sealed. */
  const asks: readonly (readonly [path: string, body: object])[] = [
    ['disclosures/read', { studentId: ids.kiri }],
    ['disclosures/list', { buildingId: ids.harborView, from: 0, until: 4e12, limit: 50 }],
    ['disclosures/list', { buildingId: ids.harborView, from: 0, until: 4e12, limit: 50, basis: 'R101' }],
    ['disclosures/export', { from: 0, until: 4e12, format: 'csv' }],
    ['disclosures/export', { from: 0, until: 4e12, format: 'pdf' }],
    ['disclosures/copy/preview', { studentId: ids.kiri }],
    ['inspections/read', { studentId: ids.kiri }],
    ['copies/list', { view: 'open', limit: 50 }],
    ['requests/read', { studentId: ids.kiri }],
    ['requests/list', { view: 'open', limit: 50 }],
    ['today', {}],
    ['pull', { held: [{ id: ids.kiri, rev: 0 }] }],
    ['students/face-sheet', { studentId: ids.kiri }],
    ['students/audience', { studentId: ids.kiri }],
    ['cases/read', { studentId: ids.kiri }],
    ['letters/read', { studentId: ids.kiri }],
    ['audit/list', { filter: { studentId: ids.kiri }, limit: 50 }],
    ['audit/list', { filter: { actions: ['custody.keep', 'custody.view'] }, limit: 50 }],
    ['audit/list', { filter: { use: 'deliberate' }, limit: 50 }],
    ['audit/export', { filter: {} }],
    ['audit/export', { filter: { studentId: ids.kiri } }],
    ['audit/digest', { day: TODAY }],
    ['prints', { what: 'access-record', studentId: ids.kiri }],
    ['prints', { what: 'digest', day: TODAY }],
    ['history/own', { limit: 50 }],
    ['questions/own', { limit: 50 }],
    ['questions/list', { state: 'open', limit: 50 }],
    ['reports/deidentified', { subject: 'services', by: 'school', period: { from: '2026-07', until: '2027-07' } }],
  ];

  it.each(asks)('is not found, whoever asks: %s %o', async (path, body) => {
    const server = await corrected();
    const statuses = new Set<number>();
    for (const username of ['mhaskins', 'gcole', 'iaguinaldo', COUNSELOR, 'rortiz', 'anwosu']) {
      const answer = await server.send('POST', `/v1/${path}`, body, await server.signIn(username));
      statuses.add(answer.status);
      const isPdf = answer.headers.get('content-type') === 'application/pdf';
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const said = isPdf ? (await readPdf(bytes)).text : new TextDecoder().decode(bytes);
      expect([username, TOLD.test(said)]).toEqual([username, false]);
    }
    // Somebody was told something, or nothing was looked through.
    expect([...statuses]).toContain(200);
    expect([...statuses]).not.toContain(422);
    expect(server.logged.join('\n')).not.toMatch(TOLD);
  });

  it('is in no student’s log and no building’s list, for the custodian either', async () => {
    const server = await corrected();
    const custodian = await logDesk(server, 'anwosu');
    expect(await custodian.read()).toMatchObject({ entries: [], whole: true });
    const list = await custodian.ask('disclosures/list', {
      buildingId: ids.harborView,
      from: 0,
      until: 4e12,
      limit: 9,
    });
    expect(JSON.parse(list.text)).toEqual({ total: 0, next: null, rows: [] });
  });
});
