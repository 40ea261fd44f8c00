import { describe, expect, it } from 'vitest';
import { testRuntime } from '../../test/tools/runtime.ts';
import { PASSWORD } from '../../test/tools/small-district.ts';
import { testConfig, testServer } from '../../test/tools/test-server.ts';
import { createApp } from '../app.ts';
import { createLog } from '../log.ts';
import { bind } from '../socket.ts';
import type { Store } from '../store/store.ts';

describe('every answer', () => {
  it('carries the security headers, and none for other origins', async () => {
    const { send } = await testServer();
    const { headers } = await send('GET', '/v1/adapters');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is a problem in words where there is nothing', async () => {
    const { send } = await testServer();
    const answer = await send('GET', '/v1/nothing');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  it('says what to do when the body is not JSON, is none, or is too large', async () => {
    const { store } = await testServer();
    const app = createApp({ config: testConfig, store, log: createLog('silent') });
    const post = (body: string, type = 'application/json') =>
      app.request('/v1/session', {
        method: 'POST',
        headers: { 'content-type': type, 'content-length': String(body.length) },
        body,
      });
    expect((await post('{"username":')).status).toBe(400);
    expect((await post('username=x', 'text/plain')).status).toBe(422);
    expect((await post(JSON.stringify({ username: 'x'.repeat(300_000), password: 'x' }))).status).toBe(413);
  });

  it('tells nothing of an unexpected fault but a reference', async () => {
    const { send, store, logged, signIn } = await testServer();
    const token = await signIn('rortiz');
    await store.close();
    const answer = await send('GET', '/v1/me', undefined, token);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: 'unexpected', requestId: expect.any(String) });
    expect(logged.some((line) => line.includes('unexpected error'))).toBe(true);
  });
});

describe('the console cookie', () => {
  const signInAsConsole = async (site?: string) => {
    const { store } = await testServer();
    const app = createApp({ config: testConfig, store, log: createLog('silent') });
    const headers = { 'content-type': 'application/json', 'x-facesheet-client': 'console' };
    const body = JSON.stringify({ username: 'anwosu', password: PASSWORD });
    const answer = await app.request('/v1/session', { method: 'POST', headers, body });
    const cookie = answer.headers.get('set-cookie') ?? '';
    const list = await app.request('/v1/audit/list', {
      method: 'POST',
      headers: {
        ...headers,
        cookie: cookie.split(';')[0] ?? '',
        ...(site === undefined ? {} : { 'sec-fetch-site': site }),
      },
      body: '{"limit":1}',
    });
    return { answer, cookie, list };
  };

  it('is for this host, safe connections and scripts of nobody; the body holds no token', async () => {
    const { answer, cookie } = await signInAsConsole();
    expect(cookie).toMatch(/^__Host-facesheet=.+HttpOnly; Secure; SameSite=Strict/);
    expect(await answer.json()).toMatchObject({ token: '' });
  });

  it.each([
    ['same-origin', 200],
    ['cross-site', 403],
    ['same-site', 403],
    [undefined, 403],
  ])('with Sec-Fetch-Site %s is answered %s', async (site, status) => {
    expect((await signInAsConsole(site)).list.status).toBe(status);
  });
});

describe('below a path', () => {
  it('answers there and nowhere else', async () => {
    const { send } = await testServer({ basePath: '/records/x' });
    expect((await send('GET', '/records/x/health/ready')).status).toBe(200);
    expect((await send('GET', '/health/ready')).status).toBe(404);
  });
});

describe('a port that is taken', () => {
  it('is said plainly', async () => {
    const first = await bind(() => new Response(), { host: '127.0.0.1', port: 0 });
    const { port } = first;
    await expect(bind(() => new Response(), { host: '127.0.0.1', port })).rejects.toThrow(
      /Port \d+ on 127.0.0.1 is taken/,
    );
    await first.close();
  });
});

describe('a socket that is closed', () => {
  it('cuts off what is not answered in time', async () => {
    const socket = await bind(() => new Promise<Response>(() => undefined), { host: '127.0.0.1', port: 0 });
    const unanswered = expect(fetch(`http://127.0.0.1:${socket.port}/`)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    await socket.close(200);
    await unanswered;
    expect(performance.now() - began).toBeGreaterThan(150);
  });
});

describe('readiness', () => {
  it.each(['checking', 'damaged', 'full', 'read-only', 'away'] as const)('is denied in a word: %s', async (state) => {
    const app = createApp({
      config: testConfig,
      store: storeThatIs(async () => ({ state })),
      log: createLog('silent'),
    });
    const answer = await app.request('/health/ready');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ product: 'facesheet', ready: false, reason: state });
    expect((await app.request('/health/live')).status).toBe(200);
  });

  it('is denied when the store cannot even say how it is', async () => {
    const store = storeThatIs(() => Promise.reject(new Error('gone')));
    const answer = await createApp({ config: testConfig, store, log: createLog('silent') }).request('/health/ready');
    expect(await answer.json()).toMatchObject({ ready: false, reason: 'away' });
  });

  it('is found out once for all who ask at the same time', async () => {
    let asked = 0;
    const store = storeThatIs(async () => {
      asked += 1;
      return { state: 'ok', trailSize: 3 };
    });
    const app = createApp({ config: testConfig, store, log: createLog('silent') });
    const answers = await Promise.all(Array.from({ length: 5 }, async () => app.request('/health/ready')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(asked).toBe(1);
    await app.request('/health/ready');
    expect(asked).toBe(2);
  });
});

/** A store that can only say how it is. */
function storeThatIs(health: Store['health']): Store {
  return { runtime: testRuntime(), health } as unknown as Store;
}
