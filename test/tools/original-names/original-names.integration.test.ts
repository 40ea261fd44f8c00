import { strToU8, zipSync } from 'fflate';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { asked, copyDesk, SCHOOL } from '../../../server/areas/copies/testing/copy-desk.ts';
import { namesSchema } from '../../../shared/areas/names/names.ts';
import { ids } from '../small-district.ts';
import { type TestServer, testConfig, testServer } from '../test-server.ts';
import { askerOf } from './asker.ts';
import { failOnLeaks, type Heard, listenForOriginalNames } from './listen.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const EVER = { from: 0, until: 4_000_000_000_000 };

/** Kiri's form as a file, for whom the social worker may set it. */
async function formOf(server: TestServer, token: string): Promise<Response> {
  const read = await server.send('POST', '/v1/names/read', { studentId: ids.kiri }, token);
  const [update] = namesSchema.parse(await read.json()).updates;
  const of = { studentId: ids.kiri, updateId: update?.updateId };
  return server.send('POST', '/v1/names/form', { lang: 'en', of }, token);
}

it('R197: hears answers of every kind, and that only whoever may know an original name was told it', async () => {
  const server = await testServer();
  const [worker, manager] = [await server.signIn('rortiz'), await server.signIn('anwosu')];
  await (await formOf(server, worker)).arrayBuffer();
  for (const format of ['csv', 'xlsx', 'pdf']) {
    const file = await server.send('POST', '/v1/disclosures/export', { ...EVER, format }, manager);
    expect(file.status).toBe(200);
    await file.arrayBuffer();
  }
  await server.trail.sign();
  await (await server.send('POST', '/v1/audit/export', { filter: null }, manager)).text();
  const desk = await copyDesk(server, 'anwosu');
  await desk.begin(asked(SCHOOL));
  await desk.choose(['contact']);
  await desk.read();
  const { answers, rightful } = server.heard;
  for (const kind of ['json', 'csv', 'xlsx', 'pdf', 'ndjson'] as const) expect(answers[kind], kind).toBeGreaterThan(0);
  expect(server.logged.length).toBeGreaterThan(0);
  expect(new Set(rightful)).toEqual(
    new Set(['POST /v1/names/read: Zephrine', 'POST /v1/names/form: Zephrine', 'POST /v1/copies/read: Zephrine']),
  );
});

/** An application that tells it to everybody, at a place where some may know it. */
function leaking(server: TestServer) {
  const path = '/v1/names/read';
  const app = new Hono().post(path, (c) => c.json({ name: 'Zephrine' }));
  const heard = listenForOriginalNames(app, askerOf(server.store, testConfig.timeZone));
  const ask = (headers: Record<string, string>) => app.request(path, { method: 'POST', headers });
  return { heard, ask };
}

it('R197: knows a leak by who asks, though others may be told the same there', async () => {
  const server = await testServer();
  for (const [username, may] of [
    ['rortiz', true],
    ['mhaskins', true],
    ['anwosu', true],
    ['jmwangi', false],
    ['gcole', false],
    ['iaguinaldo', false],
  ] as const) {
    const { heard, ask } = leaking(server);
    await ask({ authorization: `Bearer ${await server.signIn(username)}` });
    expect([heard.rightful.length, heard.leaks.length], username).toEqual(may ? [1, 0] : [0, 1]);
  }
  const { heard, ask } = leaking(server);
  await ask({});
  await ask({ authorization: 'Bearer of-nobody' });
  expect(heard.leaks).toHaveLength(2);
  // Where the right ends, the next answer is a leak.
  const bearer = { authorization: `Bearer ${await server.signIn('rortiz')}` };
  await ask(bearer);
  await server.store.tend((tx) => tx.db.update(tx.tables.staff).set({ active: false }));
  await ask(bearer);
  expect([heard.rightful.length, heard.leaks.length]).toEqual([1, 3]);
});

/** What an application tells everybody, by the address where it does. */
async function told(server: TestServer): Promise<Record<string, () => Response>> {
  const pdf = await (await formOf(server, await server.signIn('rortiz'))).arrayBuffer();
  const as = (type: string, body: BodyInit) => () => new Response(body, { headers: { 'content-type': type } });
  return {
    '/json': as('application/json', '{"first":"ZEPHRINE"}'),
    '/problem': as('application/problem+json', '{"detail":"Zolvarin"}'),
    '/csv': as('text/csv; charset=utf-8', 'a,zephrine\r\n'),
    '/xlsx': as(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zipSync({ 'xl/worksheets/sheet1.xml': strToU8(`${' '.repeat(9_000)}<t>Zephrine</t>`) }).slice(),
    ),
    '/pdf': as('application/pdf', pdf),
    '/ndjson': as('application/x-ndjson', '["Zolvarin"]\n'),
    '/text': as('text/plain', 'Zephrine'),
    '/name-of-file': () => new Response('', { headers: { 'content-disposition': 'filename="Zephrine.pdf"' } }),
    '/nothing': as('application/json', '{"first":"Kiri"}'),
  };
}

it('R197: finds an original name in an answer of any kind, and in what stands above one, and fails for it', async () => {
  const answers = await told(await testServer());
  const app = new Hono().all('*', (c) => answers[c.req.path]?.() ?? c.notFound());
  const heard: Heard = listenForOriginalNames(app, () => Promise.resolve(true));
  for (const path of Object.keys(answers)) await (await app.request(path, { headers: JSON_TYPE })).arrayBuffer();
  expect(heard.rightful).toEqual([]);
  expect(heard.leaks).toEqual([
    'GET /json: Zephrine',
    'GET /problem: Zolvarin',
    'GET /csv: Zephrine',
    'GET /xlsx: Zephrine',
    'GET /pdf: Zephrine',
    'GET /ndjson: Zolvarin',
    'GET /text: Zephrine',
    'GET /name-of-file: Zephrine',
  ]);
  expect(() => {
    failOnLeaks(heard);
  }).toThrow('GET /pdf: Zephrine');
});
