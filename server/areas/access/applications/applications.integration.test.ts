import { describe, expect, it } from 'vitest';
import { RECORD_CLASSES } from '../../../../shared/access/field-classes.ts';
import { GRANT_DAYS_MAX } from '../../../../shared/areas/access/application.ts';
import { dayAfter } from '../../../../shared/clocks/day-after.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { application, applications, applied, decision, SEEN, sheetOf } from '../testing/exceptions.ts';

const TODAY = '2026-11-20';
/** What the engines call it when a CHECK constraint fails. */
const CHECK = /SQLITE_CONSTRAINT_CHECK|23514/;
const applicant = (server: TestServer) => acting(server, 'tsoderberg');
const superintendent = (server: TestServer) => acting(server, 'gcole');

async function both(server: TestServer) {
  return { tove: await applicant(server), cole: await superintendent(server) };
}

const lastLine = (server: TestServer) => server.one('SELECT line FROM audit ORDER BY seq DESC LIMIT 1');

describe('an application', () => {
  it('is before the superintendent as it was written, with the student its number means', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    expect(row).toMatchObject({
      applicant: { staffId: ids.soderberg, name: 'Tove Söderberg', roles: ['teacher'] },
      ...application(),
      student: { studentId: ids.kiri, name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
      appliedAt: server.runtime.now(),
      state: 'open',
      form: null,
      grant: null,
    });
    expect(await cole.me()).toMatchObject({
      waiting: {
        applications: 1,
        emergencies: 0,
        ownQuestions: 0,
        questions: 0,
        cases: 0,
        committee: 0,
        copies: 0,
        names: 0,
        adapters: 0,
      },
    });
    expect(await tove.me()).toMatchObject({
      waiting: {
        applications: 0,
        emergencies: 0,
        ownQuestions: 0,
        questions: 0,
        cases: 0,
        committee: 0,
        copies: 0,
        names: 0,
        adapters: 0,
      },
    });
  });

  it('means the student of the page where number, name and birth date fit', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const about = 'The student on my screen';
    expect((await applied(tove, cole, { about, seen: SEEN })).student).toMatchObject({ studentId: ids.kiri });
    expect((await applied(tove, cole, { about, seen: { ...SEEN, name: 'Amaru Quispe' } })).student).toBeNull();
    expect((await applied(tove, cole, { about, seen: { ...SEEN, sisId: '1' } })).student).toBeNull();
    expect((await applied(tove, cole, { about })).student).toBeNull();
  });

  it('tells the applicant nothing: real, sealed, somebody else on the page and nobody are word for word alike', async () => {
    const opId = '00000000-0000-7000-8000-00000000000f';
    const tried = async (seen: object, sealed = false) => {
      const server = await testServer();
      const cole = await superintendent(server);
      const reason = 'Under threat.';
      // One op more or less would show in the numbers of the trail, as any other use of the system does.
      await cole.op('record.seal', { studentId: sealed ? ids.kiri : ids.amaru, reason });
      const tove = await applicant(server);
      const body = { ...application({ about: 'The student on my screen' }), seen };
      const texts = [
        await tove.ask('ops', { ops: [{ opId, kind: 'application.write', body }] }),
        await tove.ask('applications/list', { whose: 'own', limit: 10 }),
        await tove.ask('history/own', { limit: 10 }),
      ];
      return texts.map(({ status, text }) => `${status} ${text}`).join('\n');
    };
    const real = await tried(SEEN);
    expect(real).toContain('"outcome":"applied"');
    expect(await tried(SEEN, true)).toBe(real);
    expect(await tried({ ...SEEN, name: 'Amaru Quispe' })).toBe(real);
    expect(await tried({ ...SEEN, sisId: '999999' })).toBe(real);
  });

  it('is shown to its applicant alone and to who decides', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    const own = await applications(tove, 'own');
    expect(own).toMatchObject({ rows: [{ id: row.id, student: null }], total: 1, next: null });
    expect(await applications(await acting(server, 'rortiz'), 'own')).toEqual({ rows: [], total: 0, next: null });
    for (const username of ['tsoderberg', 'anwosu', 'mhaskins']) {
      const answer = await (await acting(server, username)).ask('applications/list', { whose: 'all', limit: 10 });
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain(row.id);
    }
  });

  it('is found page by page, newest first, and by its state', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      made.unshift((await applied(tove, cole)).id);
      if (i % 2 === 0) server.runtime.advance(1000);
    }
    await tove.op('application.withdraw', { applicationId: made[4] });
    const found: string[] = [];
    let page = await applications(cole, 'all', { limit: 2 });
    for (; page.next !== null; page = await applications(cole, 'all', { limit: 2, before: page.next })) {
      found.push(...page.rows.map(({ id }) => id));
    }
    expect([...found, ...page.rows.map(({ id }) => id)]).toEqual(made);
    expect(page.total).toBe(5);
    expect(await applications(cole, 'all', { state: 'withdrawn' })).toMatchObject({
      total: 1,
      rows: [{ id: made[4] }],
    });
    expect(await applications(tove, 'own', { state: 'open' })).toMatchObject({ total: 4 });
  });

  it('says in the trail whom its list named', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    await applied(tove, cole);
    expect(await lastLine(server)).toMatch(/"application.list".*"identity".*"allowed"/);
    const detail = await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1');
    expect(JSON.parse(String(detail))).toMatchObject({ whose: 'all', count: 1, given: [ids.kiri] });
  });
});

describe('a decision', () => {
  it('opens the whole record in full, to the first instant of its end in the district', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    expect(await sheetOf(tove)).toBeUndefined();
    const row = await applied(tove, cole);
    expect(await cole.op('application.decide', decision(row))).toMatchObject({ outcome: 'applied' });
    expect(await lastLine(server)).toContain(ids.kiri);

    const [own] = (await applications(tove, 'own')).rows;
    expect(own).toMatchObject({
      state: 'decided',
      form: 'full',
      decisionText: 'For the season.',
      decidedBy: 'Grace Cole',
    });
    const end = Date.parse('2026-12-01T06:00:00Z');
    expect(own?.grant).toEqual({
      grantId: expect.any(String),
      fieldClasses: RECORD_CLASSES,
      untilAt: end,
      endReason: '',
    });
    expect((await sheetOf(tove))?.because).toMatchObject({ ruleId: 'R56', fieldClasses: RECORD_CLASSES });
    expect(await lastLine(server)).toContain(`"${own?.grant?.grantId}"`);

    server.runtime.advance(end - 1 - server.runtime.now());
    expect(await sheetOf(await applicant(server))).toBeDefined();
    server.runtime.advance(1);
    expect(await sheetOf(await applicant(server))).toBeUndefined();
  });

  it.each([
    [[], false],
    [['discipline'], false],
    [['casework', 'academic'], true],
  ] as const)(
    'opens in limited form what was chosen (%j), on the face sheet and in a pull',
    async (chosen, casework) => {
      const server = await testServer();
      const { tove, cole } = await both(server);
      const row = await applied(tove, cole);
      await cole.op('application.decide', decision(row, { form: 'limited', fieldClasses: [...chosen] }));
      const sheet = await sheetOf(tove);
      const open = ['identity', 'directory', 'academic', 'casework', 'discipline', 'sped'].filter((one) =>
        ['identity', 'directory', ...chosen].includes(one),
      );
      expect(sheet?.because.fieldClasses).toEqual(open);
      expect(sheet?.contacts !== undefined).toBe(casework);
      expect(sheet?.abilities).toEqual(['student.view']);
      const pull = await tove.ask('pull', { held: [{ id: ids.kiri, rev: 0 }] });
      expect(JSON.parse(pull.text)).toMatchObject({ gone: casework ? [] : [ids.kiri] });
      expect(await sheetOf(tove, ids.amaru)).toBeUndefined();
    },
  );

  it('opens in de-identified form reports and no record', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    await cole.op('application.decide', decision(row, { form: 'de-identified', studentId: null }));
    expect(await tove.me()).toMatchObject({ abilities: expect.arrayContaining(['report.read']) });
    expect(await sheetOf(tove)).toBeUndefined();
    expect((await applications(tove, 'own')).rows[0]?.grant?.fieldClasses).toEqual([]);
    expect(await server.rows('SELECT kind, student_id, classes FROM exception_grant')).toEqual([
      ['report', null, '[]'],
    ]);
  });

  it('opens nothing when it refuses, and says so in writing', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    const no = decision(row, { form: 'refused', studentId: null, until: null, text: 'No need is shown.' });
    expect(await cole.op('application.decide', no)).toMatchObject({ outcome: 'applied' });
    expect((await applications(tove, 'own')).rows[0]).toMatchObject({
      form: 'refused',
      decisionText: 'No need is shown.',
      grant: null,
    });
    expect(await sheetOf(tove)).toBeUndefined();
    expect(await server.one('SELECT count(*) FROM exception_grant')).toBe(0);
    expect(await cole.me()).toMatchObject({ waiting: { applications: 0 } });
  });

  it('opens a sealed record, since it is the superintendent’s written permission', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    await cole.op('record.seal', { studentId: ids.kiri, reason: 'Under threat.' });
    await cole.op('application.decide', decision(await applied(tove, cole)));
    expect(await sheetOf(tove)).toBeDefined();
  });

  it('is the superintendent’s alone', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    for (const username of ['anwosu', 'mhaskins', 'iaguinaldo', 'rortiz']) {
      const answer = await (await acting(server, username)).op('application.decide', decision(row));
      expect(answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
      expect(await lastLine(server)).toMatch(/"application.decide".*"refused"/);
    }
    expect(await server.one('SELECT count(*) FROM exception_grant')).toBe(0);
  });

  it('is nobody’s on what they ask for themselves, and does not wait for them', async () => {
    const server = await testServer();
    const cole = await superintendent(server);
    const row = await applied(cole, cole);
    expect(await cole.op('application.decide', decision(row))).toMatchObject({
      outcome: 'refused',
      code: 'own',
      text: expect.stringContaining('your own application'),
    });
    expect(await cole.me()).toMatchObject({ waiting: { applications: 0 } });
  });

  it('is made once, on what was read', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    const stale = { outcome: 'refused', code: 'stale' };
    expect(await cole.op('application.decide', decision({ ...row, rev: row.rev - 1 }))).toMatchObject(stale);
    const all = await Promise.all([1, 2, 3].map(() => cole.op('application.decide', decision(row))));
    expect(all.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused', 'refused']);
    expect(await cole.op('application.decide', decision(row))).toMatchObject(stale);
    const [decided] = (await applications(cole, 'all')).rows;
    expect(await cole.op('application.decide', decision(decided!))).toMatchObject({ code: 'closed' });
    const nowhere = { ...row, id: ids.kiri };
    expect(await cole.op('application.decide', decision(nowhere))).toMatchObject({ code: 'missing' });
    expect(await server.one('SELECT count(*) FROM exception_grant')).toBe(1);
  });

  it('names the field at fault, and leaves the application open', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    const wrong = [
      [{ studentId: null }, 'studentId', 'missing'],
      [{ studentId: ids.ortiz }, 'studentId', 'unknown'],
      [{ form: 'limited', studentId: null }, 'studentId', 'missing'],
      [{ form: 'limited', fieldClasses: ['disclosure'] }, 'fieldClasses', 'range'],
      [{ until: null }, 'until', 'missing'],
      [{ form: 'de-identified', until: null }, 'until', 'missing'],
      [{ until: TODAY }, 'until', 'range'],
      [{ until: '2026-11-19' }, 'until', 'range'],
      [{ until: dayAfter(TODAY, GRANT_DAYS_MAX + 1) }, 'until', 'range'],
      [{ text: ' ' }, 'text', 'too_small'],
    ] as const;
    for (const [change, field, code] of wrong) {
      const answer = await cole.op('application.decide', { ...decision(row), ...change });
      expect(answer).toMatchObject({ outcome: 'invalid', issues: [{ path: `body.${field}`, code }] });
    }
    expect((await applications(cole, 'all')).rows[0]).toMatchObject({ state: 'open', rev: row.rev });
  });

  it('may end tomorrow, and a year and a day from now', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    for (const until of [dayAfter(TODAY, 1), dayAfter(TODAY, GRANT_DAYS_MAX)]) {
      const answer = await cole.op('application.decide', decision(await applied(tove, cole), { until }));
      expect(answer).toMatchObject({ outcome: 'applied' });
    }
  });
});

describe('taking an application back', () => {
  it('is the applicant’s, while it is open', async () => {
    const server = await testServer();
    const { tove, cole } = await both(server);
    const row = await applied(tove, cole);
    const back = { applicationId: row.id };
    const missing = { outcome: 'refused', code: 'missing' };
    expect(await (await acting(server, 'rortiz')).op('application.withdraw', back)).toMatchObject(missing);
    expect(await cole.op('application.withdraw', back)).toMatchObject(missing);
    expect(await tove.op('application.withdraw', { applicationId: ids.kiri })).toMatchObject(missing);
    expect(await tove.op('application.withdraw', back)).toMatchObject({ outcome: 'applied' });
    expect(await tove.op('application.withdraw', back)).toMatchObject({ outcome: 'refused', code: 'closed' });
    expect(await cole.op('application.decide', decision(row))).toMatchObject({ code: 'stale' });
    expect((await applications(tove, 'own')).rows).toMatchObject([{ state: 'withdrawn' }]);
  });
});

it('the database itself takes no decision on one’s own application', async () => {
  const server = await testServer();
  const { tove, cole } = await both(server);
  await applied(tove, cole);
  const own = { decidedBy: ids.soderberg };
  const forge = server.store.tend((tx) => tx.db.update(tx.tables.accessApplication).set(own));
  await expect(forge).rejects.toThrow(CHECK);
});
