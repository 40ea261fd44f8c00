import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../shared/areas/requests/testing/ways.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { LINES_MAX, type Today, todaySchema } from '../../../shared/areas/today/today.ts';
import { todayGroup } from '../../../shared/areas/today/today-groups.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { arrange } from '../../../test/tools/access-store.ts';
import { acting } from '../../../test/tools/acting.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { TODAY } from '../cases/testing/play.ts';
import { desk, MILITARY, PUBLIC } from '../directory/testing/desk.ts';
import { hire, logServer } from '../disclosures/testing/log-desk.ts';
import { ago, requestDesk } from '../requests/testing/request-desk.ts';
import { SUPERINTENDENT } from '../studies/testing/open-studies.ts';

async function todayOf(server: TestServer, username: string) {
  const self = await acting(server, username);
  return {
    read: async (): Promise<Today> => todaySchema.parse(JSON.parse((await self.ask('today', {})).text)),
    waiting: async () => ((await self.me()) as { waiting: { today: number; duties: number } }).waiting,
    op: self.op,
  };
}

const applied = { outcome: 'applied' };
const from = ({ lines, today }: Today, section: string) =>
  lines
    .filter(({ opens }) => opens.section === section)
    .map((line) => [line.title, line.next, line.due, todayGroup(line, today)]);
const pressing = ({ today, duties }: { today: number; duties: number }) => today - duties;

describe('W8, R160: a recruiter’s list', () => {
  it('stands on Today by its day until it is answered, one for the public without a day', async () => {
    const server = await logServer();
    const nwosu = await todayOf(server, 'anwosu');
    const lists = await desk(server);
    const late = v7();
    expect(await lists.ask({ ...MILITARY, askedOn: ago(61) }, {}, late)).toMatchObject(applied);
    expect(await lists.ask({ ...MILITARY, askedOn: ago(60) })).toMatchObject(applied);
    expect(await lists.ask({ ...MILITARY, askedOn: ago(10) })).toMatchObject(applied);
    expect(await lists.ask(PUBLIC)).toMatchObject(applied);
    const [title, whom] = ['List: Military recruiters', 'For Sgt. Lee, Army'];
    expect(from(await nwosu.read(), 'directory')).toEqual([
      [title, whom, ago(1), 'late'],
      [title, whom, TODAY, 'today'],
      ['List: The public, or another party', 'For Harbor Gazette', null, 'none'],
    ]);
    expect(pressing(await nwosu.waiting())).toBe(2);
    expect(await lists.deny(late)).toMatchObject(applied);
    expect(from(await nwosu.read(), 'directory')).toHaveLength(2);
    expect(pressing(await nwosu.waiting())).toBe(1);
  });

  it('R137: is the one desk’s: a principal has no line of it, and no number', async () => {
    const server = await logServer();
    await (await desk(server)).ask({ ...MILITARY, askedOn: ago(61) });
    const principal = await todayOf(server, 'mhaskins');
    expect(from(await principal.read(), 'directory')).toEqual([]);
    expect(pressing(await principal.waiting())).toBe(0);
  });
});

describe('W27, R98: a study whose data are to be destroyed', () => {
  it('stands on Today by the day of its agreement until the certificate is there', async () => {
    const server = await logServer();
    await hire(server, SUPERINTENDENT, 'superintendent', null);
    const [nwosu, leader] = [await todayOf(server, 'anwosu'), await acting(server, SUPERINTENDENT)];
    const studyId = v7();
    const take = async (step: string, change: Filled = {}, by: typeof nwosu.op = nwosu.op) =>
      expect(
        await by('study.step', { studyId, stepId: v7(), form: stepOf('study', step, ago(4), change) }),
        step,
      ).toMatchObject(applied);
    await take('received', { data: 'identifiable', organization: 'Lakes Research Group' });
    await take('decided', {}, leader.op);
    expect(from(await nwosu.read(), 'studies')).toEqual([]);
    await take('agreement', { destroyBy: ago(1) });
    await take('consents', { toldOn: ago(4) });
    await take('released');
    expect(from(await nwosu.read(), 'studies')).toEqual([
      ['Study: Lakes Research Group', 'Next: Data destroyed, certificate received', ago(1), 'late'],
    ]);
    expect((await nwosu.read()).lines).toContainEqual(
      expect.objectContaining({ opens: { section: 'studies', studyId }, student: null }),
    );
    expect(pressing(await nwosu.waiting())).toBe(1);
    await take('destroyed');
    expect(from(await nwosu.read(), 'studies')).toEqual([]);
    expect(pressing(await nwosu.waiting())).toBe(0);
  });
});

describe('R139: what stays open to be found', () => {
  it('is not on Today once nothing is to be done about it', async () => {
    const server = await logServer();
    const [kiri, nwosu] = [await requestDesk(server, 'anwosu'), await todayOf(server, 'anwosu')];
    const denial = { kind: 'minor-denial', requestId: v7() };
    const lines = async () => from(await nwosu.read(), 'requests').map(([title, next]) => [title, next]);
    expect(await kiri.open(denial.kind, 9, { records: ['health'] }, denial.requestId)).toMatchObject(applied);
    expect(await lines()).toEqual([['A minor asks to deny the parent', 'Next: Decided']]);
    expect(await kiri.step(denial, 'decided', 8, { decision: 'grant' })).toMatchObject(applied);
    expect(await kiri.step(denial, 'told', 8)).toMatchObject(applied);
    expect(await lines()).toEqual([]);
    expect((await kiri.list()).rows).toMatchObject([{ kind: 'minor-denial', next: null }]);
  });
});

describe('R169: many open requests', () => {
  /** So many copies of a request that is there, each with its first step. */
  async function multiplied(server: TestServer, count: number): Promise<void> {
    await arrange(server.store, server.runtime, async (tx) => {
      const [request] = await tx.db.select().from(tx.tables.request);
      const [step] = await tx.db.select().from(tx.tables.requestStep);
      for (let n = 0; n < count; n++) {
        const id = v7();
        await tx.db.insert(tx.tables.request).values({ ...request!, id });
        await tx.db.insert(tx.tables.requestStep).values({ ...step!, requestId: id, id: v7() });
      }
    });
  }

  it('are all counted, and shown up to a bound with how many more there are', async () => {
    const server = await logServer();
    const [kiri, nwosu] = [await requestDesk(server, 'anwosu'), await todayOf(server, 'anwosu')];
    expect(await kiri.open('amendment', 35)).toMatchObject(applied);
    await multiplied(server, LINES_MAX);
    const { lines, more, today } = await nwosu.read();
    expect(lines).toHaveLength(LINES_MAX);
    // What is overdue goes before all else, and nothing is lost count of.
    expect(new Set(lines.map((line) => todayGroup(line, today)))).toEqual(new Set(['late']));
    expect(more).toBeGreaterThan(0);
    expect(pressing(await nwosu.waiting())).toBe(LINES_MAX + 1);
  });

  it('the number follows each step that is taken, and each calendar that is put in force', async () => {
    const server = await logServer();
    const [kiri, nwosu] = [await requestDesk(server, 'anwosu'), await todayOf(server, 'anwosu')];
    const of = { kind: 'inspection', requestId: v7() };
    // Ten business days after 6 November is 20 November.
    expect(await kiri.open(of.kind, 14, { wants: 'see' }, of.requestId)).toMatchObject(applied);
    expect(pressing(await nwosu.waiting())).toBe(1);
    const holidays = [{ year: 2026, holidays: [{ day: '2026-11-11', name: 'Veterans Day' }] }];
    expect(await nwosu.op('calendar.edit', { rev: 0, calendar: { holidays, school: [], rolls: false } })).toMatchObject(
      applied,
    );
    expect(pressing(await nwosu.waiting())).toBe(0);
    const old = { kind: 'inspection', requestId: v7() };
    expect(await kiri.open(old.kind, 20, { wants: 'see' }, old.requestId)).toMatchObject(applied);
    expect(pressing(await nwosu.waiting())).toBe(1);
    expect(await kiri.step(old, 'arranged', 1, { on: dayAfter(TODAY, 3) })).toMatchObject(applied);
    expect(pressing(await nwosu.waiting())).toBe(0);
  });
});
