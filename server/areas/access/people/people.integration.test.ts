import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { peopleListSchema, personSchema } from '../../../../shared/areas/access/people.ts';
import { acting, type Acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';

const [TODAY, TOMORROW, YESTERDAY] = ['2026-11-20', '2026-11-21', '2026-11-19'] as const;
const DAY = 86_400_000;
const LEFT = '00000000-0000-7000-8000-0000000000af';
const NAMES = { givenName: 'Lea', familyName: 'Left' };

async function asked<S extends z.ZodMiniType>(who: Acting, schema: S, path: string, body: object): Promise<z.infer<S>> {
  const { status, text } = await who.ask(path, body);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return schema.parse(JSON.parse(text));
}

const list = (who: Acting, query: string, more: object = {}) =>
  asked(who, peopleListSchema, 'people/list', { query, limit: 50, ...more });
const person = (who: Acting, staffId: string) => asked(who, personSchema, 'people/person', { staffId });
const sees = async (who: Acting, studentId: string) =>
  (await who.ask('students/face-sheet', { studentId })).status === 200;
const lastDetail = (server: TestServer) => server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1');

const serving = (change: object = {}) => ({
  staffId: ids.ortiz,
  studentId: ids.amaru,
  relation: 'serving',
  since: TODAY,
  until: null,
  ...change,
});

describe('the people', () => {
  it.each([
    ['soderberg', ['Tove Söderberg']],
    ['SÖDERBERG tove', ['Tove Söderberg']],
    ['rOrt', ['Rosa Ortiz']],
    ['anw', ['Adaeze Nwosu']],
    ['nobody at all', []],
    ['%', []],
    ['-', []],
  ])('are found by name, number or user name: %s', async (query, names) => {
    const server = await testServer();
    const { rows, total } = await list(await acting(server, 'anwosu'), query);
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(total).toBe(names.length);
  });

  it('come page by page in the order of their names, each once, with the whole number', async () => {
    const server = await testServer();
    const admin = await acting(server, 'iaguinaldo');
    const whole = await list(admin, '');
    expect(whole.next).toBeNull();
    const seen: string[] = [];
    let page = await list(admin, '', { limit: 3 });
    for (;;) {
      expect(page.total).toBe(whole.total);
      seen.push(...page.rows.map(({ name }) => name));
      if (page.next === null) break;
      page = await list(admin, '', { limit: 3, after: page.next });
    }
    expect(seen).toEqual(whole.rows.map(({ name }) => name));
    expect(seen.slice(0, 2)).toEqual(['Ines Aguinaldo', 'Grace Cole']);
    expect(whole.rows.find(({ name }) => name === 'Joseph Mwangi')).toEqual({
      staffId: ids.mwangi,
      name: 'Joseph Mwangi',
      number: 'jmwangi',
      roles: [{ role: 'teacher', building: 'Harbor View High' }],
      hasAccount: true,
      active: true,
    });
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'people.list'")).toBeGreaterThan(3);
  });

  it('are closed to a teacher, whether there is such a person or not', async () => {
    const server = await testServer();
    const teacher = await acting(server, 'tsoderberg');
    const bare = async (staffId: string) => {
      const { status, text } = await teacher.ask('people/person', { staffId });
      return [status, text.replace(/"requestId":"[^"]*"/, '')];
    };
    expect(await bare(ids.ortiz)).toEqual(await bare(ids.kiri));
    expect((await bare(ids.ortiz))[0]).toBe(403);
    expect((await teacher.ask('people/list', { query: '', limit: 1 })).status).toBe(403);
  });
});

describe('a person', () => {
  it('shows whoever answers for the students the caseload, and the custodian none of it', async () => {
    const server = await testServer();
    const seen = await person(await acting(server, 'mhaskins'), ids.ortiz);
    expect(seen.caseload.map(({ name, source }) => `${name} ${source}`)).toEqual([
      'Kiri Baptiste-Nguyen test',
      'Mai Xiong test',
      'Mai Xiong test',
    ]);
    expect(seen).toMatchObject({ mayAssign: true, roles: [{ role: 'socialWorker', building: null, until: null }] });
    expect(JSON.parse(String(await lastDetail(server)))).toMatchObject({ staffId: ids.ortiz, count: 3 });
    const plain = await person(await acting(server, 'anwosu'), ids.ortiz);
    expect(plain).toMatchObject({ mayAssign: false, caseload: [] });
    expect(plain.roles).toEqual(seen.roles);
    expect(JSON.parse(String(await lastDetail(server)))).toMatchObject({ count: 0 });
  });

  it('has only those students on it for whom the reader may assign: none in special education, none shown', async () => {
    const server = await testServer();
    const admin = await acting(server, 'pvance');
    expect((await person(admin, ids.ortiz)).caseload).toEqual([]);
    await server.store.tend((tx) =>
      tx.db
        .insert(tx.tables.studentAttribute)
        .values({ studentId: ids.kiri, attribute: 'sped', source: 'test', since: YESTERDAY, until: null }),
    );
    expect((await person(admin, ids.ortiz)).caseload.map(({ studentId }) => studentId)).toEqual([ids.kiri]);
  });

  it('to whom no student can be assigned has nothing to assign', async () => {
    const server = await testServer();
    expect(await person(await acting(server, 'gcole'), ids.mwangi)).toMatchObject({ mayAssign: false });
  });

  it('who is nobody is said at the field', async () => {
    const server = await testServer();
    const { status, text } = await (await acting(server, 'gcole')).ask('people/person', { staffId: ids.kiri });
    expect([status, JSON.parse(text)]).toMatchObject([422, { issues: [{ path: 'staffId', code: 'unknown' }] }]);
  });
});

describe('a caseload', () => {
  it('gives a right at the next request, and takes it back at the next after that', async () => {
    const server = await testServer();
    const [principal, worker] = [await acting(server, 'mhaskins'), await acting(server, 'rortiz')];
    expect(await sees(worker, ids.amaru)).toBe(false);
    expect(await principal.op('caseload.assign', serving())).toMatchObject({ outcome: 'applied' });
    expect(await sees(worker, ids.amaru)).toBe(true);
    const mine = (await person(principal, ids.ortiz)).caseload.find(({ studentId }) => studentId === ids.amaru);
    expect(mine).toMatchObject({ relation: 'serving', source: 'console', since: TODAY, until: null });
    expect(await principal.op('caseload.end', serving({ until: TODAY }))).toMatchObject({ outcome: 'applied' });
    expect(await sees(worker, ids.amaru)).toBe(false);
    expect((await person(principal, ids.ortiz)).caseload.some(({ studentId }) => studentId === ids.amaru)).toBe(false);
    const acts = await server.rows("SELECT action, line FROM audit WHERE action LIKE 'caseload.%' ORDER BY seq");
    expect(acts.map(([action]) => action)).toEqual(['caseload.assign', 'caseload.end']);
    expect(acts.every(([, line]) => String(line).includes('"allowed"'))).toBe(true);
  });

  it('of somebody may be given again on the day it was taken back', async () => {
    const server = await testServer();
    const [principal, worker] = [await acting(server, 'mhaskins'), await acting(server, 'rortiz')];
    for (const [kind, until] of [
      ['caseload.assign', TOMORROW],
      ['caseload.end', TODAY],
      ['caseload.assign', null],
    ] as const) {
      expect(await principal.op(kind, serving({ until }))).toMatchObject({ outcome: 'applied' });
    }
    expect(await sees(worker, ids.amaru)).toBe(true);
  });

  it('begins and ends on its days (R53)', async () => {
    const server = await testServer();
    const principal = await acting(server, 'mhaskins');
    await principal.op('caseload.assign', serving({ since: TOMORROW, until: '2026-11-23' }));
    for (const open of [false, true, true, false]) {
      expect(await sees(await acting(server, 'rortiz'), ids.amaru)).toBe(open);
      server.runtime.advance(DAY);
    }
  });

  it.each([
    ['a day that is past', { since: YESTERDAY }, 'body.since', 'past'],
    ['an end before it begins', { until: TODAY }, 'body.until', 'before-start'],
    ['nobody', { staffId: ids.kiri }, 'body.staffId', 'unknown'],
    ['a teacher', { staffId: ids.mwangi }, 'body.relation', 'role-missing'],
    ['a social worker as counselor', { relation: 'counselor' }, 'body.relation', 'role-missing'],
    ['what is so already', { studentId: ids.kiri }, 'body.since', 'overlap'],
    ['what is no relation that somebody gives', { relation: 'teacher' }, 'body.relation', 'invalid_value'],
  ])('takes no assignment of %s, and says where', async (_, change, path, code) => {
    const server = await testServer();
    const principal = await acting(server, 'mhaskins');
    const before = await server.one('SELECT count(*) FROM relation');
    expect(await principal.op('caseload.assign', serving(change))).toMatchObject({
      outcome: 'invalid',
      issues: [{ path, code }],
    });
    expect(await server.one('SELECT count(*) FROM relation')).toBe(before);
  });

  it('takes nobody who has left', async () => {
    const server = await testServer();
    const principal = await acting(server, 'mhaskins');
    await server.store.tend((tx) =>
      tx.db
        .insert(tx.tables.staff)
        .values({ id: LEFT, sourcedId: 'x', number: 'x', username: 'x', ...NAMES, email: '', active: false }),
    );
    expect(await principal.op('caseload.assign', serving({ staffId: LEFT }))).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.staffId', code: 'inactive' }],
    });
  });

  it.each([
    ['a day that is past', { until: YESTERDAY }, 'body.until', 'past'],
    ['one of which there is none', { relation: 'evaluating' }, 'body.since', 'unknown'],
    ['one from a file', { studentId: ids.kiri, since: '2026-08-12' }, 'body.since', 'from-file'],
    ['one later than it ends', { until: TOMORROW }, 'body.until', 'ended'],
  ])('is not ended: %s', async (_, change, path, code) => {
    const server = await testServer();
    const principal = await acting(server, 'mhaskins');
    await principal.op('caseload.assign', serving({ until: TOMORROW }));
    expect(await principal.op('caseload.end', serving({ until: TODAY, ...change }))).toMatchObject({
      outcome: 'invalid',
      issues: [{ path, code }],
    });
  });

  it('is nobody’s to give who may not: word for word the same of a hidden student and an unknown one', async () => {
    const server = await testServer();
    const texts = new Set<string>();
    for (const who of ['jmwangi', 'tsoderberg', 'anwosu', 'iaguinaldo', 'pvance']) {
      const one = await acting(server, who);
      for (const studentId of [ids.kiri, ids.nwosu]) {
        for (const [kind, body] of [
          ['caseload.assign', serving({ studentId })],
          ['caseload.end', serving({ studentId, until: TODAY })],
        ] as const) {
          const answer = await one.op(kind, body, '00000000-0000-7000-8000-00000000aaaa');
          texts.add(JSON.stringify(answer));
        }
      }
    }
    expect([...texts]).toEqual([expect.stringContaining('"refused","code":"not-allowed"')]);
  });
});
