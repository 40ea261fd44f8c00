import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { EDITING_MS, type PullAnswer, pullAnswerSchema } from '../../shared/wire/pull.ts';
import { approved, nameDesk } from '../areas/names/testing/name-desk.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';

async function note(server: TestServer, token: string, studentId: string, text: string): Promise<void> {
  const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: text, happenedAt: 1 };
  const op = { opId: v7(), kind: 'contact.add', body: { studentId, form } };
  const answer = await server.send('POST', '/v1/ops', { ops: [op] }, token);
  expect(await answer.json()).toMatchObject({ answers: [{ outcome: 'applied' }] });
}

async function pull(
  server: TestServer,
  token: string,
  held: { id: string; rev: number }[],
  editing: string[] = [],
): Promise<PullAnswer> {
  const answer = await server.send('POST', '/v1/pull', { held, editing }, token);
  return pullAnswerSchema.parse(await answer.json());
}

describe('a pull', () => {
  it('brings what is new about each held student, in order, and nothing twice', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    for (const text of ['one', 'two']) await note(server, token, ids.kiri, text);
    await note(server, token, ids.maiOne, 'three');
    await note(server, token, ids.maiTwo, 'not held');
    const first = await pull(server, token, [
      { id: ids.kiri, rev: 1 },
      { id: ids.maiOne, rev: 0 },
    ]);
    expect(first.changed.map((one) => [one.rev, one.studentId, one.kind === 'contact' && one.contact.note])).toEqual([
      [2, ids.kiri, 'two'],
      [3, ids.maiOne, 'three'],
    ]);
    expect(first).toMatchObject({ cursor: 4, gone: [], more: false });
    const again = await pull(server, token, [
      { id: ids.kiri, rev: first.cursor },
      { id: ids.maiOne, rev: first.cursor },
    ]);
    expect(again).toMatchObject({ cursor: 4, changed: [], gone: [] });
  });

  it('gives the contact word for word as the face sheet does', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    await note(server, token, ids.kiri, 'A "quoted" word, a ü and a\nnew line');
    const sheet = (await (
      await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token)
    ).json()) as { contacts: object[] };
    const { changed } = await pull(server, token, [{ id: ids.kiri, rev: 0 }]);
    expect(changed[0]).toMatchObject({ contact: sheet.contacts[0] });
  });

  it('says gone of the hidden, the ended and the unknown alike', async () => {
    const server = await testServer();
    const worker = await server.signIn('rortiz');
    await note(server, worker, ids.kiri, 'hidden from others');
    const teacher = await server.signIn('tsoderberg');
    const unknown = '00000000-0000-7000-8000-00000000dead';
    const answer = await pull(server, teacher, [
      { id: ids.kiri, rev: 0 },
      { id: unknown, rev: 0 },
    ]);
    expect(answer.changed).toEqual([]);
    expect(answer.gone.sort()).toEqual([ids.kiri, unknown].sort());
  });

  it('comes in parts when there is much, and the parts together are whole', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const many = 205;
    for (let i = 0; i < many; i += 1) await note(server, token, ids.kiri, `note ${i}`);
    const seen: number[] = [];
    let rev = 0;
    for (let more = true; more;) {
      const part = await pull(server, token, [{ id: ids.kiri, rev }]);
      seen.push(...part.changed.map((change) => change.rev));
      ({ cursor: rev, more } = part);
    }
    expect(seen).toEqual(Array.from({ length: many }, (_, i) => i + 1));
  });

  it('leaves one entry, which commits to the students whose contacts were given and to those that are gone', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    for (const text of ['one', 'two']) await note(server, token, ids.kiri, text);
    const held = [ids.kiri, ids.maiOne, ids.amaru].map((id) => ({ id, rev: 0 }));
    await pull(server, token, held);
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'students.pull'")).toBe(1);
    expect(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toBe(
      JSON.stringify({ held: 3, changed: 2, given: [ids.kiri], gone: [ids.amaru], cursor: 2 }),
    );
  });

  it('leaves no entry where it tells of nothing', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    await note(server, token, ids.kiri, 'one');
    const entries = await server.one('SELECT count(*) FROM audit');
    expect(await pull(server, token, [{ id: ids.kiri, rev: 1 }])).toEqual({
      cursor: 1,
      changed: [],
      editors: [],
      gone: [],
      more: false,
      adapters: '0',
    });
    expect(await server.one('SELECT count(*) FROM audit')).toBe(entries);
  });

  it('goes on where the face sheet was read, and misses nothing of it', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    await note(server, token, ids.kiri, 'before');
    const { rev } = (await (
      await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token)
    ).json()) as { rev: number };
    await note(server, token, ids.kiri, 'after');
    expect((await pull(server, token, [{ id: ids.kiri, rev }])).changed).toMatchObject([
      { contact: { note: 'after' } },
    ]);
  });
});

describe('a pull of names', () => {
  const all = [ids.kiri, ids.amaru].map((id) => ({ id, rev: 0 }));
  const toldOf = async (server: TestServer, token: string) =>
    (await pull(server, token, all)).changed.filter(({ kind }) => kind === 'name').map(({ studentId }) => studentId);

  it('R197: tells of an update that was asked for those who take part in it alone', async () => {
    const server = await testServer({}, { originalNames: false });
    const [custodian, worker] = [await nameDesk(server, 'anwosu'), await nameDesk(server, 'rortiz')];
    await custodian.say('allowed');
    expect(await worker.ask()).toMatchObject({ outcome: 'applied' });
    expect(await toldOf(server, await server.signIn('rortiz'))).toEqual([ids.kiri]);
    // The same student's teacher: works with them, and no name was approved.
    expect(await toldOf(server, await server.signIn('jmwangi'))).toEqual([]);
  });

  it('R204: tells whoever works with the student of an approval and of a stricter policy, and nobody else', async () => {
    const server = await testServer({}, { originalNames: false });
    await approved(server);
    const teacher = await server.signIn('jmwangi');
    expect(await toldOf(server, teacher)).toEqual([ids.kiri, ids.kiri, ids.kiri, ids.kiri]);
    expect(await toldOf(server, await server.signIn('tsoderberg'))).toEqual([]);
    const { cursor } = await pull(server, teacher, all);
    const custodian = await nameDesk(server, 'anwosu');
    const { newest } = await custodian.policy();
    expect(await custodian.say('forbidden', {}, newest.rev)).toMatchObject({ outcome: 'applied' });
    const news = await pull(server, teacher, [{ id: ids.kiri, rev: cursor }]);
    expect(news.changed).toEqual([{ studentId: ids.kiri, rev: cursor + 1, kind: 'name' }]);
  });
});

describe('presence', () => {
  const held = [{ id: ids.kiri, rev: 0 }];

  it('tells colleagues of the same casework who is changing a face sheet, for a while', async () => {
    const server = await testServer();
    const [worker, teacher, stranger] = [
      await server.signIn('rortiz'),
      await server.signIn('jmwangi'),
      await server.signIn('tsoderberg'),
    ];
    expect(await pull(server, worker, held, [ids.kiri])).toMatchObject({ editors: [] });
    expect((await pull(server, teacher, held)).editors).toEqual([{ studentId: ids.kiri, name: 'Rosa Ortiz' }]);
    expect((await pull(server, stranger, held)).editors).toEqual([]);
    expect((await pull(server, worker, held)).editors).toEqual([]);
    server.runtime.advance(EDITING_MS - 1);
    expect((await pull(server, teacher, held)).editors).toHaveLength(1);
    server.runtime.advance(1);
    expect((await pull(server, teacher, held)).editors).toEqual([]);
  });

  it('is believed of nobody who may not write there, and only about students held', async () => {
    const server = await testServer();
    const stranger = await server.signIn('tsoderberg');
    await pull(server, stranger, held, [ids.kiri]);
    const worker = await server.signIn('rortiz');
    await pull(server, worker, [], [ids.kiri]);
    expect(await server.rows('SELECT * FROM editing')).toEqual([]);
  });

  it('leaves an entry where somebody is told', async () => {
    const server = await testServer();
    await pull(server, await server.signIn('rortiz'), held, [ids.kiri]);
    await pull(server, await server.signIn('jmwangi'), held);
    expect(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toBe(
      JSON.stringify({ held: 1, changed: 0, given: [ids.kiri], gone: [], cursor: 0 }),
    );
  });
});
