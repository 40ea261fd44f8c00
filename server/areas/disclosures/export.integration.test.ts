import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

const START = Date.parse('2026-09-01T12:00:00Z');
const EVER = { from: 0, until: 4_000_000_000_000 };
const rowId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** What a spreadsheet would take for a formula, and what XML and CSV have signs of their own for. */
const NASTY = '=1 HYPERLINK("http://x";"y"), <&> “Ñ”\n2';

const rowOf = (n: number) => ({
  buildingId: n % 4 === 0 ? ids.lakeside : ids.harborView,
  at: START + n * 3_600_000,
  id: rowId(n),
  studentId: ids.kiri,
  party: n % 10 === 0 ? NASTY : 'County court',
  interest: `An order ${n}`,
  basis: n % 3 === 0 ? 'R94' : 'R101',
  outcome: n % 5 === 0 ? 'denied' : 'released',
  recordedBy: ids.nwosu,
  rev: 0,
});

async function withLog(count: number): Promise<{ server: TestServer; token: string }> {
  const server = await testServer();
  for (let first = 0; first < count; first += 500) {
    const rows = Array.from({ length: Math.min(500, count - first) }, (_, n) => rowOf(first + n));
    await server.store.tend((tx) => tx.db.insert(tx.tables.disclosure).values(rows));
  }
  return { server, token: await server.signIn('anwosu') };
}

async function file(server: TestServer, token: string, asked: object) {
  const answer = await server.send('POST', '/v1/disclosures/export', { ...EVER, ...asked }, token);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, bytes, name: answer.headers.get('content-disposition') };
}

const trail = async (server: TestServer) =>
  (
    await server.rows(
      "SELECT a.action, a.decision, d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action LIKE 'disclosure.%' ORDER BY a.seq",
    )
  ).map(
    ([action, decision, detail]) => [action, decision, JSON.parse(String(detail)) as Record<string, unknown>] as const,
  );

describe('R119: a file of what the filter finds', () => {
  it('is as CSV the rows again, none of them a formula, and in the trail with its hash', async () => {
    const { server, token } = await withLog(1_203);
    const { bytes, name } = await file(server, token, { format: 'csv', outcome: 'released' });
    const records: string[][] = parse(strFromU8(bytes), { bom: true, relax_column_count: true });
    const head = records.findIndex(([first]) => first === 'Day');
    const rows = records.slice(head + 1);
    const expected = Array.from({ length: 1_203 }, (_, n) => rowOf(n)).filter(({ outcome }) => outcome === 'released');
    expect(rows.map((row) => row[5])).toEqual(expected.reverse().map(({ interest }) => interest));
    expect(rows.every((row) => row.every((cell) => !/^[=+\-@]/.test(cell)))).toBe(true);
    expect(name).toBe(`attachment; filename="disclosures-${expected.length}.csv"`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [asked, ended] = await trail(server);
    expect(asked).toMatchObject(['disclosure.export', 'allowed', { outcome: 'released', count: expected.length }]);
    expect(ended).toMatchObject(['disclosure.file', 'allowed', { sha256, entries: expected.length }]);
  });

  it('is narrowed to a school and a receiver, by the beginnings of words', async () => {
    const { server, token } = await withLog(40);
    const { bytes } = await file(server, token, { format: 'csv', buildingId: ids.lakeside, receiver: 'hyper' });
    const text = strFromU8(bytes);
    // 0 and 20 are to that receiver, and of that school.
    expect(['An order 0', 'An order 20', 'An order 10'].map((one) => text.includes(`${one},`))).toEqual([
      true,
      true,
      false,
    ]);
    expect(text).toContain("'=1 HYPERLINK");
  });

  it('is a workbook that opens, every cell of it text', async () => {
    const { server, token } = await withLog(620);
    const { bytes } = await file(server, token, { format: 'xlsx' });
    const parts = unzipSync(bytes);
    expect(Object.keys(parts)).toContain('[Content_Types].xml');
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet.match(/<row>/g)).toHaveLength(621);
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/<c /g)?.length).toBe(sheet.match(/t="inlineStr"/g)?.length);
    expect(sheet).toContain('=1 HYPERLINK(&quot;http://x&quot;;&quot;y&quot;), &lt;&amp;&gt; “Ñ”');
    expect(strFromU8(parts['xl/worksheets/sheet2.xml']!)).toContain('620');
  });

  it('is a PDF of two thousand rows at most', async () => {
    const { server, token } = await withLog(2_001);
    expect((await file(server, token, { format: 'pdf' })).status).toBe(422);
    const { status, bytes } = await file(server, token, { format: 'pdf', buildingId: ids.lakeside, outcome: 'denied' });
    expect([status, strFromU8(bytes.slice(0, 5))]).toEqual([200, '%PDF-']);
  });

  it('is of one moment: what is entered while it is made is not in it', async () => {
    const { server, token } = await withLog(1_500);
    const answer = await server.send('POST', '/v1/disclosures/export', { ...EVER, format: 'csv' }, token);
    const later = { ...rowOf(3), id: rowId(9_999), interest: 'Entered meanwhile', rev: 1_000_000 };
    await server.store.tend((tx) => tx.db.insert(tx.tables.disclosure).values(later));
    const text = await answer.text();
    expect(text).not.toContain('Entered meanwhile');
    expect(text.split('\r\n').filter((line) => line.includes('An order '))).toHaveLength(1_500);
  });

  it('that is stopped says so in the trail', async () => {
    const { server, token } = await withLog(1_500);
    const answer = await server.send('POST', '/v1/disclosures/export', { ...EVER, format: 'csv' }, token);
    const reader = answer.body!.getReader();
    await reader.read();
    await reader.cancel();
    await expect
      .poll(async () => (await trail(server)).at(-1))
      .toMatchObject(['disclosure.file', 'failed', { cut: true }]);
  });

  it('is refused to whoever may not list the log, and where too many are called so', async () => {
    const { server } = await withLog(1);
    const worker = await server.signIn('rortiz');
    expect((await file(server, worker, { format: 'csv' })).status).toBe(403);
    expect(await trail(server).catch(() => [])).toEqual([]);
    const rows = Array.from({ length: 501 }, (_, n) => ({ ...rowOf(n + 50), party: `Office ${n}` }));
    await server.store.tend((tx) => tx.db.insert(tx.tables.disclosure).values(rows));
    const token = await server.signIn('anwosu');
    expect((await file(server, token, { format: 'csv', receiver: 'off' })).status).toBe(422);
    expect((await file(server, token, { format: 'csv', receiver: 'office 50' })).status).toBe(200);
  });
});
