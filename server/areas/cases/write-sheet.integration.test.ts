import { describe, expect, it } from 'vitest';
import type { SheetChange } from '../../../shared/areas/cases/sheet.ts';
import { faceSheetSchema } from '../../../shared/areas/cases/face-sheet.ts';
import { type OpAnswer, opsAnswerSchema } from '../../../shared/wire/ops.ts';
import { pullAnswerSchema } from '../../../shared/wire/pull.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

interface Desk {
  readonly server: TestServer;
  write(...fields: SheetChange[]): Promise<OpAnswer>;
  send(body: object, opId?: string): Promise<OpAnswer>;
  sheet(): Promise<ReturnType<typeof faceSheetSchema.parse>>;
  ask(path: string, body: object): Promise<unknown>;
}

async function desk(server: TestServer, username: string): Promise<Desk> {
  const token = await server.signIn(username);
  const ask = async (path: string, body: object): Promise<unknown> =>
    (await server.send('POST', path, body, token)).json();
  const send: Desk['send'] = async (body, opId = server.runtime.id()) => {
    const ops = [{ opId, kind: 'sheet.write', body }];
    return opsAnswerSchema.parse(await ask('/v1/ops', { ops })).answers[0]!;
  };
  return {
    server,
    send,
    ask,
    write: (...fields) => send({ studentId: ids.kiri, fields }),
    sheet: async () => faceSheetSchema.parse(await ask('/v1/students/face-sheet', { studentId: ids.kiri })),
  };
}

async function two() {
  const server = await testServer();
  return { server, rosa: await desk(server, 'rortiz'), joseph: await desk(server, 'jmwangi') };
}

const goals = (text: string, baseRev = 0) => ({ field: 'goals', text, baseRev }) as const;
const reach = (text: string, baseRev = 0) => ({ field: 'reach', text, baseRev }) as const;

describe('sheet.write', () => {
  it('writes fields of the face sheet, each under its own revision, and says who wrote them', async () => {
    const { server, rosa, joseph } = await two();
    expect(await rosa.write(goals('Reads every day'), reach('After four'))).toMatchObject({
      outcome: 'applied',
      rev: 2,
    });
    const { sheet, rev, abilities } = await joseph.sheet();
    expect(rev).toBe(2);
    expect(abilities).toContain('sheet.write');
    const common = { at: server.runtime.now(), author: { name: 'Rosa Ortiz', own: false } };
    expect(sheet).toEqual([
      { field: 'goals', text: 'Reads every day', rev: 1, ...common },
      { field: 'reach', text: 'After four', rev: 2, ...common },
    ]);
    expect((await rosa.sheet()).sheet?.[0]?.author).toEqual({ name: 'Rosa Ortiz', own: true });
  });

  it('keeps every earlier text, and the trail names the fields and no text', async () => {
    const { server, rosa } = await two();
    await rosa.write(goals('first'));
    await rosa.write(goals('second', 1));
    expect(await server.rows('SELECT text FROM sheet_entry ORDER BY rev')).toEqual([['first'], ['second']]);
    expect((await rosa.sheet()).sheet).toMatchObject([{ text: 'second', rev: 2 }]);
    const details = await server.rows(
      "SELECT detail FROM audit_detail JOIN audit USING (seq) WHERE action = 'sheet.write'",
    );
    expect(details).toEqual([['{"fields":["goals"]}'], ['{"fields":["goals"]}']]);
  });

  it('applies nothing where one field was changed meanwhile, and gives it as it is now', async () => {
    const { server, rosa, joseph } = await two();
    await rosa.write(goals('ours'));
    await joseph.write(goals('his', 1));
    const answer = await rosa.write(goals('hers', 1), reach('After four'));
    expect(answer).toMatchObject({
      outcome: 'conflict',
      fields: [{ field: 'goals', text: 'his', rev: 2, author: { name: 'Joseph Mwangi', own: false } }],
    });
    expect((await rosa.sheet()).sheet).toMatchObject([{ text: 'his' }]);
    const [, line] = (await server.rows('SELECT seq, line FROM audit ORDER BY seq DESC LIMIT 2')).at(-1) ?? [];
    expect(JSON.parse(String(line))).toEqual(expect.arrayContaining(['sheet.write', 'refused', 'face-sheet']));
    const { rev } = (await rosa.sheet()).sheet![0]!;
    expect(await rosa.write(goals('hers', rev), reach('After four'))).toMatchObject({ outcome: 'applied' });
  });

  it('is decided anew under the same id after a conflict, and applied once', async () => {
    const { server, rosa, joseph } = await two();
    await joseph.write(goals('his'));
    const opId = server.runtime.id();
    const op = (baseRev: number) => rosa.send({ studentId: ids.kiri, fields: [goals('hers', baseRev)] }, opId);
    expect(await op(0)).toMatchObject({ outcome: 'conflict' });
    const applied = await op(1);
    expect(applied).toMatchObject({ outcome: 'applied' });
    expect(await op(1)).toEqual(applied);
    expect(await server.one('SELECT count(*) FROM sheet_entry')).toBe(2);
  });

  it('takes the same text for no change, whoever wrote it first', async () => {
    const { server, rosa, joseph } = await two();
    await joseph.write(goals('the same'));
    expect(await rosa.write(goals('the same'), reach(''))).toMatchObject({ outcome: 'applied' });
    expect(await server.one('SELECT count(*) FROM sheet_entry')).toBe(1);
  });

  it('shows a field that was emptied with its revision, and who wrote before that decides anew', async () => {
    const { rosa, joseph } = await two();
    await rosa.write(goals('ours'));
    await rosa.write(goals('', 1));
    const { sheet } = await joseph.sheet();
    expect(sheet).toMatchObject([{ field: 'goals', text: '', rev: 2, author: { name: 'Rosa Ortiz' } }]);
    expect(await joseph.write(goals('his'))).toMatchObject({ outcome: 'conflict', fields: sheet });
    expect(await joseph.write(goals('his', 2))).toMatchObject({ outcome: 'applied' });
    expect(await rosa.write(goals('hers', 2))).toMatchObject({ outcome: 'conflict', fields: [{ text: 'his' }] });
  });

  it('answers which revision each field has now, also one that did not differ', async () => {
    const { server, rosa, joseph } = await two();
    await joseph.write(goals('the same'), reach('After four'));
    const opId = server.runtime.id();
    const fields = [reach('After five', 2), goals('the same'), { ...goals(''), field: 'concerns' }];
    const send = () => rosa.send({ studentId: ids.kiri, fields }, opId);
    const applied = await send();
    expect(applied).toMatchObject({ outcome: 'applied', rev: 3, revs: { reach: 3, goals: 1, concerns: 0 } });
    expect(await send()).toEqual(applied);
    expect(await rosa.write(reach('After six', 3), goals('another', 1))).toMatchObject({
      revs: { reach: 4, goals: 5 },
    });
  });

  it('goes on answering with a result that was stored before there were revisions of fields', async () => {
    const { server, rosa } = await two();
    const opId = server.runtime.id();
    const send = () => rosa.send({ studentId: ids.kiri, fields: [goals('ours')] }, opId);
    const { revs, ...before } = (await send()) as Extract<OpAnswer, { outcome: 'applied' }>;
    expect(revs).toEqual({ goals: 1 });
    await server.store.tend((tx) => tx.db.update(tx.tables.opResult).set({ answer: JSON.stringify(before) }));
    expect(await send()).toEqual(before);
  });

  it('comes with a pull, an emptied field too', async () => {
    const { rosa, joseph } = await two();
    await rosa.write(goals('ours'));
    await rosa.write(goals('', 1));
    const { changed } = pullAnswerSchema.parse(await joseph.ask('/v1/pull', { held: [{ id: ids.kiri, rev: 0 }] }));
    expect(changed.map((one) => one.kind === 'sheet' && [one.rev, one.field.field, one.field.text])).toEqual([
      [1, 'goals', 'ours'],
      [2, 'goals', ''],
    ]);
  });

  it('R35: takes no text that names staff, and says at which field', async () => {
    const { server, rosa } = await two();
    const named = { field: 'concerns', text: 'Sent out by Joseph Mwangi.', baseRev: 0 };
    expect(await rosa.write(goals('Reads every day'), named)).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.fields.concerns', code: 'names-staff' }],
    });
    expect(await server.one('SELECT count(*) FROM sheet_entry')).toBe(0);
    expect(await rosa.write(goals('Reads every day'), { ...named, text: 'Sent out by the teacher.' })).toMatchObject({
      outcome: 'applied',
    });
  });

  it('is refused on another page, to who does not see the student, and with a field twice', async () => {
    const { server, rosa } = await two();
    const stranger = await desk(server, 'tsoderberg');
    expect(await stranger.write(goals('x'))).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    const seen = { system: 'sis', idKind: 'studentNumber', sisId: '999', name: 'Nobody Atall', adapterRevision: 1 };
    const elsewhere = await rosa.send({ studentId: ids.kiri, seen, fields: [goals('x')] });
    expect(elsewhere).toMatchObject({ outcome: 'refused', code: 'mismatch' });
    expect(await rosa.write(goals('x'), goals('y'))).toMatchObject({ outcome: 'invalid' });
    expect(await server.one('SELECT count(*) FROM sheet_entry')).toBe(0);
  });

  it('lets one of two at the same moment through, and shows the other the first', async () => {
    const { server, rosa, joseph } = await two();
    const answers = await Promise.all([rosa.write(goals('hers')), joseph.write(goals('his'))]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'conflict']);
    expect(await server.one('SELECT count(*) FROM sheet_entry')).toBe(1);
  });
});
