import { describe, expect, it } from 'vitest';
import { EMERGENCY_CLASSES } from '../../../../shared/access/rules-exceptions.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { applied, decision, emergencies, SEEN, sheetOf, THREAT } from '../testing/exceptions.ts';

const MINUTE = 60_000;
const open = { seen: SEEN, threat: THREAT };

/** A server on which Tove, who has nothing to do with Kiri, has opened her record in an emergency. */
async function opened() {
  const server = await testServer();
  const tove = await acting(server, 'tsoderberg');
  const nwosu = await acting(server, 'anwosu');
  expect(await tove.op('emergency.open', open)).toMatchObject({ outcome: 'applied' });
  const grantId = String(await server.one('SELECT id FROM exception_grant'));
  return { server, tove, nwosu, grantId };
}

/** Lines of the trail about an action, oldest first. */
const lines = async (server: TestServer, action: string) =>
  (await server.rows(`SELECT line FROM audit WHERE action = '${action}' ORDER BY seq`)).map(([line]) => String(line));

const review = (grantId: string) => ({ grantId, finding: 'justified', text: 'A nurse saw her within the hour.' });

describe('emergency.open', () => {
  it('opens the record for four hours, to the minute, and what protects somebody alone', async () => {
    const server = await testServer();
    const tove = await acting(server, 'tsoderberg');
    expect(await sheetOf(tove)).toBeUndefined();
    await tove.op('emergency.open', open);
    const sheet = await sheetOf(tove);
    expect(sheet?.because).toMatchObject({ ruleId: 'R102', fieldClasses: EMERGENCY_CLASSES });
    expect(sheet?.because.fieldClasses).not.toContain('academic');
    expect(sheet?.contacts).toEqual([]);
    server.runtime.advance(240 * MINUTE - 1);
    expect(await sheetOf(await acting(server, 'tsoderberg'))).toBeDefined();
    server.runtime.advance(1);
    expect(await sheetOf(await acting(server, 'tsoderberg'))).toBeUndefined();
  });

  it('adds nothing to the record', async () => {
    const { server, tove } = await opened();
    expect((await sheetOf(tove))?.abilities).toEqual(['student.view']);
    const note = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Called.' };
    const form = { ...note, happenedAt: server.runtime.now() };
    expect(await tove.op('contact.add', { studentId: ids.kiri, form })).toMatchObject({ code: 'not-allowed' });
    expect(await server.one('SELECT count(*) FROM contact')).toBe(0);
  });

  it('stands in the trail with its grant, as does each view under it; the threat is kept with the grant', async () => {
    const { server, tove, grantId } = await opened();
    await sheetOf(tove);
    await tove.ask('students/lookup', { seen: SEEN });
    const named = new RegExp(`"${ids.kiri}".*"allowed".*"${grantId}"`);
    for (const action of ['emergency.open', 'student.view', 'student.lookup']) {
      const found = await lines(server, action);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(named);
      expect(found[0]).not.toContain('hurt herself');
    }
    expect(await server.rows('SELECT kind, reason, since, until FROM exception_grant')).toEqual([
      ['emergency', THREAT, '2026-11-20', '2026-11-21'],
    ]);
  });

  it('refuses in the same words, and the same history, whoever is unknown, sealed or not whom the page shows', async () => {
    const opId = '00000000-0000-7000-8000-00000000000f';
    const tried = async (seen: object, sealed = false) => {
      const server = await testServer();
      const cole = await acting(server, 'gcole');
      await cole.op('record.seal', { studentId: sealed ? ids.kiri : ids.amaru, reason: 'Under threat.' });
      const tove = await acting(server, 'tsoderberg');
      const texts = [
        await tove.ask('ops', { ops: [{ opId, kind: 'emergency.open', body: { seen, threat: THREAT } }] }),
        await tove.ask('history/own', { limit: 10 }),
        await tove.ask('ops', {
          ops: [{ opId, kind: 'application.write', body: { about: 'A', information: 'B', need: 'C' } }],
        }),
      ];
      expect(await server.one('SELECT count(*) FROM exception_grant')).toBe(0);
      return texts.map(({ status, text }) => `${status} ${text}`).join('\n');
    };
    const unknown = await tried({ ...SEEN, sisId: '999999' });
    expect(unknown).toContain('"code":"not-opened"');
    expect(await tried(SEEN, true)).toBe(unknown);
    expect(await tried({ ...SEEN, name: 'Amaru Quispe' })).toBe(unknown);
    expect(await tried({ ...SEEN, birthDate: '2011-03-14' })).toBe(unknown);
    expect(await tried({ ...SEEN, sisId: undefined })).toBe(unknown);
  });

  it('opens no more of a sealed record to whoever has written permission for a part of it', async () => {
    const server = await testServer();
    const [cole, tove] = [await acting(server, 'gcole'), await acting(server, 'tsoderberg')];
    await cole.op('application.decide', decision(await applied(tove, cole), { form: 'limited' }));
    await cole.op('record.seal', { studentId: ids.kiri, reason: 'Under threat.' });
    expect((await sheetOf(tove))?.because).toMatchObject({ ruleId: 'R56' });
    expect(await tove.op('emergency.open', open)).toMatchObject({ outcome: 'refused', code: 'not-opened' });
    expect(await server.one(`SELECT count(*) FROM exception_grant WHERE kind = 'emergency'`)).toBe(0);
  });

  it('opens no record a second time, however many ask at once', async () => {
    const server = await testServer();
    const tove = await acting(server, 'tsoderberg');
    const all = await Promise.all([1, 2, 3, 4].map(() => tove.op('emergency.open', open)));
    expect(all.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
    expect(all.filter((answer) => answer.outcome === 'refused' && answer.code === 'open-already')).toHaveLength(3);
    expect(await server.one('SELECT count(*) FROM exception_grant')).toBe(1);
    const rosa = await acting(server, 'rortiz');
    expect(await rosa.op('emergency.open', open)).toMatchObject({ outcome: 'refused', code: 'open-already' });
  });

  it('is for certified staff', async () => {
    const server = await testServer();
    for (const username of ['anwosu', 'iaguinaldo', 'gcole']) {
      const answer = await (await acting(server, username)).op('emergency.open', open);
      expect(answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await server.one('SELECT count(*) FROM exception_grant')).toBe(0);
  });

  it('wants the threat in words', async () => {
    const server = await testServer();
    const tove = await acting(server, 'tsoderberg');
    const answer = await tove.op('emergency.open', { ...open, threat: 'urgent!' });
    expect(answer).toMatchObject({ outcome: 'invalid', issues: [{ path: 'body.threat', code: 'too_small' }] });
  });

  it('is not taken for sent already when the same id comes with another student', async () => {
    const server = await testServer();
    const tove = await acting(server, 'tsoderberg');
    const opId = '00000000-0000-7000-8000-00000000000f';
    const first = await tove.op('emergency.open', open, opId);
    expect(await tove.op('emergency.open', { ...open, seen: { ...SEEN, adapterRevision: 2 } }, opId)).toEqual(first);
    const amaru = { system: SEEN.system, idKind: SEEN.idKind, sisId: '201938', adapterRevision: 1 };
    expect(await tove.op('emergency.open', { ...open, seen: amaru }, opId)).toMatchObject({ code: 'op-id-taken' });
    expect(await sheetOf(tove, ids.amaru)).toBeUndefined();
  });
});

describe('the list of emergencies', () => {
  it('says who opened what on which threat, and how often', async () => {
    const { server, tove, nwosu, grantId } = await opened();
    const amaru = { system: SEEN.system, idKind: SEEN.idKind, sisId: '201938', adapterRevision: 1 };
    await tove.op('emergency.open', { seen: amaru, threat: THREAT });
    await sheetOf(tove);
    await sheetOf(tove);
    await sheetOf(await acting(server, 'rortiz'));
    const { rows, total } = await emergencies(nwosu, 'open');
    expect(total).toBe(2);
    expect(rows.find((row) => row.grantId === grantId)).toEqual({
      grantId,
      staff: { staffId: ids.soderberg, name: 'Tove Söderberg', roles: ['teacher'] },
      student: { studentId: ids.kiri, name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
      threat: THREAT,
      fromAt: server.runtime.now(),
      untilAt: server.runtime.now() + 240 * MINUTE,
      views: 2,
      finding: null,
      reviewText: '',
      reviewedBy: null,
      reviewedAt: null,
    });
    expect(rows.find(({ student }) => student.studentId === ids.amaru)?.views).toBe(0);
    const detail = await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1');
    expect((JSON.parse(String(detail)) as { given: string[] }).given.sort()).toEqual([ids.kiri, ids.amaru]);
  });

  it('goes page by page, newest first', async () => {
    const { server, tove, nwosu } = await opened();
    server.runtime.advance(MINUTE);
    const amaru = { system: SEEN.system, idKind: SEEN.idKind, sisId: '201938', adapterRevision: 1 };
    await tove.op('emergency.open', { seen: amaru, threat: THREAT });
    const first = await emergencies(nwosu, 'open', { limit: 1 });
    expect(first).toMatchObject({ rows: [{ student: { studentId: ids.amaru } }], total: 2 });
    const second = await emergencies(nwosu, 'open', { limit: 1, before: first.next });
    expect(second).toMatchObject({ rows: [{ student: { studentId: ids.kiri } }], total: 2, next: null });
  });

  it('is for who reviews', async () => {
    const { server, tove, grantId } = await opened();
    for (const who of [tove, await acting(server, 'mhaskins'), await acting(server, 'iaguinaldo')]) {
      const answer = await who.ask('emergencies/list', { state: 'open', limit: 10 });
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain(grantId);
    }
  });
});

describe('emergency.review', () => {
  it('waits for the records manager and the superintendent until it is done, also after it has ended', async () => {
    const { server, tove, nwosu, grantId } = await opened();
    const waiting = { waiting: { emergencies: 1 } };
    expect(await nwosu.me()).toMatchObject(waiting);
    expect(await tove.me()).toMatchObject({ waiting: { emergencies: 0 } });
    server.runtime.advance(5 * 60 * MINUTE);
    const [later, cole] = [await acting(server, 'anwosu'), await acting(server, 'gcole')];
    expect(await cole.me()).toMatchObject(waiting);
    expect(await later.op('emergency.review', review(grantId))).toMatchObject({ outcome: 'applied' });
    expect(await cole.me()).toMatchObject({ waiting: { emergencies: 0 } });
    expect(await emergencies(later, 'open')).toEqual({ rows: [], total: 0, next: null });
    expect(await emergencies(later, 'reviewed')).toMatchObject({
      rows: [{ grantId, finding: 'justified', reviewText: review(grantId).text, reviewedBy: 'Adaeze Nwosu' }],
      total: 1,
    });
  });

  it('is somebody else’s than who opened it', async () => {
    const { server, tove, grantId } = await opened();
    expect(await tove.op('emergency.review', review(grantId))).toMatchObject({ code: 'not-allowed' });
    const also = {
      staffId: ids.soderberg,
      role: 'recordsManager',
      buildingId: '',
      since: '2026-11-01',
      source: 'test',
    };
    await server.store.tend((tx) => tx.db.insert(tx.tables.roleFact).values({ ...also, until: null }));
    expect(await tove.op('emergency.review', review(grantId))).toMatchObject({ outcome: 'refused', code: 'own' });
    expect(await tove.me()).toMatchObject({ waiting: { emergencies: 0 } });
    expect(await emergencies(tove, 'open')).toMatchObject({ rows: [{ grantId, finding: null }] });
  });

  it('is done once', async () => {
    const { server, nwosu, grantId } = await opened();
    const cole = await acting(server, 'gcole');
    const all = await Promise.all([nwosu, cole].map((who) => who.op('emergency.review', review(grantId))));
    expect(all.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused']);
    expect(await cole.op('emergency.review', review(grantId))).toMatchObject({ code: 'reviewed' });
  });

  it('is of an emergency', async () => {
    const server = await testServer();
    const [tove, cole] = [await acting(server, 'tsoderberg'), await acting(server, 'gcole')];
    await cole.op('application.decide', decision(await applied(tove, cole)));
    const grantId = String(await server.one('SELECT id FROM exception_grant'));
    for (const id of [grantId, ids.kiri]) {
      expect(await cole.op('emergency.review', review(id))).toMatchObject({ outcome: 'refused', code: 'missing' });
    }
  });
});
