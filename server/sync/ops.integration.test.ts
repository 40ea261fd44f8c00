import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { faceSheetSchema } from '../../shared/areas/cases/face-sheet.ts';
import { type OpAnswer, opsAnswerSchema } from '../../shared/wire/ops.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';

const seen = {
  system: 'north-harbor-sis',
  idKind: 'studentNumber',
  sisId: '204417',
  name: 'BAPTISTE-NGUYEN, KIRI A',
  adapterRevision: 1,
};

function contact(server: TestServer, change: { studentId?: string; seen?: object; form?: object } = {}) {
  const form = {
    kind: 'phone',
    party: 'parent',
    withName: 'Dana',
    outcome: 'reached',
    note: 'Bus moved.',
    happenedAt: server.runtime.now(),
  };
  const body = { studentId: ids.kiri, seen, ...change, form: { ...form, ...change.form } };
  return { opId: v7(), kind: 'contact.add', body };
}

async function sendOps(server: TestServer, token: string, ...ops: object[]): Promise<OpAnswer[]> {
  const answer = await server.send('POST', '/v1/ops', { ops }, token);
  return opsAnswerSchema.parse(await answer.json()).answers;
}

const count = (server: TestServer, table: string) => server.one(`SELECT count(*) FROM ${table}`);

describe('contact.add', () => {
  it('is on the face sheet afterwards, with author and entry', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const [answer] = await sendOps(server, token, contact(server));
    expect(answer).toMatchObject({ outcome: 'applied', rev: 1 });
    const sheet = faceSheetSchema.parse(
      await (await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token)).json(),
    );
    expect(sheet.contacts).toMatchObject([
      {
        note: 'Bus moved.',
        schoolYear: '2026-27',
        author: { name: 'Rosa Ortiz', role: 'Social worker', own: true },
        rev: 1,
      },
    ]);
    expect(sheet.contactTotal).toBe(1);
  });

  it('is applied once however often it is sent, one after another or at once', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const op = contact(server);
    const all = await Promise.all(Array.from({ length: 8 }, () => sendOps(server, token, op)));
    const again = await sendOps(server, token, op);
    expect(new Set([...all, again].map((answers) => JSON.stringify(answers)))).toHaveLength(1);
    expect(await count(server, 'contact')).toBe(1);
  });

  it('refuses an op id that was used for something else', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const op = contact(server);
    await sendOps(server, token, op);
    const other = { ...contact(server, { form: { note: 'Another.' } }), opId: op.opId };
    expect(await sendOps(server, token, other)).toMatchObject([{ outcome: 'refused', code: 'op-id-taken' }]);
    expect(await count(server, 'contact')).toBe(1);
  });

  it('refuses a note when the page showed another student', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const wrongPage = contact(server, { seen: { ...seen, sisId: '201938', name: 'QUISPE HUANCA, AMARU' } });
    expect(await sendOps(server, token, wrongPage)).toMatchObject([{ outcome: 'refused', code: 'mismatch' }]);
    expect(await count(server, 'contact')).toBe(0);
  });

  it('refuses somebody without the right, and says so in the trail', async () => {
    const server = await testServer();
    const token = await server.signIn('tsoderberg');
    expect(await sendOps(server, token, contact(server))).toMatchObject([{ outcome: 'refused', code: 'not-allowed' }]);
    const last = await server.one('SELECT line FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toMatch(/"contact.add".*"refused"/);
  });

  it('names the field at fault, and lets the others through', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const future = contact(server, { form: { happenedAt: server.runtime.now() + 3_600_000 } });
    const empty = contact(server, { form: { note: '  ' } });
    const answers = await sendOps(server, token, future, empty, contact(server), { opId: v7(), kind: 'unheard.of' });
    expect(answers.map(({ outcome }) => outcome)).toEqual(['invalid', 'invalid', 'applied', 'invalid']);
    expect(answers[0]).toMatchObject({ issues: [{ path: 'body.form.happenedAt', code: 'future' }] });
    expect(answers[1]).toMatchObject({ issues: [{ path: 'body.form.note' }] });
  });

  it.each(['a\0b', 'half \ud83d'])(
    'names the field of a text that no database keeps (%j), for that op only',
    async (text) => {
      const server = await testServer();
      const token = await server.signIn('rortiz');
      const answers = await sendOps(
        server,
        token,
        contact(server, { form: { note: text } }),
        contact(server, { form: { withName: text } }),
        contact(server, { seen: { ...seen, school: text } }),
        contact(server),
      );
      expect(answers).toMatchObject([
        { outcome: 'invalid', issues: [{ path: 'body.form.note' }] },
        { outcome: 'invalid', issues: [{ path: 'body.form.withName' }] },
        { outcome: 'invalid', issues: [{ path: 'body.seen.school' }] },
        { outcome: 'applied' },
      ]);
      expect(await count(server, 'contact')).toBe(1);
    },
  );

  it('knows an applied op again though the page reads a little otherwise when it is resent', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const op = contact(server);
    const first = await sendOps(server, token, op);
    const resent = { ...op, body: { ...op.body, seen: { ...seen, grade: '09', adapterRevision: 2 } } };
    expect(await sendOps(server, token, resent)).toEqual(first);
    expect(await count(server, 'contact')).toBe(1);
  });

  it('decides a refused op anew when it is sent again', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const op = contact(server, { seen: { ...seen, name: 'QUISPE HUANCA, AMARU' } });
    expect(await sendOps(server, token, op)).toMatchObject([{ outcome: 'refused', code: 'mismatch' }]);
    const onTheRightPage = { ...op, body: { ...op.body, seen } };
    expect(await sendOps(server, token, onTheRightPage)).toMatchObject([{ outcome: 'applied' }]);
  });

  it('looks an id of another system up, and refuses what it does not lead to', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const system = 'north-harbor-sis';
    await server.store.tend((tx) =>
      tx.db.insert(tx.tables.studentIdentifier).values([
        { system, idKind: 'sisInternal', value: '7', studentId: ids.kiri },
        { system, idKind: 'sisInternal', value: '8', studentId: ids.maiOne },
      ]),
    );
    const shown = (sisId: string) => ({ system, idKind: 'sisInternal', sisId, adapterRevision: 1 });
    const answers = await sendOps(
      server,
      token,
      contact(server, { seen: shown('8') }),
      contact(server, { seen: shown('9') }),
      contact(server, { seen: shown('7') }),
    );
    expect(answers).toMatchObject([{ code: 'mismatch' }, { code: 'mismatch' }, { outcome: 'applied' }]);
  });

  it('lets an invalid op be corrected under the same id', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const late = contact(server, { form: { happenedAt: server.runtime.now() + 3_600_000 } });
    await sendOps(server, token, late);
    const corrected = { ...contact(server), opId: late.opId };
    expect(await sendOps(server, token, corrected)).toMatchObject([{ outcome: 'applied' }]);
  });
});
