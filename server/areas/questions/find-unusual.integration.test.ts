import { describe, expect, it } from 'vitest';
import { USES_NAMED } from '../../../shared/areas/questions/question.ts';
import { RULES } from '../../../shared/access/rules.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { askJob } from './ask-job.ts';
import { afterwards, DAY, find, LATE, MIDNIGHT, NOON, timeZone, used } from './testing/asked.ts';

const DAY_MS = 86_400_000;
const MINUTE = 60_000;

/** Whom it asks about which student, and why. */
const asked = async (server: TestServer) =>
  (await server.rows('SELECT staff_id, student_id, kinds FROM use_question ORDER BY id')).map(
    ([staff, student, kinds]) => [staff, student, JSON.parse(String(kinds)) as string[]],
  );
const entries = async (server: TestServer) =>
  (
    await server.rows(
      "SELECT detail FROM audit JOIN audit_detail ON audit_detail.seq = audit.seq WHERE action = 'question.ask' AND decision = 'done' ORDER BY audit.seq",
    )
  ).map(([detail]) => JSON.parse(String(detail)) as unknown);

/** Gives everybody Kiri's family name, spelled otherwise. */
const rename = ({ store }: TestServer) =>
  store.tend(async (tx) => void (await tx.db.update(tx.tables.staff).set({ familyName: 'BAPTISTE NGUYÊN' })));

describe('a day', () => {
  it('with nothing unusual asks nobody, and leaves an entry that says so', async () => {
    const server = await testServer();
    await used(server, { by: ids.ortiz, at: NOON }, { by: ids.mwangi, at: NOON });
    expect(await find(server)).toBe(0);
    expect(await asked(server)).toEqual([]);
    expect(await entries(server)).toEqual([{ day: DAY, count: 0 }]);
  });

  it('of which the trail says nothing is left alone', async () => {
    const server = await testServer();
    await used(server, { by: ids.ortiz, at: LATE });
    expect(await find(server, '2026-11-11')).toBe(0);
    expect(await entries(server)).toEqual([]);
  });

  it('asks about a late view, a name alike and a relation that ended, each with its entries', async () => {
    const server = await testServer();
    await rename(server);
    await server.store.tend(async (tx) => {
      const past = { staffId: ids.haskins, studentId: ids.amaru, relation: 'counselor', source: 'test' };
      await tx.db.insert(tx.tables.relation).values({ ...past, since: '2026-08-12', until: '2026-11-10' });
    });
    const first = Number(await server.one('SELECT size FROM audit_head')) + 1;
    await used(
      server,
      { by: ids.cole, at: NOON },
      { by: ids.haskins, at: NOON, studentId: ids.amaru },
      { by: ids.haskins, at: NOON, studentId: ids.maiOne },
      { by: ids.mwangi, at: LATE, studentId: ids.maiOne },
    );
    expect(await find(server)).toBe(3);
    expect(await asked(server)).toEqual([
      [ids.cole, ids.kiri, ['same-surname']],
      [ids.haskins, ids.amaru, ['after-relation']],
      [ids.mwangi, null, ['out-of-hours']],
    ]);
    const kept = await server.rows('SELECT entries, uses, day, asked_day FROM use_question ORDER BY id');
    expect(kept).toEqual([0, 1, 3].map((n) => [`[${first + n}]`, 1, DAY, '2026-11-24']));
  });

  it('R60: asks about a case that was read late as about a record', async () => {
    const server = await testServer();
    await used(server, { by: ids.mwangi, at: LATE, action: 'case.view' });
    expect(await find(server)).toBe(1);
    expect(await asked(server)).toEqual([[ids.mwangi, null, ['out-of-hours']]]);
  });

  it('does not ask after a relation while another of the two holds', async () => {
    const server = await testServer();
    await server.store.tend(async (tx) => {
      const past = { staffId: ids.ortiz, studentId: ids.kiri, relation: 'evaluating', source: 'test' };
      await tx.db.insert(tx.tables.relation).values({ ...past, since: '2026-08-12', until: '2026-11-10' });
    });
    await used(server, { by: ids.ortiz, at: NOON });
    expect(await find(server)).toBe(0);
  });

  it('asks about no name alike while a relation holds, and about the same two once in 90 days', async () => {
    const server = await testServer();
    await rename(server);
    const use = (day: string) => {
      const at = Date.parse(`${day}T18:00:00Z`);
      return used(server, { by: ids.ortiz, at }, { by: ids.cole, at });
    };
    for (const [day, count] of [
      [DAY, 1],
      ['2026-11-24', 0],
      ['2027-02-20', 0],
      ['2027-02-22', 1],
    ] as const) {
      await use(day);
      server.runtime.advance(Math.max(0, Date.parse(`${day}T23:59:00Z`) + DAY_MS - server.runtime.now()));
      expect([day, await find(server, day)]).toEqual([day, count]);
    }
    expect(await asked(server)).toEqual([
      [ids.cole, ids.kiri, ['same-surname']],
      [ids.cole, ids.kiri, ['same-surname']],
    ]);
  });

  it('asks about writes on a record with the same name, and about no refusal, lookup or emergency', async () => {
    const server = await testServer();
    await rename(server);
    expect(RULES.find(({ id }) => id === 'R102')?.title.en).toMatch(/emergency/);
    await used(
      server,
      { by: ids.cole, at: NOON, decision: 'refused' },
      { by: ids.cole, at: NOON, action: 'student.lookup' },
      { by: ids.cole, at: LATE, ruleIds: ['R44', 'R102'], grantId: ids.kiri },
      { by: ids.vance, at: NOON, action: 'contact.add', resource: 'contact' },
    );
    expect(await find(server)).toBe(1);
    expect(await asked(server)).toEqual([[ids.vance, ids.kiri, ['same-surname']]]);
  });

  it('is the district’s, to the millisecond, however late an entry was written', async () => {
    const server = await testServer();
    await rename(server);
    await used(
      server,
      { by: ids.vance, at: MIDNIGHT },
      { by: ids.haskins, at: MIDNIGHT - 1 },
      { by: ids.nwosu, at: MIDNIGHT + DAY_MS },
      { by: ids.cole, at: MIDNIGHT + DAY_MS - 1 },
    );
    await find(server);
    const about = new Set((await asked(server)).map(([staff]) => staff));
    expect([...about].sort()).toEqual([ids.cole, ids.vance].sort());
  });

  it('asks once about many students, names the first uses and says how many there were', async () => {
    const server = await testServer();
    const many = Array.from({ length: 41 }, (_, i) => `student-${i}`);
    await server.store.tend(async (tx) => {
      const [like] = await tx.db.select().from(tx.tables.student).limit(1);
      await tx.db.insert(tx.tables.student).values(many.map((id) => ({ ...like!, id, sourcedId: id, sisId: id })));
    });
    await used(server, ...many.map((studentId, i) => ({ by: ids.haskins, at: NOON + i * MINUTE, studentId })));
    expect(await find(server)).toBe(1);
    expect(await asked(server)).toEqual([[ids.haskins, null, ['bulk']]]);
    expect(await server.one('SELECT uses FROM use_question')).toBe(41);
    expect(JSON.parse(String(await server.one('SELECT entries FROM use_question')))).toHaveLength(USES_NAMED);
  });

  it('gone through again, at once and by several servers, asks nothing twice and changes no answer', async () => {
    const server = await testServer();
    await used(server, { by: ids.ortiz, at: LATE });
    const counts = await Promise.all([find(server), find(server), find(server)]);
    expect(counts.sort()).toEqual([0, 0, 1]);
    await server.store.tend(async (tx) => void (await tx.db.update(tx.tables.useQuestion).set({ answer: 'Because.' })));
    expect(await find(server)).toBe(0);
    expect(await server.rows('SELECT count(*), min(answer) FROM use_question')).toEqual([[1, 'Because.']]);
  });
});

describe('the job', () => {
  it('goes through yesterday once, and again after the next midnight of the district', async () => {
    const server = await testServer();
    await used(server, { by: ids.ortiz, at: LATE });
    afterwards(server);
    const job = askJob(server.store, timeZone);
    await job.run();
    await job.run();
    expect(await entries(server)).toEqual([{ day: DAY, count: 1 }]);
    await askJob(server.store, timeZone).run();
    expect(await entries(server)).toHaveLength(1);
    // From 09:00 to 23:59 of the same day, and over midnight.
    server.runtime.advance(15 * 3_600_000 - MINUTE);
    await job.run();
    expect(await entries(server)).toHaveLength(1);
    server.runtime.advance(MINUTE);
    await job.run();
    expect(await entries(server)).toEqual([
      { day: DAY, count: 1 },
      { day: '2026-11-24', count: 0 },
    ]);
  });

  it('catches up on the days it missed, a week at most, as far as the trail has any', async () => {
    const server = await testServer();
    await used(server, { by: ids.ortiz, at: LATE });
    afterwards(server);
    await askJob(server.store, timeZone).run();
    for (const days of [1, 3, 12]) await used(server, { by: ids.ortiz, at: LATE + days * DAY_MS });
    server.runtime.advance(14 * DAY_MS);
    await askJob(server.store, timeZone).run();
    const days = (await entries(server)).map((one) => (one as { day: string }).day);
    expect(days).toEqual([DAY, '2026-12-05']);
  });

  it('knows the last day by the time of its entry where the detail has been destroyed', async () => {
    const server = await testServer();
    await used(server, { by: ids.ortiz, at: LATE });
    afterwards(server);
    await askJob(server.store, timeZone).run();
    await server.store.tend(async (tx) => void (await tx.db.delete(tx.tables.auditDetail)));
    await askJob(server.store, timeZone).run();
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'question.ask' AND decision = 'done'")).toBe(1);
  });
});
