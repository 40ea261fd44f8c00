import { describe, expect, it } from 'vitest';
import { reads } from './testing/reads.ts';
import { testServer } from '../../test/tools/test-server.ts';
import { forgetHealthJob } from './forget-job.ts';
import { ADAPTER, adapterText, atAdapters, inForce } from './testing/keeping.ts';

/** A worker, a teacher and the superintendent: all may see Kiri. */
const PEOPLE = ['rortiz', 'jmwangi', 'gcole'] as const;
const KIRI = '204417';

async function desk() {
  const server = await testServer();
  const admin = await atAdapters(server, 'iaguinaldo');
  await admin.save(adapterText('First'), true);
  const people = [];
  for (const name of PEOPLE) people.push(await atAdapters(server, name));
  return { server, admin, people };
}

type Desk = Awaited<ReturnType<typeof desk>>;
const isOff = async ({ server }: Desk) => (await inForce(server)).off.map(({ why }) => why);
const entries = ({ server }: Desk) => server.one("SELECT count(*) FROM audit WHERE action = 'adapter.fail'");

describe('how pages are read', () => {
  it('counts readings by page and outcome, of pages that the revision has alone', async () => {
    const { admin, people } = await desk();
    const [rosa, joseph] = people;
    for (const { status } of [
      await rosa!.report(reads('student', 4), reads('conflict', 1), reads('student', 9, { page: 'elsewhere' })),
      await joseph!.report(reads('student', 3), reads('none', 2, { page: '' })),
      await joseph!.report(reads('student', 9, { revision: 2 }), reads('student', 9, { id: 'nowhere' })),
    ]) {
      expect(status).toBe(204);
    }
    const { health } = await admin.kept();
    expect(health.toSorted((a, b) => `${a.page} ${a.outcome}`.localeCompare(`${b.page} ${b.outcome}`))).toEqual([
      { page: '', outcome: 'none', count: 2 },
      { page: 'student.record', outcome: 'conflict', count: 1 },
      { page: 'student.record', outcome: 'student', count: 7 },
    ]);
  });

  it('counts what look-ups came to, and keeps nothing of the student', async () => {
    const { server, admin, people } = await desk();
    const [rosa] = people;
    expect(await rosa!.look(KIRI, 'Kiri Baptiste-Nguyen')).toBe(200);
    expect(await rosa!.look(KIRI, 'Amaru Quispe Huanca')).toBe(200);
    expect(await rosa!.look('999999', 'Nobody')).toBe(404);
    expect(await rosa!.look(KIRI, 'Kiri Baptiste-Nguyen', 7)).toBe(200);
    expect(await rosa!.look(KIRI, 'Kiri Baptiste-Nguyen', 1, 'nowhere')).toBe(200);
    const { health } = await admin.kept();
    expect(health.toSorted((a, b) => a.outcome.localeCompare(b.outcome))).toEqual([
      { page: '', outcome: 'disagreed', count: 1 },
      { page: '', outcome: 'matched', count: 1 },
      { page: '', outcome: 'unknown', count: 1 },
    ]);
    const rows = JSON.stringify(await server.rows('SELECT * FROM adapter_health'));
    for (const word of [KIRI, 'Kiri', 'Amaru', 'rortiz', '0000000000a1']) expect(rows).not.toContain(word);
  });

  it('forgets what is older than a week, of adapters that nobody reads by any more too', async () => {
    const { server, people } = await desk();
    const job = forgetHealthJob(server.store, 'America/New_York');
    await people[0]!.report(reads('student', 4));
    await people[0]!.look(KIRI, 'Kiri Baptiste-Nguyen');
    await job.run();
    expect(await server.one('SELECT count(*) FROM adapter_health')).toBe(2);
    server.runtime.advance(8 * 24 * 60 * 60 * 1000);
    await job.run();
    expect(await server.one('SELECT count(*) FROM adapter_health')).toBe(0);
  });
});

describe('an adapter that reads too much wrong', () => {
  it('goes out of force once three people met it, with one entry of the system’s own', async () => {
    const on = await desk();
    const { server, admin, people } = on;
    const tag = await people[0]!.tag();
    for (const each of people) await each.report(reads('no-fingerprint', 12), reads('student', 2));
    expect(await isOff(on)).toEqual(['failing']);
    expect(await people[0]!.tag()).not.toBe(tag);
    for (const each of people) await each.report(reads('no-fingerprint', 12));
    expect(await entries(on)).toBe(1);
    expect(await server.one("SELECT line FROM audit WHERE action = 'adapter.fail'")).not.toContain('rortiz');
    expect([await admin.waiting(), await people[0]!.waiting()]).toEqual([1, 0]);
    expect(await admin.kept()).toMatchObject({ state: 'failing', by: null, published: 1 });
  });

  it('goes out of force when numbers and names are of different students', async () => {
    const on = await desk();
    for (let i = 0; i < 6; i += 1) {
      for (const each of on.people) await each.look(KIRI, i < 3 ? 'Amaru Quispe Huanca' : 'Kiri Baptiste-Nguyen');
    }
    expect(await isOff(on)).toEqual([]);
    // Half disagreed; the seventh of each person came after that.
    for (const each of on.people) await each.look(KIRI, 'Amaru Quispe Huanca');
    expect(await isOff(on)).toEqual(['failing']);
  });

  it('stays whatever one person alone reports', async () => {
    const on = await desk();
    const [one, ...others] = on.people;
    for (const each of others) await each.report(reads('student', 30), reads('conflict', 1));
    for (let i = 0; i < 3; i += 1) await one!.report(reads('no-fingerprint', 90_000), reads('conflict', 90_000));
    expect(await isOff(on)).toEqual([]);
    expect(await entries(on)).toBe(0);
  });

  it('goes out of force whatever one person reports who read without end', async () => {
    const on = await desk();
    await (await atAdapters(on.server, 'iaguinaldo')).report(reads('student', 100_000));
    for (const each of on.people) await each.report(reads('no-fingerprint', 12));
    expect(await isOff(on)).toEqual(['failing']);
  });

  it('stays on for the day once an administrator has switched it on again', async () => {
    const on = await desk();
    for (const each of on.people) await each.report(reads('no-fingerprint', 20));
    expect(await isOff(on)).toEqual(['failing']);
    expect((await on.admin.turn(true)).status).toBe(200);
    expect(await on.admin.waiting()).toBe(0);
    for (const each of on.people) await each.report(reads('no-fingerprint', 20));
    expect(await isOff(on)).toEqual([]);
  });

  it('comes back with another revision, which is judged by itself', async () => {
    const on = await desk();
    for (const each of on.people) await each.report(reads('no-fingerprint', 20));
    await on.admin.save(adapterText('Second', { revision: 1 }), true);
    expect(await inForce(on.server)).toMatchObject({ adapters: [{ id: ADAPTER, revision: 2 }], off: [] });
    for (const each of on.people) await each.report(reads('no-fingerprint', 20));
    expect(await isOff(on)).toEqual([]);
    for (const each of on.people) await each.report(reads('no-fingerprint', 20, { revision: 2 }));
    expect(await isOff(on)).toEqual(['failing']);
  });
});
