import { describe, expect, it } from 'vitest';
import { type History, historySchema } from '../../../../shared/areas/access/sight.ts';
import { type Acting, acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer } from '../../../../test/tools/test-server.ts';
import { SEEN, sheetOf } from '../testing/exceptions.ts';

async function history(who: Acting, more: object = {}): Promise<History> {
  const { text } = await who.ask('history/own', { limit: 50, ...more });
  return historySchema.parse(JSON.parse(text));
}

const KIRI = { name: 'Kiri Baptiste-Nguyen', sisId: '204417' };
const DAY = 86_400_000;

describe('one’s own history', () => {
  it('is one’s own uses, newest first, by which rule and of whom', async () => {
    const server = await testServer();
    const [rosa, joseph] = [await acting(server, 'rortiz'), await acting(server, 'jmwangi')];
    await sheetOf(joseph);
    await sheetOf(rosa);
    const { rows, next } = await history(rosa);
    expect(next).toBeNull();
    expect(rows.map(({ action }) => action)).toEqual(['student.view', 'session.sign-in']);
    expect(rows[0]).toMatchObject({
      at: server.runtime.now(),
      resource: 'face-sheet',
      decision: 'allowed',
      ruleIds: ['R46'],
      student: KIRI,
      hidden: false,
    });
    expect(rows[1]).toMatchObject({ student: null, hidden: false });
    expect((await history(rosa)).rows[0]).toMatchObject({ action: 'history.own', ruleIds: ['R56-apply'] });
  });

  it('goes page by page, each use once', async () => {
    const server = await testServer();
    const [rosa, joseph] = [await acting(server, 'rortiz'), await acting(server, 'jmwangi')];
    for (let i = 0; i < 5; i += 1) {
      await sheetOf(rosa);
      await sheetOf(joseph);
    }
    const before = Number(await server.one('SELECT size FROM audit_head')) + 1;
    const found: number[] = [];
    for (let at: number | null = before; at !== null;) {
      const page = await history(rosa, { limit: 2, before: at });
      found.push(...page.rows.map(({ seq }) => seq));
      at = page.next;
    }
    const own = await server.rows(
      `SELECT seq FROM audit WHERE actor_id = '${ids.ortiz}' AND seq < ${before} ORDER BY seq DESC`,
    );
    expect(found).toEqual(own.map(([seq]) => seq));
    expect(found).toHaveLength(6);
  });

  it('names nobody whom the reader may no longer see', async () => {
    const server = await testServer();
    const joseph = await acting(server, 'jmwangi');
    await sheetOf(joseph);
    await server.store.tend((tx) => tx.db.update(tx.tables.relation).set({ until: '2026-11-21' }));
    expect((await history(joseph)).rows[0]).toMatchObject({ student: KIRI, hidden: false });
    server.runtime.advance(DAY);
    const later = await history(await acting(server, 'jmwangi'));
    expect(later.rows.find(({ action }) => action === 'student.view')).toMatchObject({ student: null, hidden: true });
    expect(JSON.stringify(later)).not.toContain(ids.kiri);
  });

  it('tells whoever was refused neither that there is such a student nor that a seal closed the record', async () => {
    const asked = async (sisId: string, sealed: boolean) => {
      const server = await testServer();
      const cole = await acting(server, 'gcole');
      await cole.op('record.seal', { studentId: sealed ? ids.kiri : ids.amaru, reason: 'Under threat.' });
      const joseph = await acting(server, 'jmwangi');
      if (!sealed) await server.store.tend((tx) => tx.db.delete(tx.tables.relation));
      await joseph.ask('students/lookup', { seen: { ...SEEN, sisId } });
      await joseph.ask('students/face-sheet', { studentId: sisId === SEEN.sisId ? ids.kiri : ids.nwosu });
      return history(joseph);
    };
    const hidden = await asked(SEEN.sisId, false);
    expect(hidden.rows.slice(0, 2)).toMatchObject([
      { action: 'student.view', decision: 'refused', ruleIds: [], student: null, hidden: true },
      { action: 'student.lookup', decision: 'refused', ruleIds: [], student: null, hidden: true },
    ]);
    expect(await asked('999999', false)).toEqual(hidden);
    expect(await asked(SEEN.sisId, true)).toEqual(hidden);
  });

  it('leaves an entry of its own that says whom it named', async () => {
    const server = await testServer();
    const rosa = await acting(server, 'rortiz');
    await sheetOf(rosa);
    await history(rosa);
    const detail = await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1');
    expect(JSON.parse(String(detail))).toMatchObject({ count: 2, given: [ids.kiri] });
  });

  it('is for who works here', async () => {
    const server = await testServer();
    await server.store.tend((tx) => tx.db.delete(tx.tables.roleFact));
    expect((await (await acting(server, 'rortiz')).ask('history/own', { limit: 1 })).status).toBe(403);
  });
});
