import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { disclosureListAnswerSchema } from '../../../shared/areas/disclosures/disclosure.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-09-01T00:00:00Z');
const HOUR = 3_600_000;

const rowId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const basisAt = (n: number) => (n % 3 === 0 ? 'R94' : 'R101');

/** A row every five hours, and two at the same instant. */
async function fill(server: TestServer, count: number): Promise<number[]> {
  const times = Array.from(
    { length: count },
    (_, n) => START + Math.floor(n / 2) * 10 * HOUR + (n % 4 === 1 ? 0 : n % 2),
  );
  await server.store.tend(async (tx) => {
    await tx.db.insert(tx.tables.disclosure).values(
      times.map((at, n) => ({
        buildingId: ids.harborView,
        at,
        id: rowId(n),
        studentId: ids.kiri,
        party: 'County court',
        interest: 'An order',
        basis: basisAt(n),
        outcome: n % 5 === 0 ? 'denied' : 'released',
        recordedBy: ids.nwosu,
        rev: n + 1,
      })),
    );
  });
  return times;
}

async function list(server: TestServer, token: string, change: object = {}) {
  const asked = { buildingId: ids.harborView, from: START, until: START + 400 * DAY, limit: 50, ...change };
  const answer = await server.send('POST', '/v1/disclosures/list', asked, token);
  return disclosureListAnswerSchema.parse(await answer.json());
}

describe('the disclosure log', () => {
  it('is read newest first, page by page, each row once', async () => {
    const server = await testServer();
    const times = await fill(server, 30);
    const token = await server.signIn('anwosu');
    const seen: { at: number; id: string }[] = [];
    let page = await list(server, token, { limit: 7 });
    seen.push(...page.rows);
    while (page.next !== null) {
      page = await list(server, token, { limit: 7, before: page.next });
      expect(page.total).toBe(30);
      seen.push(...page.rows);
    }
    expect(seen.map(({ id }) => id).sort()).toEqual(times.map((_, n) => rowId(n)).sort());
    expect(seen.map(({ at }) => at)).toEqual([...times].sort((a, b) => b - a));
    expect(page.rows[0]).toMatchObject({
      party: 'County court',
      student: { name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
    });
  });

  it('counts a range exactly, wherever it begins and ends', async () => {
    const server = await testServer();
    const times = await fill(server, 60);
    const token = await server.signIn('anwosu');
    const edges = [0, 1, HOUR, 5 * HOUR, 10 * HOUR, DAY - 1, DAY, DAY + 1, 2 * DAY, 5 * DAY + HOUR, 12 * DAY];
    for (const a of edges) {
      for (const b of edges) {
        const [from, until] = [START + a, START + b];
        const { total, rows } = await list(server, token, { from, until });
        const inside = times.filter((at) => at >= from && at < until);
        expect([total, rows.length]).toEqual([inside.length, Math.min(50, inside.length)]);
      }
    }
  });

  it('is narrowed to a basis, an outcome or both, each page and total exact', async () => {
    const server = await testServer();
    const times = await fill(server, 40);
    const token = await server.signIn('anwosu');
    const all = times.map((at, n) => ({
      id: rowId(n),
      at,
      basis: basisAt(n),
      outcome: n % 5 === 0 ? 'denied' : 'released',
    }));
    const [from, until] = [times[3]!, times[36]!];
    const filters: readonly { basis?: string; outcome?: string }[] = [
      { basis: 'R94' },
      { outcome: 'denied' },
      { basis: 'R101', outcome: 'released' },
      { basis: 'none' },
    ];
    for (const filter of filters) {
      const expected = all
        .filter(({ at }) => at >= from && at < until)
        .filter((row) => Object.entries(filter).every(([name, value]) => row[name as 'basis' | 'outcome'] === value))
        .map(({ id }) => id);
      const seen: string[] = [];
      let page = await list(server, token, { ...filter, from, until, limit: 4 });
      seen.push(...page.rows.map(({ id }) => id));
      while (page.next !== null) {
        page = await list(server, token, { ...filter, from, until, limit: 4, before: page.next });
        seen.push(...page.rows.map(({ id }) => id));
      }
      expect([filter, page.total, seen.sort()]).toEqual([filter, expected.length, expected.sort()]);
    }
  });

  it('says which rows a later entry corrects', async () => {
    const server = await testServer();
    await fill(server, 3);
    const wrong = { disclosureId: rowId(1), why: 'Another day.', replacedBy: rowId(2), recordedBy: ids.nwosu };
    const row = { studentId: ids.kiri, ...wrong, recordedAt: START, rev: 9 };
    await server.store.tend((tx) => tx.db.insert(tx.tables.disclosureCorrection).values(row));
    const { rows } = await list(server, await server.signIn('anwosu'));
    expect(rows.filter(({ corrected }) => corrected).map(({ id }) => id)).toEqual([rowId(1)]);
  });

  it('gives nothing from beyond the range, whatever page is asked for', async () => {
    const server = await testServer();
    const times = await fill(server, 20);
    const token = await server.signIn('anwosu');
    const until = times[10]!;
    const beyond = { at: times[19]!, id: rowId(19) };
    const { rows, total } = await list(server, token, { until, before: beyond });
    expect(rows).toHaveLength(total);
    expect(rows.every(({ at }) => at < until)).toBe(true);
  });

  it('keeps its counters when a record is destroyed with its log, and lets nobody change a row', async () => {
    const server = await testServer();
    await fill(server, 10);
    const { store } = server;
    const forge = store.tend((tx) => tx.db.update(tx.tables.disclosure).set({ party: 'Nobody' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    await store.tend((tx) => tx.db.delete(tx.tables.disclosure));
    const token = await server.signIn('anwosu');
    expect((await list(server, token)).total).toBe(0);
    expect(await server.one('SELECT count(*) FROM disclosure_tally')).toBe(0);
  });

  it('leaves one entry a page, which commits to what the page showed', async () => {
    const server = await testServer();
    await fill(server, 3);
    const token = await server.signIn('anwosu');
    const asked = { buildingId: ids.harborView, from: START, until: START + DAY, limit: 2 };
    const answer = await (await server.send('POST', '/v1/disclosures/list', asked, token)).text();
    const shown = createHash('sha256').update(answer).digest('base64');
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'disclosure.list'")).toBe(1);
    expect(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toBe(
      JSON.stringify({ ...asked, count: 2, shown }),
    );
  });

  it('is closed to everybody but the custodian, and says who may read it', async () => {
    const server = await testServer();
    const asked = { buildingId: ids.harborView, from: 0, until: 1, limit: 1 };
    const answer = await server.send('POST', '/v1/disclosures/list', asked, await server.signIn('rortiz'));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ wouldAllow: [expect.stringContaining('Records managers')] });
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'disclosure.list'")).toBe(1);
  });
});
