import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { faceSheetSchema } from '../../../shared/areas/cases/face-sheet.ts';
import { FIRST_LETTER_TEMPLATES } from '../../../shared/areas/letters/first-templates.ts';
import { type LetterForm, type Letters, lettersSchema } from '../../../shared/areas/letters/letter.ts';
import type { LetterTemplate } from '../../../shared/areas/letters/template.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { NEXT_MEETING, TODAY, caseServer, play } from '../cases/testing/play.ts';

const { templates: FIRST } = FIRST_LETTER_TEMPLATES;
const FORM: LetterForm = {
  template: 'meeting',
  version: 0,
  lang: 'es',
  party: 'parent',
  to: 'Dana Baptiste',
  way: 'certified-mail',
  subject: 'Queremos reunirnos con usted',
  body: 'Estimado/a Dana Baptiste:\n\nLlame a la escuela, por favor.',
};

/** Somebody signed in, with what they do with letters. */
async function desk(server: TestServer, username: string, studentId: string = ids.kiri) {
  const self = await acting(server, username);
  return {
    send: (form: Partial<LetterForm> = {}, letterId: string = v7(), opId?: string) =>
      self.op('letter.send', { studentId, letterId, form: { ...FORM, ...form } }, opId),
    read: async (): Promise<Letters> =>
      lettersSchema.parse(JSON.parse((await self.ask('letters/read', { studentId })).text)),
    status: async () => (await self.ask('letters/read', { studentId })).status,
    contacts: async () =>
      faceSheetSchema.parse(JSON.parse((await self.ask('students/face-sheet', { studentId })).text)).contacts,
    edit: (rev: number, templates: readonly LetterTemplate[]) => self.op('letter-templates.edit', { rev, templates }),
  };
}

const kept = async (server: TestServer) => [
  await server.one('SELECT count(*) FROM letter'),
  await server.one('SELECT count(*) FROM contact'),
];

describe('R13: a letter that is sent', () => {
  it('is kept word for word with its language and version, and logged as a contact', async () => {
    const server = await testServer();
    const rosa = await desk(server, 'rortiz');
    const letterId = v7();
    expect(await rosa.send({}, letterId)).toMatchObject({ outcome: 'applied', rev: 1 });
    const { letters } = await rosa.read();
    expect(letters).toEqual([
      {
        letterId,
        form: FORM,
        title: 'Invitation to a meeting',
        day: TODAY,
        author: { name: 'Rosa Ortiz', role: 'Social worker', own: true },
      },
    ]);
    expect(await rosa.contacts()).toMatchObject([
      {
        kind: 'letter',
        party: 'parent',
        withName: 'Dana Baptiste',
        outcome: 'reached',
        note: 'Invitation to a meeting: “Queremos reunirnos con usted”. In Spanish, by certified mail.',
        happenedAt: server.runtime.now(),
        schoolYear: '2026-27',
        rev: 1,
      },
    ]);
    expect(await server.rows('SELECT student_id, rev FROM change WHERE rev > 0')).toEqual([[ids.kiri, 1]]);
    const [line] = await server.rows(`SELECT line FROM audit WHERE action = 'letter.send'`);
    expect(String(line)).toContain('allowed');
    expect(String(line)).not.toMatch(/Dana|Queremos/);
  });

  it('is sent once, however often it comes', async () => {
    const server = await testServer();
    const rosa = await desk(server, 'rortiz');
    const [letterId, opId] = [v7(), v7()];
    const first = await rosa.send({}, letterId, opId);
    expect(await rosa.send({}, letterId, opId)).toEqual(first);
    expect(await rosa.send({}, letterId)).toMatchObject({ outcome: 'refused', code: 'letter-sent' });
    const other = await desk(server, 'rortiz', ids.maiOne);
    expect(await other.send({}, letterId)).toMatchObject({ outcome: 'refused', code: 'letter-sent' });
    expect(await kept(server)).toEqual([1, 1]);
  });

  it('is sent once by two at the same time', async () => {
    const server = await testServer();
    const [rosa, teacher] = [await desk(server, 'rortiz'), await desk(server, 'jmwangi')];
    const letterId = v7();
    const said = await Promise.all([rosa.send({}, letterId), teacher.send({}, letterId)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
    expect(await kept(server)).toEqual([1, 1]);
  });

  it('is refused with everything that is wrong, and nothing is kept', async () => {
    const server = await testServer();
    const rosa = await desk(server, 'rortiz');
    const wrong = async (form: Partial<LetterForm>) => {
      const answer = await rosa.send(form);
      return answer.outcome === 'invalid' ? answer.issues.map(({ path, code }) => `${path} ${code}`) : answer;
    };
    expect(await wrong({ template: 'nothing-like-it', subject: 'About {{student}}', body: 'On {{ day }}' })).toEqual([
      'body.form.template unknown',
      'body.form.subject open-place',
      'body.form.body open-place',
    ]);
    expect(await wrong({ version: 7 })).toEqual(['body.form.template unknown']);
    expect(await wrong({ lang: 'ht' })).toEqual(['body.form.lang unknown']);
    expect(await kept(server)).toEqual([0, 0]);
  });

  it('R35: names no teacher, but whom it is to and who signs it', async () => {
    const server = await testServer();
    const [rosa, teacher] = [await desk(server, 'rortiz'), await desk(server, 'jmwangi')];
    const body = 'Your teacher Joseph Mwangi will be there.';
    expect(await rosa.send({ body })).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.form.body', code: 'names-staff' }],
    });
    expect(await rosa.send({ body, to: 'Joseph Mwangi' })).toMatchObject({ outcome: 'applied' });
    expect(await teacher.send({ body: 'Sincerely, Joseph Mwangi' })).toMatchObject({ outcome: 'applied' });
  });

  it('may be begun from an earlier version, of which it keeps the title; not from a retired letter', async () => {
    const server = await testServer();
    const [rosa, keeper] = [await desk(server, 'rortiz'), await desk(server, 'iaguinaldo')];
    const [meeting, ...others] = FIRST;
    const renamed = { ...meeting!, title: { en: 'Come and see us', es: 'Venga a vernos' } };
    const second = await keeper.edit(0, [renamed, ...others]);
    const version = second.outcome === 'applied' ? second.rev : 0;
    const third = await keeper.edit(version, [{ ...renamed, retired: true }, ...others]);
    for (const from of [0, version]) expect(await rosa.send({ version: from })).toMatchObject({ outcome: 'applied' });
    expect(await rosa.send({ version: third.outcome === 'applied' ? third.rev : 0 })).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.form.template', code: 'unknown' }],
    });
    expect((await rosa.read()).letters.map(({ title }) => title)).toEqual([
      'Come and see us',
      'Invitation to a meeting',
    ]);
  });

  it('is for who may note contacts about the student', async () => {
    const server = await testServer();
    const [unrelated, reader] = [await desk(server, 'tsoderberg'), await desk(server, 'anwosu')];
    for (const who of [unrelated, reader])
      expect(await who.send()).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await kept(server)).toEqual([0, 0]);
  });

  it('is about the student whom the page showed', async () => {
    const server = await testServer();
    const rosa = await acting(server, 'rortiz');
    const seen = { system: 'north-harbor-sis', idKind: 'studentNumber', sisId: '203310', name: 'Mai Xiong' };
    const body = { studentId: ids.kiri, letterId: v7(), seen: { ...seen, adapterRevision: 1 }, form: FORM };
    expect(await rosa.op('letter.send', body)).toMatchObject({ outcome: 'refused', code: 'mismatch' });
  });
});

describe('the letters of a student', () => {
  it('are for who reads the casework, in one entry; templates for who may write', async () => {
    const server = await caseServer();
    const worker = await play(server);
    await worker.open('dspc', { rationale: 'None are known.' });
    const rosa = await desk(server, 'rortiz');
    await rosa.send();
    expect((await rosa.read()).templates).toEqual(FIRST_LETTER_TEMPLATES);
    const specialist = await desk(server, 'specialist');
    expect(await specialist.read()).toMatchObject({ letters: [{ author: { own: false } }], templates: null });
    const entries = await server.rows(`SELECT line FROM audit WHERE action = 'letters.view' ORDER BY seq`);
    expect(entries.map(String)).toEqual([expect.stringContaining('allowed'), expect.stringContaining('allowed')]);
  });

  it('are one’s own alone where the cases they tell of are closed', async () => {
    const server = await testServer();
    const [rosa, teacher] = [await desk(server, 'rortiz'), await desk(server, 'jmwangi')];
    await rosa.send();
    expect((await teacher.read()).letters).toEqual([]);
    await teacher.send({ to: 'Dana' });
    expect((await teacher.read()).letters).toMatchObject([{ form: { to: 'Dana' }, author: { own: true } }]);
    expect((await rosa.read()).letters).toHaveLength(2);
  });

  it('are kept from who may only refer the student, and hidden with the student', async () => {
    const server = await caseServer();
    expect(await (await desk(server, 'dspc')).status()).toBe(403);
    expect(await (await desk(server, 'tsoderberg')).status()).toBe(404);
    const entries = await server.rows(`SELECT line FROM audit WHERE action = 'letters.view'`);
    expect(entries.map(String)).toEqual([expect.stringContaining('refused'), expect.stringContaining('refused')]);
  });

  it('come with what is known of the places: of the open case for who reads it, else of the roster', async () => {
    const server = await caseServer();
    const [rosa, teacher] = [await desk(server, 'rortiz'), await desk(server, 'jmwangi')];
    const plain = { student: 'Kiri Baptiste-Nguyen', school: 'Harbor View High', meeting: '', day: TODAY };
    // R196, R197: the legal name, to whoever may know it.
    const legal = 'Zephrine Baptiste-Nguyen';
    expect((await rosa.read()).places).toEqual({ ...plain, student: legal, worker: 'Rosa Ortiz' });
    const work = await play(server);
    await work.open('dspc', { buildingId: ids.lakeside, rationale: 'None are known.' });
    await server.tamper(`UPDATE case_file SET meeting_on = '${NEXT_MEETING}'`);
    expect((await rosa.read()).places).toMatchObject({ school: 'Lakeside High', meeting: NEXT_MEETING });
    expect((await teacher.read()).places).toEqual({ ...plain, worker: 'Joseph Mwangi' });
  });
});
