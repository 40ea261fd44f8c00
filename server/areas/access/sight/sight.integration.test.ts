import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import {
  accessCheckSchema,
  audienceSchema,
  simulateSchema,
  studentListSchema,
} from '../../../../shared/areas/access/sight.ts';
import { faceSheetSchema } from '../../../../shared/areas/cases/face-sheet.ts';
import { acting, type Acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';

const [TODAY, TOMORROW, YESTERDAY] = ['2026-11-20', '2026-11-21', '2026-11-19'] as const;
const LEFT = '00000000-0000-7000-8000-0000000000af';
const UNKNOWN = '00000000-0000-7000-8000-0000000000ee';

async function asked<S extends z.ZodMiniType>(who: Acting, schema: S, path: string, body: object): Promise<z.infer<S>> {
  const { status, text } = await who.ask(path, body);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return schema.parse(JSON.parse(text));
}

const list = (who: Acting, may: string, query = '', more: object = {}) =>
  asked(who, studentListSchema, 'students/list', { may, query, limit: 50, ...more });
const audience = (who: Acting, studentId: string = ids.kiri) =>
  asked(who, audienceSchema, 'students/audience', { studentId });
const check = (who: Acting, staffId: string, day: string, studentId: string = ids.kiri) =>
  asked(who, accessCheckSchema, 'access/check', { staffId, studentId, day });
const simulated = (who: Acting, staffId: string, more: object = {}) =>
  asked(who, simulateSchema, 'access/simulate', { staffId, limit: 50, ...more });

const give = (server: TestServer, attribute: string, since: string, studentId: string = ids.kiri) =>
  server.store.tend((tx) =>
    tx.db.insert(tx.tables.studentAttribute).values({ studentId, attribute, source: 'test', since, until: null }),
  );
const lastDetail = async (server: TestServer) =>
  JSON.parse(String(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1'))) as unknown;

/** The answer but for the request's own number. */
async function bare(who: Acting, path: string, body: object) {
  const { status, text } = await who.ask(path, body);
  return { status, text: text.replace(/"requestId":"[^"]*"/, '') };
}

describe('the students list', () => {
  it.each([
    ['rortiz', 'student.view', ['204417', '203310', '205771']],
    ['jmwangi', 'student.view', ['204417']],
    ['tsoderberg', 'student.view', []],
    ['mhaskins', 'caseload.assign', ['204417', '201938', '203310', '205771']],
    ['rortiz', 'caseload.assign', []],
    ['iaguinaldo', 'student.view', []],
    ['anwosu', 'student.view', []],
    ['anwosu', 'access.check', ['204417', '201938', '203310', '205771']],
    ['gcole', 'access.check', ['204417', '201938', '203310', '205771']],
    ['anwosu', 'request.keep', ['204417', '201938', '203310', '205771']],
    ['mhaskins', 'consent.keep', []],
  ])('of %s for %s holds those on whom they may do it, in the order of names', async (username, may, numbers) => {
    const server = await testServer();
    const { rows, total, next } = await list(await acting(server, username), may);
    expect(rows.map(({ sisId }) => sisId)).toEqual(numbers);
    expect([total, next]).toEqual([numbers.length, null]);
    expect(await lastDetail(server)).toMatchObject({ may, count: numbers.length });
  });

  it('shows grade and school to who sees them, and to the custodian who is asked about, no more', async () => {
    const server = await testServer();
    const [mine] = (await list(await acting(server, 'jmwangi'), 'student.view')).rows;
    expect(mine).toEqual({
      studentId: ids.kiri,
      sisId: '204417',
      name: 'Kiri Baptiste-Nguyen',
      grade: '09',
      building: 'Harbor View High',
    });
    for (const [username, may] of [
      ['anwosu', 'access.check'],
      ['gcole', 'access.check'],
      ['anwosu', 'request.keep'],
    ] as const) {
      const [named] = (await list(await acting(server, username), may)).rows;
      expect(named).toEqual({ ...mine, grade: '', building: '' });
    }
  });

  it.each([
    ['quispe', ['201938']],
    ['AMARU quispé', ['201938']],
    ['2049', []],
    ['204', ['204417']],
    ['xiong, mai', ['203310', '205771']],
    ['nobody', []],
    ['%', []],
  ])('is searched by words of the name or the beginning of the number: %s', async (query, numbers) => {
    const server = await testServer();
    const found = await list(await acting(server, 'mhaskins'), 'student.view', query);
    const all = query === '%' ? ['204417', '201938', '203310', '205771'] : numbers;
    expect(found.rows.map(({ sisId }) => sisId)).toEqual(all);
    expect(found.total).toBe(all.length);
  });

  it('comes page by page, two of one name apart, with the whole number on each', async () => {
    const server = await testServer();
    const principal = await acting(server, 'mhaskins');
    const seen: string[] = [];
    let page = await list(principal, 'student.view', '', { limit: 1 });
    for (;;) {
      expect(page.total).toBe(4);
      seen.push(...page.rows.map(({ sisId }) => sisId));
      if (page.next === null) break;
      page = await list(principal, 'student.view', '', { limit: 1, after: page.next });
    }
    expect(seen).toEqual(['204417', '201938', '203310', '205771']);
  });

  it('leaves a student out on the day that closes, without a gap, and what was typed out of the record', async () => {
    const server = await testServer();
    await give(server, 'sealed', TODAY, ids.maiOne);
    const { rows, total } = await list(await acting(server, 'rortiz'), 'student.view', 'Xiong');
    expect([rows.map(({ sisId }) => sisId), total]).toEqual([['205771'], 1]);
    const kept = await server.rows('SELECT detail FROM audit_detail');
    expect(JSON.stringify(kept)).not.toMatch(/xiong/i);
    expect(server.logged.join('')).not.toMatch(/xiong/i);
  });

  it('remembers those who have left for the custodian alone', async () => {
    const server = await testServer();
    await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ active: false }));
    expect((await list(await acting(server, 'gcole'), 'student.view')).total).toBe(0);
    expect((await list(await acting(server, 'anwosu'), 'access.check')).total).toBe(4);
  });
});

describe('who else can see a student', () => {
  it('is told the custodian by name, with the reason', async () => {
    const server = await testServer();
    const { groups, total } = await audience(await acting(server, 'anwosu'));
    expect(groups.map(({ ruleId, role, building, count }) => [ruleId, role, building, count])).toEqual([
      ['R44', 'teacher', 'Harbor View High', 1],
      ['R46', 'socialWorker', null, 1],
      ['R47', 'principal', 'Harbor View High', 1],
      ['R52', 'superintendent', null, 1],
    ]);
    expect(total).toBe(4);
    const [teacher] = groups[0]?.people ?? [];
    expect(teacher).toMatchObject({ staffId: ids.mwangi, name: 'Joseph Mwangi' });
    expect(teacher?.because.facts).toContainEqual({
      kind: 'relation',
      relation: 'teacher',
      since: '2026-08-12',
      until: null,
    });
    expect(await lastDetail(server)).toEqual({ count: 4, names: true });
  });

  it('is told whoever sees the student by role and number', async () => {
    const server = await testServer();
    const { groups, total } = await audience(await acting(server, 'jmwangi'));
    expect(total).toBe(4);
    expect(groups).toHaveLength(4);
    expect(JSON.stringify(groups)).not.toMatch(/people|Ortiz|Cole|Haskins/);
  });

  it('does not tell a teacher by a rule’s name that the student receives special education', async () => {
    const server = await testServer();
    await give(server, 'sped', YESTERDAY);
    const told = async (username: string) =>
      (await audience(await acting(server, username))).groups.map(({ ruleId }) => ruleId);
    expect(await told('jmwangi')).toEqual(['R44', 'R46', 'R47', 'R52']);
    expect(await told('rortiz')).toEqual(['R44', 'R46', 'R47', 'R51', 'R52']);
    expect(await told('anwosu')).toEqual(['R44', 'R46', 'R47', 'R51', 'R52']);
  });

  it('says of a sealed record what is left', async () => {
    const server = await testServer();
    await give(server, 'sealed', TODAY);
    const { groups } = await audience(await acting(server, 'anwosu'));
    expect(groups.map(({ ruleId }) => ruleId)).toEqual(['R52']);
    expect((await bare(await acting(server, 'mhaskins'), 'students/audience', { studentId: ids.kiri })).status).toBe(
      404,
    );
  });
});

describe('the access check', () => {
  it('says yes, by which rule and fact, and what was open', async () => {
    const server = await testServer();
    const found = await check(await acting(server, 'anwosu'), ids.mwangi, TODAY);
    expect(found).toMatchObject({
      day: TODAY,
      person: { staffId: ids.mwangi, name: 'Joseph Mwangi' },
      student: { studentId: ids.kiri, name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
      allow: true,
      because: [{ ruleId: 'R44', title: 'Teachers, for students now in their classes' }],
      fieldClasses: ['identity', 'directory', 'academic', 'casework', 'flag'],
      forbiddenBy: [],
      sealed: false,
      abilities: [
        'access.check',
        'disclosure.view',
        'disclosure.record',
        'consent.keep',
        'request.keep',
        'directory.keep',
        'copy.make',
        'name.view',
        'name.task',
      ],
    });
    expect(await lastDetail(server)).toEqual({ staffId: ids.mwangi, day: TODAY, allow: true });
  });

  it('says no, before the class began and for somebody else', async () => {
    const server = await testServer();
    const custodian = await acting(server, 'anwosu');
    const no = { allow: false, because: [], fieldClasses: [], forbiddenBy: [] };
    expect(await check(custodian, ids.mwangi, '2026-08-11')).toMatchObject(no);
    expect(await check(custodian, ids.mwangi, '2026-08-12')).toMatchObject({ allow: true });
    expect(await check(custodian, ids.soderberg, TODAY)).toMatchObject(no);
  });

  it('names the seal that closed it, and tells only who may open it again that it is sealed', async () => {
    const server = await testServer();
    await give(server, 'sealed', TODAY);
    const [custodian, leader] = [await acting(server, 'anwosu'), await acting(server, 'gcole')];
    const closed = await check(custodian, ids.mwangi, TODAY);
    expect(closed).toMatchObject({ allow: false, forbiddenBy: [expect.stringContaining('sealed')], sealed: false });
    expect(await check(custodian, ids.mwangi, YESTERDAY)).toMatchObject({ allow: true });
    const own = await check(leader, ids.mwangi, YESTERDAY);
    expect(own).toMatchObject({ sealed: true, allow: true });
    expect(own.abilities).toContain('record.seal');
  });

  it('replays the roles of somebody who has left since, and gives them none today', async () => {
    const server = await testServer();
    await server.store.tend(async (tx) => {
      const { staff, roleFact, relation } = tx.tables;
      const names = { sourcedId: 'left', number: 'left', username: 'left', givenName: 'Lea', familyName: 'Left' };
      await tx.db.insert(staff).values({ id: LEFT, ...names, email: '', active: false });
      const from = { staffId: LEFT, source: 'test', since: '2026-09-01', until: null };
      await tx.db.insert(roleFact).values({ ...from, role: 'psychologist', buildingId: '' });
      await tx.db.insert(relation).values({ ...from, studentId: ids.kiri, relation: 'evaluating' });
    });
    const custodian = await acting(server, 'anwosu');
    expect(await check(custodian, LEFT, YESTERDAY)).toMatchObject({ allow: true, because: [{ ruleId: 'R46' }] });
    expect(await check(custodian, LEFT, TODAY)).toMatchObject({ allow: false });
  });

  it.each([
    ['a day to come', { day: TOMORROW }, 'day', 'future'],
    ['nobody on the staff', { staffId: UNKNOWN }, 'staffId', 'unknown'],
  ])('of %s is refused at the field', async (_, change, path, code) => {
    const server = await testServer();
    const body = { staffId: ids.mwangi, studentId: ids.kiri, day: TODAY, ...change };
    const { status, text } = await (await acting(server, 'anwosu')).ask('access/check', body);
    expect([status, JSON.parse(text)]).toMatchObject([422, { issues: [{ path, code }] }]);
  });

  it('is not for who only sees the student, and says who may', async () => {
    const server = await testServer();
    const body = { staffId: ids.ortiz, studentId: ids.kiri, day: TODAY };
    const { status, text } = await bare(await acting(server, 'jmwangi'), 'access/check', body);
    expect(status).toBe(403);
    expect(text).toContain('Records managers');
  });
});

describe('seeing as somebody else', () => {
  it('shows their sight in numbers and the students whom both may see', async () => {
    const server = await testServer();
    const seen = await simulated(await acting(server, 'gcole'), ids.ortiz);
    expect(seen).toMatchObject({
      person: { name: 'Rosa Ortiz' },
      sight: { roles: [{ role: 'socialWorker', building: null }], students: 3 },
      both: { total: 3, next: null },
    });
    expect(seen.sight.fieldClasses).toContain('sped');
    expect(seen.sight.actions).toEqual(expect.arrayContaining(['student.view', 'contact.add', 'emergency.open']));
    expect(seen.both.rows.map(({ sisId }) => sisId)).toEqual(['204417', '203310', '205771']);
    expect(await lastDetail(server)).toMatchObject({ as: ids.ortiz, count: 3 });
  });

  it('shows an administrator numbers and no student, for they see none themselves', async () => {
    const server = await testServer();
    const admin = await acting(server, 'iaguinaldo');
    expect(await simulated(admin, ids.ortiz)).toMatchObject({
      sight: { students: 3 },
      both: { rows: [], total: 0, next: null },
    });
    const sheet = (studentId: string) => bare(admin, 'access/simulate/face-sheet', { staffId: ids.ortiz, studentId });
    expect((await sheet(ids.kiri)).status).toBe(404);
    expect(await sheet(ids.kiri)).toEqual(await sheet(UNKNOWN));
  });

  it('opens a face sheet as far as both see, with the other’s reason and nothing to do, under the reader’s name', async () => {
    const server = await testServer();
    const leader = await acting(server, 'gcole');
    const body = { staffId: ids.mwangi, studentId: ids.kiri };
    const sheet = await asked(leader, faceSheetSchema, 'access/simulate/face-sheet', body);
    expect(sheet).toMatchObject({
      student: { name: 'Kiri Baptiste-Nguyen', grade: '09' },
      contacts: [],
      because: { ruleId: 'R44', fieldClasses: ['identity', 'directory', 'academic', 'casework'] },
      abilities: [],
    });
    const line = (await server.rows('SELECT action, actor_id, student_id FROM audit ORDER BY seq DESC LIMIT 1'))[0];
    expect(line).toEqual(['access.simulate', ids.cole, ids.kiri]);
    expect(await lastDetail(server)).toEqual({ as: ids.mwangi });
  });

  it('opens none that only one of them sees, alike for one whom nobody has', async () => {
    const server = await testServer();
    const leader = await acting(server, 'gcole');
    const sheet = (staffId: string, studentId: string) =>
      bare(leader, 'access/simulate/face-sheet', { staffId, studentId });
    const closed = await sheet(ids.soderberg, ids.kiri);
    expect(closed.status).toBe(404);
    expect(closed).toEqual(await sheet(ids.soderberg, UNKNOWN));
    expect(closed).toEqual(await sheet(UNKNOWN, ids.kiri));
    expect(closed).toEqual(await sheet(ids.ortiz, ids.amaru));
  });

  it('is closed to a principal, and says so of nobody at the field', async () => {
    const server = await testServer();
    const principal = await acting(server, 'mhaskins');
    expect((await bare(principal, 'access/simulate', { staffId: ids.ortiz, limit: 1 })).status).toBe(403);
    const { status, text } = await (
      await acting(server, 'gcole')
    ).ask('access/simulate', { staffId: UNKNOWN, limit: 1 });
    expect([status, JSON.parse(text)]).toMatchObject([422, { issues: [{ path: 'staffId', code: 'unknown' }] }]);
  });
});
