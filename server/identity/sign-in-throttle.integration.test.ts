import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Problem } from '../../shared/wire/problem.ts';
import { PASSWORD } from '../../test/tools/small-district.ts';
import { testConfig, testServer, type TestServer } from '../../test/tools/test-server.ts';
import type { Config } from '../config.ts';
import { problems } from '../errors.ts';
import { stamp } from '../http/access-log.ts';
import type { Env, Server } from '../http/context.ts';
import { problemHandler } from '../http/problem.ts';
import { bind } from '../socket.ts';
import { signInThrottle } from './sign-in-throttle.ts';

const MOST = 60;
const MINUTE = 60_000;

/** What a socket says of its other end. */
const socketOf = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

/** Tries to sign in without the work of a password; the returned function gives the code of the answer. */
function door({ store }: TestServer, config: Partial<Config> = {}) {
  const warnings: string[] = [];
  const log = { warn: (text: string) => warnings.push(text), error: () => undefined } as unknown as Server['log'];
  const throttled = signInThrottle({ store, config: { ...testConfig, ...config }, log });
  const app = new Hono<Env>().use(stamp({ store, config: testConfig, log })).post('/:outcome', (c) =>
    throttled(c, async () => {
      if (c.req.param('outcome') === 'wrong') throw problems.wrongSignIn();
      return c.json({ code: 'in' });
    }),
  );
  app.onError(problemHandler({ log }));
  const ask = async (outcome: 'right' | 'wrong', peer: string, forwarded?: string): Promise<string> => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const answer = await app.request(`/${outcome}`, { method: 'POST', headers }, socketOf(peer));
    return ((await answer.json()) as { code: string }).code;
  };
  return { ask, warnings };
}

const HOME = '192.0.2.7';

async function fill(ask: ReturnType<typeof door>['ask'], peer = HOME): Promise<Set<string>> {
  const codes = new Set<string>();
  for (let i = 0; i < MOST; i++) codes.add(await ask('wrong', peer));
  return codes;
}

/** A real sign-in with the right password. */
async function signIn({ app }: TestServer, peer: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username: 'rortiz', password: PASSWORD });
  return app.request('/v1/session', { method: 'POST', headers, body }, socketOf(peer));
}

describe('failed sign-ins from one address', () => {
  it('close the door from the 61st in a minute on, to everybody there and nobody elsewhere, for a minute', async () => {
    const server = await testServer();
    expect(await fill(door(server).ask)).toEqual(new Set(['wrong-sign-in']));
    const refused = await signIn(server, HOME);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await refused.json()) as Problem).toMatchObject({
      code: 'too-many',
      retryAt: server.runtime.now() + MINUTE,
    });
    expect((await signIn(server, '192.0.2.8')).status).toBe(200);
    server.runtime.advance(MINUTE);
    expect((await signIn(server, HOME)).status).toBe(200);
  });

  it('are counted exactly when they come at once', async () => {
    const { ask } = door(await testServer());
    const codes = await Promise.all(Array.from({ length: MOST + 20 }, () => ask('wrong', HOME)));
    expect(codes.filter((code) => code === 'wrong-sign-in')).toHaveLength(MOST);
    expect(codes.filter((code) => code === 'too-many')).toHaveLength(20);
  });

  it('leave one entry in the trail when the door closes, however many follow', async () => {
    const server = await testServer();
    const { ask } = door(server);
    await fill(ask);
    for (let i = 0; i < 5; i++) expect(await ask('wrong', HOME)).toBe('too-many');
    expect(await server.one(`SELECT count(*) FROM audit WHERE line LIKE '%"session.sign-in"%"address"%'`)).toBe(1);
  });

  it('do not stand in the way of those that succeed: these are not counted', async () => {
    const { ask } = door(await testServer());
    for (let i = 0; i < MOST * 2; i++) expect(await ask('right', HOME)).toBe('in');
    expect(await fill(ask)).toEqual(new Set(['wrong-sign-in']));
  });

  it('are counted for the client that a trusted proxy names', async () => {
    const { ask, warnings } = door(await testServer(), { trustedProxies: '10.0.0.0/8' });
    for (let i = 0; i < MOST; i++) await ask('wrong', '10.0.0.1', HOME);
    expect(await ask('wrong', '10.0.0.2', HOME)).toBe('too-many');
    expect(await ask('wrong', '10.0.0.1', '192.0.2.9')).toBe('wrong-sign-in');
    expect(warnings).toEqual([]);
  });

  it('are counted for the one who makes clients up, and said once in the log without an address', async () => {
    const { ask, warnings } = door(await testServer(), { trustedProxies: '10.0.0.0/8' });
    for (let i = 0; i < MOST; i++) await ask('wrong', HOME, `203.0.113.${i}`);
    expect(await ask('wrong', HOME, '203.0.113.99')).toBe('too-many');
    expect(warnings).toEqual([expect.stringContaining('TRUSTED_PROXIES')]);
    expect(warnings.join()).not.toMatch(/\d+\.\d+/);
  });

  it('are counted together in one IPv6 network', async () => {
    const { ask } = door(await testServer());
    for (let i = 0; i < MOST; i++) await ask('wrong', `2001:db8:1:2::${i + 1}`);
    expect(await ask('wrong', '2001:db8:1:2:ffff::1')).toBe('too-many');
    expect(await ask('wrong', '2001:db8:1:3::1')).toBe('wrong-sign-in');
  });

  it('are known by a real socket', async () => {
    const server = await testServer();
    await fill(door(server).ask, '127.0.0.1');
    const socket = await bind(server.app.fetch, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => socket.close());
    const answer = await fetch(`http://127.0.0.1:${socket.port}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'rortiz', password: PASSWORD }),
    });
    expect(((await answer.json()) as Problem).code).toBe('too-many');
  });

  it('keep no address', async () => {
    const server = await testServer();
    const { ask } = door(server);
    await ask('wrong', HOME);
    await ask('wrong', HOME);
    expect(await server.rows('SELECT key, count FROM rate_limit')).toEqual([
      [expect.stringMatching(/^[0-9a-f]{64}$/), 2],
    ]);
  });

  it('are forgotten after an hour, once somebody else fails, whoever that is', async () => {
    for (const somebody of ['198.51.100.1', '198.51.100.2']) {
      const server = await testServer();
      const { ask } = door(server);
      await fill(ask);
      server.runtime.advance(2 * 60 * MINUTE);
      await ask('wrong', somebody);
      expect(await server.rows('SELECT count FROM rate_limit')).toEqual([[1]]);
    }
  });

  it('are no more when a server’s clock is behind: what succeeds there is not counted either', async () => {
    const server = await testServer();
    const { ask } = door(server);
    await ask('wrong', HOME);
    server.runtime.advance(-MINUTE);
    for (let i = 0; i < MOST * 2; i++) expect(await ask('right', HOME)).toBe('in');
    expect(await server.rows('SELECT count FROM rate_limit')).toEqual([[1]]);
  });
});
