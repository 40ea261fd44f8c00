import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { HELD_PART_IDS } from '../../../shared/areas/copies/parts.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { readPdf } from '../../documents/testing/read-pdf.ts';
import { ELSEWHERE, issuesOf, logServer } from '../disclosures/testing/log-desk.ts';
import { asked, copyDesk, parent, SCHOOL } from './testing/copy-desk.ts';

const NOTE = 'Sat with Amaru Quispe Huanca and with AMARU QUISPE at lunch.';
const code = (answer: object) => ('code' in answer ? answer.code : answer);
const APPLIED = { outcome: 'applied' };
const ALL_BUT_LOG = HELD_PART_IDS.filter((part) => part !== 'log');

/** A district in which notes were written about Kiri: one names another student, one is restricted. */
async function noted(): Promise<TestServer> {
  const server = await logServer();
  const ortiz = await acting(server, 'rortiz');
  const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: NOTE, happenedAt: 0 };
  const add = (change: object) => ortiz.op('contact.add', { studentId: ids.kiri, form: { ...form, ...change } });
  expect(await add({})).toMatchObject(APPLIED);
  expect(await add({ note: 'Nobody may read this.', restricted: true })).toMatchObject(APPLIED);
  return server;
}

/** The records manager with a copy of everything for another school, put together. */
async function chosen(server: TestServer, form = SCHOOL) {
  const nwosu = await copyDesk(server, 'anwosu');
  expect(await nwosu.begin(asked(form))).toMatchObject(APPLIED);
  expect(await nwosu.choose(ALL_BUT_LOG)).toMatchObject(APPLIED);
  return nwosu;
}

/** The same, decided, and approved by the principal. */
async function approved(server: TestServer) {
  const nwosu = await chosen(server);
  expect(await nwosu.blackAll()).toMatchObject(APPLIED);
  expect(await nwosu.step({ kind: 'sent' })).toMatchObject(APPLIED);
  const haskins = await copyDesk(server, 'mhaskins', { copyId: nwosu.copyId });
  const { hash } = await haskins.read();
  expect(await haskins.step({ kind: 'approved', hash })).toMatchObject(APPLIED);
  return { nwosu, haskins };
}

/** By which acts that came into the log which the family's copy of it can prove (R119). */
async function provenIn(server: TestServer): Promise<unknown[]> {
  const token = await server.signIn('anwosu');
  const filled = { who: 'Dana Baptiste', as: 'parent', proven: 'photo-id' };
  const asked = { studentId: ids.kiri, inspectionId: v7(), lang: 'en', filled };
  expect((await server.send('POST', '/v1/disclosures/copy', asked, token)).status).toBe(200);
  const [[detail] = []] = await server.rows(
    "SELECT d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action = 'disclosure.copy'",
  );
  const { entries } = JSON.parse(String(detail)) as { entries: number[] };
  return (await server.rows(`SELECT action FROM audit WHERE seq IN (${entries.join(',')})`)).flat();
}

describe('R174: other students in a copy', () => {
  it('are found, have to be decided on one by one, and are not in the file: their names are taken out, not covered', async () => {
    const server = await noted();
    const nwosu = await chosen(server);
    const { chosen: together } = await nwosu.read();
    const line = together?.lines.find(({ text }) => text.includes(NOTE));
    const named = together?.hits.map(({ lineId, start, end, whom }) => {
      const { text = '' } = together.lines.find(({ id }) => id === lineId) ?? {};
      return [text.slice(start, end), ...whom];
    });
    expect(named).toEqual([
      ['Amaru Quispe Huanca', 'Amaru Quispe Huanca'],
      ['AMARU QUISPE', 'Amaru Quispe Huanca'],
    ]);
    expect(code(await nwosu.step({ kind: 'sent' }))).toBe('copy-undecided');
    const [first, second] = together?.hits ?? [];
    const place = { lineId: line?.id ?? '', start: first?.start ?? 0, end: first?.end ?? 0 };
    const kept = { lineId: line?.id ?? '', start: second?.start ?? 0, end: second?.end ?? 0, act: 'keep' as const };
    const noWhy = await nwosu.step({ kind: 'decided', decisions: [{ ...kept, why: '' }] });
    expect(issuesOf(noWhy)).toEqual(['body.step.decisions.0.why needed']);
    await nwosu.step({ kind: 'decided', decisions: [{ ...place, act: 'black', why: '' }] });
    expect(code(await nwosu.step({ kind: 'sent' }))).toBe('copy-undecided');
    expect(await nwosu.blackAll()).toMatchObject(APPLIED);
    expect(await nwosu.step({ kind: 'sent' })).toMatchObject(APPLIED);
    const haskins = await copyDesk(server, 'mhaskins', { copyId: nwosu.copyId });
    await haskins.step({ kind: 'approved', hash: (await haskins.read()).hash });
    expect((await nwosu.make()).status).toBe(200);
    expect(await nwosu.hand(SCHOOL)).toMatchObject(APPLIED);
    const { bytes, headers } = await nwosu.file();
    expect(headers.get('content-disposition')).not.toMatch(/kiri/i);
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ marked: true, lang: 'en', ua: '1' });
    expect(pdf.text).toContain('Sat with [blacked out] and with [blacked out] at lunch.');
    expect(pdf.text).not.toMatch(/Amaru|Quispe|Nobody may read this/i);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Amaru|Quispe/i);
    expect(pdf.about).not.toMatch(/Kiri|Baptiste|204417/);
  }, 60_000);

  it('a place that is not in the copy, or cuts a sign in two, is refused; a line is left out on a ground alone', async () => {
    const server = await noted();
    const nwosu = await chosen(server);
    const { id: lineId = '' } = (await nwosu.read()).chosen?.lines[0] ?? {};
    const decide = async (change: object) => {
      const decision = { lineId, start: 0, end: 3, act: 'black', why: '', ...change };
      return issuesOf(await nwosu.step({ kind: 'decided', decisions: [decision as never] }));
    };
    expect(await decide({ lineId: 'nowhere' })).toEqual(['body.step.decisions.0.lineId unknown']);
    expect(await decide({ end: 9999 })).toEqual(['body.step.decisions.0.start unknown']);
    expect(await decide({ start: 0, end: 0, act: 'leave', why: 'R999' })).toEqual([
      'body.step.decisions.0.why unknown',
    ]);
    expect(await decide({ start: 0, end: 0, act: 'leave', why: 'R144' })).toMatchObject(APPLIED);
    // R35: what is written of it names no staff either.
    expect(await decide({ act: 'keep', why: 'Asked Joseph Mwangi' })).toEqual([
      'body.step.decisions.0.why names-staff',
    ]);
  });
});

describe('a second person looks at it', () => {
  it('never whoever made it, and approves the very contents that were looked at', async () => {
    const server = await noted();
    const nwosu = await chosen(server);
    await nwosu.blackAll();
    await nwosu.step({ kind: 'sent' });
    const { hash } = await nwosu.read();
    expect(code(await nwosu.step({ kind: 'approved', hash }))).toBe('copy-own-copy');
    const haskins = await copyDesk(server, 'mhaskins', { copyId: nwosu.copyId });
    expect((await haskins.list()).map(({ mine, state }) => [mine, state])).toEqual([[true, 'review']]);
    expect((await nwosu.list()).map(({ mine }) => mine)).toEqual([false]);
    expect(await haskins.me()).toMatchObject({ waiting: { copies: 1 } });
    expect(await nwosu.me()).toMatchObject({ waiting: { copies: 0 } });
    expect(code(await haskins.step({ kind: 'approved', hash: 'a'.repeat(64) }))).toBe('copy-other-contents');
    expect(await haskins.step({ kind: 'back', words: 'The address too, please.' })).toMatchObject(APPLIED);
    expect(await nwosu.read()).toMatchObject({ state: 'making', back: 'The address too, please.' });
    await nwosu.step({ kind: 'sent' });
    expect(await haskins.step({ kind: 'approved', hash })).toMatchObject(APPLIED);
    expect(await nwosu.read()).toMatchObject({ state: 'ready', approved: true });
    // A change after it asks for another look.
    const { id: lineId = '' } = (await nwosu.read()).chosen?.lines[0] ?? {};
    await nwosu.step({ kind: 'decided', decisions: [{ lineId, start: 0, end: 4, act: 'black', why: '' }] });
    expect(await nwosu.read()).toMatchObject({ state: 'making', approved: false });
    expect(code(await nwosu.hand(SCHOOL))).toBe('copy-not-approved');
    expect((await nwosu.make()).status).toBe(422);
    // Who changed it is not a second person any more.
    await haskins.step({ kind: 'sent' });
    expect(code(await haskins.step({ kind: 'approved', hash: (await haskins.read()).hash }))).toBe('copy-own-copy');
  });

  it('is needed by everybody but the family, and by the family where anybody was named', async () => {
    const server = await logServer();
    const plain = await chosen(server);
    expect((await plain.read()).reviewed).toBe(true);
    const family = await copyDesk(server, 'anwosu');
    await family.begin(asked(parent()));
    await family.choose(ALL_BUT_LOG);
    expect((await family.read()).reviewed).toBe(false);
    const withNames = await noted();
    const other = await copyDesk(withNames, 'anwosu');
    await other.begin(asked(parent()));
    await other.choose(ALL_BUT_LOG);
    expect((await other.read()).reviewed).toBe(true);
  });
});

describe('R115, R121, R124, R125: handing it over', () => {
  it('writes the log’s entry by the act itself, with the conditions met, and prints the notice', async () => {
    const server = await noted();
    const { nwosu } = await approved(server);
    const disclosureId = v7();
    await nwosu.make();
    const { proven: _, ...unproven } = SCHOOL.filled;
    // R127: before the receiver is identified nothing leaves.
    expect(issuesOf(await nwosu.hand({ ...SCHOOL, filled: unproven }))).toContain(
      'body.step.form.filled.proven needed',
    );
    expect(await server.one('SELECT count(*) FROM disclosure')).toBe(0);
    const another = { ...SCHOOL, filled: { ...SCHOOL.filled, party: 'Somebody else' } };
    expect(code(await nwosu.hand(another))).toBe('copy-not-approved');
    expect(await nwosu.hand(SCHOOL, disclosureId)).toMatchObject(APPLIED);
    const rows = await server.rows('SELECT id, party, basis, outcome FROM disclosure');
    expect(rows).toEqual([[disclosureId, SCHOOL.filled['party'], 'R94', 'released']]);
    expect(await provenIn(server)).toEqual(['copy.step']);
    expect(code(await nwosu.hand(SCHOOL))).toBe('copy-over');
    const { text, bookmarks } = await readPdf((await nwosu.file()).bytes);
    expect(bookmarks.at(-1)).toBe('To whoever receives data about a student');
    expect(text).toContain('You may not pass them on to anybody');
    expect(text).toContain('They keep that class with whoever receives them.');
    expect((await nwosu.list('handed')).map(({ state }) => state)).toEqual(['handed']);
  }, 60_000);

  it('the very same file is made again, and the trail holds that', async () => {
    const server = await noted();
    const { nwosu, haskins } = await approved(server);
    await nwosu.make();
    await nwosu.hand(SCHOOL);
    const first = await nwosu.file();
    const again = await haskins.file();
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(again.bytes)).toBe(hash(first.bytes));
    expect((await nwosu.read()).sha256).toBe(hash(first.bytes));
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'copy.file'")).toBe(3);
  }, 60_000);

  it('R106, R117, R181: to the family it stands in no log but in the Record of Inspection, and has no notice', async () => {
    const server = await logServer();
    const nwosu = await copyDesk(server, 'anwosu');
    expect(await nwosu.begin(asked(parent()))).toMatchObject(APPLIED);
    await nwosu.choose([...ALL_BUT_LOG, 'log'], 'es');
    await nwosu.make();
    expect(await nwosu.hand(parent())).toMatchObject(APPLIED);
    expect(await server.one('SELECT count(*) FROM disclosure')).toBe(0);
    const { sha256 } = await nwosu.read();
    const [[filled, hash]] = (await server.rows('SELECT filled, sha256 FROM inspection')) as [[string, string]];
    expect(hash).toBe(sha256);
    expect(JSON.parse(filled)).toMatchObject({ who: 'Dana Baptiste', as: 'parent', how: 'copy', othersOut: true });
    const { text, lang } = await readPdf((await nwosu.file()).bytes);
    expect(lang).toBe('es');
    expect(text).toContain('Del expediente de Zephrine Baptiste-Nguyen');
    expect(text).not.toContain('A quien recibe datos');
  }, 60_000);

  it('R72, R101, R109: what no copy is made for is said before one is begun', async () => {
    const server = await logServer();
    const begin = async (form: typeof SCHOOL) => issuesOf(await (await copyDesk(server, 'anwosu')).begin(asked(form)));
    expect(await begin({ ...SCHOOL, basis: 'R92' })).toContain('body.form.basis copy.elsewhere');
    expect(await begin({ ...SCHOOL, basis: 'R109-b', filled: { ...SCHOOL.filled, capacity: 'police' } })).toContain(
      'body.form.basis copy.existence',
    );
    await server.store.tend(({ db, tables }) => db.update(tables.student).set({ birthDate: '2008-01-01' }));
    expect(await begin(parent())).toContain('body.form.basis copy.rights-moved');
    expect(await begin(parent({ capacity: 'student' }))).toMatchObject(APPLIED);
    expect(await begin({ ...SCHOOL, filled: { ...SCHOOL.filled, records: [] } })).toContain(
      'body.form.filled.records needed',
    );
  });
});

describe('R138: who makes a copy', () => {
  it('the records manager and the heads of the school, nobody else; each look is in the trail with its classes', async () => {
    const server = await noted();
    const nwosu = await chosen(server);
    for (const who of ['jmwangi', 'rortiz', 'gcole', ELSEWHERE]) {
      const other = await copyDesk(server, who, { copyId: nwosu.copyId });
      expect([who, await other.status(), (await other.begin(asked(SCHOOL))).outcome]).toEqual([who, 404, 'refused']);
    }
    const [row] = await server.rows("SELECT line FROM audit WHERE action = 'copy.step' ORDER BY seq DESC LIMIT 1");
    expect(String(row?.[0])).toContain('casework');
    expect(String(row?.[0])).not.toMatch(/Amaru|Kiri|Sat with/);
  });

  it('what is resent is entered once', async () => {
    const server = await logServer();
    const nwosu = await copyDesk(server, 'anwosu');
    const [stepId, chosenId] = [v7(), v7()];
    expect(await nwosu.begin(asked(SCHOOL), stepId)).toMatchObject(APPLIED);
    expect(code(await nwosu.begin(asked(SCHOOL), stepId))).toBe('copy-kept');
    const step = { kind: 'chosen', parts: ['contact'], lang: 'en' } as const;
    expect(await nwosu.step({ ...step, parts: ['contact'] }, chosenId)).toMatchObject(APPLIED);
    expect(code(await nwosu.step({ ...step, parts: ['contact'] }, chosenId))).toBe('copy-kept');
    expect(await nwosu.step({ kind: 'dropped' })).toMatchObject(APPLIED);
    expect(await nwosu.list()).toEqual([]);
  });
});

describe('R143, R119: what stays out', () => {
  it('is counted for whoever makes it, by its ground, and the receiver is told nothing of it', async () => {
    const server = await noted();
    const { nwosu } = await approved(server);
    const { chosen: together } = await nwosu.read();
    const counts = Object.fromEntries((together?.leftOut ?? []).map(({ id, count }) => [id, count]));
    expect(counts).toMatchObject({ R143: 1, R35: 2 });
    expect(JSON.stringify(together)).not.toMatch(/Nobody may read this|Rosa Ortiz/);
  });

  it('R115, R138: parts that were not asked for do not go in', async () => {
    const server = await noted();
    const nwosu = await copyDesk(server, 'anwosu');
    const form = asked({ ...SCHOOL, filled: { ...SCHOOL.filled, records: ['attendance', 'contact'] } });
    await nwosu.begin(form);
    await nwosu.choose(['contact', 'casework']);
    const read = await nwosu.read();
    expect(read.chosen).toBeNull();
    await nwosu.choose(['contact']);
    const { chosen: together } = await nwosu.read();
    expect(together?.lines.map(({ part }) => part)).toEqual(['contact']);
    expect(together?.leftOut.find(({ id }) => id === 'R115')?.count).toBeGreaterThan(0);
  });
});
