import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { logServer } from '../disclosures/testing/log-desk.ts';
import { ago, requestDesk } from './testing/request-desk.ts';

/** Four requests about two students: one late, one due soon, one without a clock, and one that is done. */
async function filled() {
  const server = await logServer();
  const kiri = await requestDesk(server, 'anwosu');
  const amaru = await requestDesk(server, 'anwosu', ids.amaru);
  await kiri.open('transfer-in', 40, { party: 'Elsewhere' });
  await kiri.open('inspection', 3, { wants: 'see', party: 'Dana Baptiste' });
  await amaru.open('amendment', 35);
  const done = { kind: 'inspection', requestId: v7() };
  await amaru.open(done.kind, 50, { wants: 'see' }, done.requestId);
  await amaru.step(done, 'denied', 45, { ground: 'no-record' });
  return { server, nwosu: kiri };
}

describe('R169, R208: the list of requests', () => {
  it('shows of the open ones first what is due first, and last what has no clock', async () => {
    const { nwosu } = await filled();
    const { rows, total, today } = await nwosu.list();
    expect([total, today]).toEqual([3, ago(0)]);
    expect(rows.map(({ kind, next, clock }) => [kind, next, clock?.rule ?? null, clock?.state ?? null])).toEqual([
      ['amendment', 'decided', 'W4', 'late'],
      ['inspection', 'arranged', 'W1', 'running'],
      ['transfer-in', 'arrived', null, null],
    ]);
    expect(rows[1]).toMatchObject({
      student: { id: ids.kiri, name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
      party: 'Dana Baptiste',
      receivedOn: ago(3),
    });
  });

  it('gives a page with the exact total, of one kind where one is said', async () => {
    const { nwosu } = await filled();
    expect(await nwosu.list({ limit: 1 })).toMatchObject({ rows: [{ kind: 'amendment' }], total: 3 });
    expect(await nwosu.list({ kind: 'inspection' })).toMatchObject({ rows: [{ kind: 'inspection' }], total: 1 });
    expect(await nwosu.list({ kind: 'eating' })).toMatchObject({ rows: [], total: 0 });
  });

  it('gives those that are done for themselves, the newest first', async () => {
    const { nwosu } = await filled();
    const amaru = { student: { id: ids.amaru }, kind: 'inspection', next: null, clock: null };
    expect(await nwosu.list({ view: 'closed' })).toMatchObject({ rows: [amaru], total: 1 });
    const later = { kind: 'transfer-in', requestId: v7() };
    await nwosu.open(later.kind, 2, {}, later.requestId);
    await nwosu.step(later, 'withdrawn', 1);
    expect(await nwosu.list({ view: 'closed', limit: 1 })).toMatchObject({ rows: [{ kind: 'transfer-in' }], total: 2 });
  });

  it('leaves one entry, with how many there were and a commitment to whose they are', async () => {
    const { server, nwosu } = await filled();
    await nwosu.list();
    const details = await server.rows(
      `SELECT d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action = 'request.list'`,
    );
    expect(details).toHaveLength(1);
    expect(JSON.stringify(details)).toMatch(/count\\":3/);
    expect(JSON.stringify(details)).not.toContain(ids.amaru);
  });

  it('follows the calendar in force: a holiday that is added moves what is open', async () => {
    const { server, nwosu } = await filled();
    const admin = await requestDesk(server, 'iaguinaldo');
    const due = async () => (await nwosu.list({ kind: 'inspection' })).rows[0]?.clock?.due;
    const before = (await due()) ?? '';
    const holidays = [{ year: 2026, holidays: [{ day: '2026-11-26', name: 'Thanksgiving' }] }];
    const calendar = { holidays, school: [], rolls: false };
    expect(await admin.op('calendar.edit', { rev: 0, calendar })).toMatchObject({ outcome: 'applied' });
    const after = (await due()) ?? '';
    expect([before, after]).toEqual(['2026-12-01', '2026-12-02']);
  });
});
