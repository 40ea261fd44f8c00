import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { studentListSchema } from '../../../shared/areas/access/sight.ts';
import { foldedName } from '../../../shared/names/fold.ts';
import { acting } from '../../../test/tools/acting.ts';
import { type TestServer, testServer } from '../../../test/tools/test-server.ts';
import { SEEN } from '../access/testing/exceptions.ts';
import { approved, nameDesk } from './testing/name-desk.ts';

const KIRI = '204417';

/** Whom somebody finds, by number, and how many they are told there are. */
async function found(server: TestServer, username: string, query: string, may = 'student.view') {
  const { text } = await (await acting(server, username)).ask('students/list', { may, query, limit: 50 });
  const { rows, total } = studentListSchema.parse(JSON.parse(text));
  return { numbers: rows.map(({ sisId }) => sisId), total };
}
const ONE = { numbers: [KIRI], total: 1 };
const NONE = { numbers: [], total: 0 };

/** The school's system has the updated name now. */
async function renamed(server: TestServer) {
  const name = { given: 'Kit', middle: 'Ann', family: 'Baptiste-Nguyen' };
  await server.store.tend(async (tx) => {
    const { student } = tx.tables;
    const row = { givenName: 'Kit', foldedName: foldedName(name) };
    await tx.db.update(student).set(row).where(eq(student.sisId, KIRI));
  });
}

it.each([
  ['jmwangi', 'student.view', { kit: ONE, kiri: ONE, later: NONE }],
  ['rortiz', 'student.view', { kit: ONE, kiri: ONE, later: ONE }],
  ['mhaskins', 'student.view', { kit: ONE, kiri: ONE, later: ONE }],
  ['anwosu', 'request.keep', { kit: ONE, kiri: ONE, later: ONE }],
  ['anwosu', 'student.view', { kit: NONE, kiri: NONE, later: NONE }],
  ['gcole', 'student.view', { kit: NONE, kiri: ONE, later: NONE }],
] as const)(
  'R197, R204: %s finds by the names that they may know, among those on whom they may do it (%s)',
  async (username, may, { kit, kiri, later }) => {
    const server = await testServer();
    expect(await found(server, username, 'kit', may)).toEqual(NONE);
    await approved(server);
    expect(await found(server, username, 'Kit', may)).toEqual(kit);
    expect(await found(server, username, 'baptiste kít', may)).toEqual(kit);
    expect(await found(server, username, 'kiri', may)).toEqual(kiri);
    expect(await found(server, username, 'kai', may)).toEqual(NONE);
    await renamed(server);
    expect(await found(server, username, 'kiri', may)).toEqual(later);
  },
);

it('R204: a name that rests is found by who has a part in the update, and by nobody else', async () => {
  const server = await testServer();
  await approved(server);
  const custodian = await nameDesk(server, 'anwosu');
  await custodian.say('forbidden', {}, (await custodian.policy()).newest.rev);
  expect(await found(server, 'jmwangi', 'kit')).toEqual(NONE);
  expect(await found(server, 'mhaskins', 'kit')).toEqual(ONE);
});

it('pages on from the roster’s name, with those found by another name counted', async () => {
  const server = await testServer();
  await approved(server);
  const worker = await acting(server, 'rortiz');
  const seen: string[] = [];
  let after: object | undefined;
  for (let more = true; more;) {
    const { text } = await worker.ask('students/list', { may: 'student.view', query: 'i', limit: 1, after });
    const { rows, total, next } = studentListSchema.parse(JSON.parse(text));
    expect(total).toBe(3);
    seen.push(...rows.map(({ sisId }) => sisId));
    after = next ?? undefined;
    more = next !== null;
  }
  expect(seen).toEqual([KIRI, '203310', '205771']);
});

/** The answer to a page that shows a name and no number, but for the request's own number. */
async function lookedUp(server: TestServer, username: string, name: string) {
  const { sisId: _, ...seen } = SEEN;
  const { status, text } = await (await acting(server, username)).ask('students/lookup', { seen: { ...seen, name } });
  return { status, text: text.replace(/"requestId":"[^"]*"/, '') };
}

it('R197, R204: a page with a name alone gives a candidate to who may know it, and to others what nobody’s name gives', async () => {
  const server = await testServer();
  await approved(server);
  const kit = 'BAPTISTE-NGUYEN, KIT';
  for (const username of ['jmwangi', 'mhaskins']) {
    const { status, text } = await lookedUp(server, username, kit);
    expect([username, status]).toEqual([username, 200]);
    expect(JSON.parse(text)).toMatchObject({ match: 'several', candidates: [{ sisId: KIRI }] });
  }
  const nobody = await lookedUp(server, 'gcole', 'BAPTISTE-NGUYEN, KAI');
  expect(nobody.status).toBe(404);
  expect(await lookedUp(server, 'gcole', kit)).toEqual(nobody);
  await renamed(server);
  expect((await lookedUp(server, 'mhaskins', SEEN.name)).status).toBe(200);
  expect(await lookedUp(server, 'jmwangi', SEEN.name)).toEqual(
    await lookedUp(server, 'jmwangi', 'BAPTISTE-NGUYEN, KAI'),
  );
});
