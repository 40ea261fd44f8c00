import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { GENERAL } from '../../../shared/areas/consents/testing/consents.ts';
import { type Today, todaySchema } from '../../../shared/areas/today/today.ts';
import { todayGroup } from '../../../shared/areas/today/today-groups.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { TODAY } from '../cases/testing/play.ts';
import { ELSEWHERE, logServer } from '../disclosures/testing/log-desk.ts';
import { requestDesk } from '../requests/testing/request-desk.ts';

async function todayOf(server: TestServer, username: string) {
  const self = await acting(server, username);
  return {
    read: async (): Promise<Today> => todaySchema.parse(JSON.parse((await self.ask('today', {})).text)),
    status: async () => (await self.ask('today', {})).status,
    waiting: async () => ((await self.me()) as { waiting: { today: number; duties: number } }).waiting,
    op: self.op,
  };
}

/** What of students stands there: the kind of each by its group. */
const ofStudents = ({ lines, today }: Today) =>
  lines.filter(({ student }) => student !== null).map((line) => [todayGroup(line, today), line.title]);

/** An amendment that is late, an inspection due today, one request without a clock, and one that is done. */
async function filled() {
  const server = await logServer();
  const kiri = await requestDesk(server, 'anwosu');
  const amaru = await requestDesk(server, 'anwosu', ids.amaru);
  await kiri.open('transfer-in', 40, { party: 'Elsewhere' });
  await amaru.open('amendment', 35);
  await kiri.open('amendment', 30);
  await kiri.open('amendment', 5);
  const done = { kind: 'inspection', requestId: v7() };
  await amaru.open(done.kind, 50, { wants: 'see' }, done.requestId);
  await amaru.step(done, 'denied', 45, { ground: 'no-record' });
  return { server, kiri };
}

describe('R169: what is due today', () => {
  it('is everything open that is due soon or has no clock, what is due first first', async () => {
    const { server } = await filled();
    const nwosu = await todayOf(server, 'anwosu');
    const today = await nwosu.read();
    expect(ofStudents(today)).toEqual([
      ['late', 'To correct the record'],
      ['today', 'To correct the record'],
      ['none', 'Record from another school'],
    ]);
    // The amendment of five days ago is due in 25 days.
    expect(today.later).toBe(1);
    expect(today.lines.find(({ student }) => student?.id === ids.amaru)).toMatchObject({
      student: { name: 'Amaru Quispe Huanca', sisId: '201938' },
      due: dayAfter(TODAY, -5),
      working: expect.stringContaining('30'),
      opens: { section: 'requests', kind: 'amendment' },
    });
  });

  it('the number in the rail counts what is overdue and due today, of requests and of duties', async () => {
    const { server } = await filled();
    const nwosu = await todayOf(server, 'anwosu');
    const { lines, today } = await nwosu.read();
    const pressing = lines.filter((line) => ['late', 'today'].includes(todayGroup(line, today)));
    const { today: n, duties } = await nwosu.waiting();
    expect(n).toBe(pressing.length);
    expect(n - duties).toBe(2);
    expect(duties).toBeGreaterThan(2);
    // The plans that the schools owe are one of them.
  });

  it('R190: while the parent may object nothing is due here; the day after the answer is', async () => {
    const server = await logServer();
    const kiri = await requestDesk(server, 'anwosu');
    const nwosu = await todayOf(server, 'anwosu');
    const [running, over] = [v7(), v7()].map((requestId) => ({ kind: 'juvenile', requestId }));
    for (const [of, received] of [
      [running, 9],
      [over, 15],
    ] as const) {
      await kiri.open('juvenile', 25, { asked: ['threats'] }, of?.requestId);
      for (const [step, days] of [
        ['part-a', 24],
        ['notice-sent', 23],
        ['notice-received', received],
      ] as const) {
        if (of !== undefined) expect(await kiri.step(of, step, days)).toMatchObject({ outcome: 'applied' });
      }
    }
    const { lines, today } = await nwosu.read();
    const groups = lines
      .filter(({ student }) => student !== null)
      .map((line) => [line.id === over?.requestId ? 'over' : 'running', todayGroup(line, today)]);
    expect(groups.toSorted()).toEqual([
      ['over', 'today'],
      ['running', 'waiting'],
    ]);
    const { today: n, duties } = await nwosu.waiting();
    expect(n - duties).toBe(1);
  });

  it('W21, R84: a consent that ends in the next 30 days is shown, one that was used up or taken back is not', async () => {
    const server = await logServer();
    const nwosu = await todayOf(server, 'anwosu');
    const enter = async (change: object) => {
      const consentId = v7();
      const form = { ...GENERAL, signedOn: '2026-11-02', ...change };
      expect(await nwosu.op('consent.record', { studentId: ids.kiri, consentId, filled: form })).toMatchObject({
        outcome: 'applied',
      });
      return consentId;
    };
    const soon = await enter({ endsOn: dayAfter(TODAY, 30) });
    await enter({ endsOn: dayAfter(TODAY, 31) });
    const back = await enter({ endsOn: dayAfter(TODAY, 3) });
    await nwosu.op('consent.end', { studentId: ids.kiri, consentId: back, reason: 'revoked', note: 'By letter.' });
    const { lines, today } = await nwosu.read();
    const consents = lines.filter(({ opens }) => opens.section === 'consents');
    expect(consents).toMatchObject([{ id: soon, due: dayAfter(TODAY, 30), opens: { consentId: soon } }]);
    expect(consents.map((line) => todayGroup(line, today))).toEqual(['ending']);
    const answer = await (await acting(server, 'anwosu')).ask('consents/ending', {});
    expect(JSON.parse(answer.text)).toMatchObject({ rows: [{ consentId: soon }, {}], today });
    expect((await (await acting(server, 'mhaskins')).ask('consents/ending', {})).status).toBe(403);
  });

  it('R149: a principal sees what is about the own school’s students alone; others see no such page', async () => {
    const { server } = await filled();
    const elsewhere = await todayOf(server, ELSEWHERE);
    expect(ofStudents(await elsewhere.read())).toEqual([]);
    expect((await elsewhere.read()).lines).toMatchObject([{ opens: { duty: 'plan', buildingId: ids.lakeside } }]);
    expect(ofStudents(await (await todayOf(server, 'mhaskins')).read())).toHaveLength(3);
    for (const username of ['rortiz', 'jmwangi', 'gcole']) {
      expect(await (await todayOf(server, username)).status()).toBe(403);
    }
  });

  it('leaves one entry, with how many there were and a commitment to whose they are', async () => {
    const { server } = await filled();
    await (await todayOf(server, 'anwosu')).read();
    const details = await server.rows(
      `SELECT d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action = 'today.view'`,
    );
    expect(details).toHaveLength(1);
    expect(String(details[0])).toMatch(/"count":3/);
    expect(String(details[0])).not.toContain(ids.kiri);
  });
});

describe('section W: what a changed calendar moves', () => {
  it('is told of each open request with the day before and after, and of none that stays', async () => {
    const { server } = await filled();
    const self = await acting(server, 'anwosu');
    const due = async () => (await (await todayOf(server, 'anwosu')).read()).lines;
    await (await requestDesk(server, 'anwosu')).open('inspection', 3, { wants: 'see' });
    const before = (await (await requestDesk(server, 'anwosu')).list({ kind: 'inspection' })).rows[0]?.clock?.due;
    const holidays = [{ year: 2026, holidays: [{ day: '2026-11-26', name: 'Thanksgiving Day' }] }];
    await self.op('calendar.edit', { rev: 0, calendar: { holidays, school: [], rolls: false } });
    const { text } = await self.ask('requests/moved', { rev: 0 });
    expect(JSON.parse(text)).toMatchObject({
      rows: [{ kind: 'inspection', rule: 'W1', before, after: dayAfter(before ?? '', 1), student: { id: ids.kiri } }],
    });
    expect(await due()).not.toEqual([]);
    expect((await (await acting(server, 'jmwangi')).ask('requests/moved', { rev: 0 })).status).toBe(403);
  });
});
