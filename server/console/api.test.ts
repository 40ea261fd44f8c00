import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { apiOver } from './api.ts';
import { auditList } from './audit/api.ts';
import { EVERYTHING } from '../../shared/wire/audit.ts';
import { QUIET_HEADER, USE_NOTICE } from '../../shared/wire/session.ts';

const ME = {
  staffId: '0192f0a0-0000-7000-8000-000000000900',
  name: 'A',
  username: 'a',
  roles: [],
  abilities: ['audit.read'],
  waiting: {
    applications: 0,
    emergencies: 0,
    ownQuestions: 0,
    questions: 0,
    cases: 0,
    committee: 0,
    today: 0,
    duties: 0,
    copies: 0,
    names: 0,
    adapters: 0,
  },
  vault: { sealKey: { id: 'k', key: 'AAAA' }, draftDays: 30, offlineHours: 0 },
  expiresAt: 1,
};

function answering(status: number, body: unknown) {
  const fetchIt = vi.fn(
    async (_path: string, _init: RequestInit) =>
      new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
  );
  return { api: apiOver(fetchIt), fetchIt };
}

function problem(code: string, more: object = {}) {
  return { type: 'urn:x', title: 't', status: 400, detail: 'd', code, requestId: 'R1', ...more };
}

test('every request says that it is the console’s, and none has an id in its address', async () => {
  const { api, fetchIt } = answering(200, ME);
  await api.me();
  await api.signIn('a', 'b');
  await auditList(api, EVERYTHING, 12);
  await api.signOut();
  expect(fetchIt.mock.calls.map(([path, init]) => [init.method, path])).toEqual([
    ['GET', '/v1/me'],
    ['POST', '/v1/session'],
    ['POST', '/v1/audit/list'],
    ['DELETE', '/v1/session'],
  ]);
  expect(
    fetchIt.mock.calls.every(([, init]) => new Headers(init.headers).get('x-facesheet-client') === 'console'),
  ).toBe(true);
});

test('a page that asks by itself says so, and somebody who asks does not (R230)', async () => {
  const { api, fetchIt } = answering(200, ME);
  expect(await api.glance()).toEqual({ ok: true, value: ME });
  await api.me();
  expect(fetchIt.mock.calls.map(([, init]) => new Headers(init.headers).get(QUIET_HEADER))).toEqual(['1', null]);
});

test('a sign-in says which notice of acceptable use was shown (R55)', async () => {
  const { api, fetchIt } = answering(200, { token: '', me: ME });
  expect(await api.signIn('a', 'b')).toEqual({ ok: true, value: ME });
  expect(fetchIt.mock.calls[0]![1].body).toBe(JSON.stringify({ username: 'a', password: 'b', notice: USE_NOTICE }));
});

test('a change that was left open keeps its id over a sign-in, until another person is here', async () => {
  const ids: string[] = [];
  const api = apiOver(async (path, { body }) => {
    if (path === '/v1/session') return new Response(JSON.stringify({ token: '', me: ME }));
    ids.push((JSON.parse(body as string) as { ops: [{ opId: string }] }).ops[0].opId);
    return new Response('', { status: 502 });
  });
  const change = () => api.op('record.seal', { studentId: ME.staffId, reason: 'r' });
  await change();
  await api.signIn('a', 'b');
  await change();
  api.forget();
  await change();
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('the newest page is asked for without a place', async () => {
  const { api, fetchIt } = answering(200, { rows: [], total: null, next: null, size: 0, root: 'r' });
  expect(await auditList(api, EVERYTHING, undefined)).toMatchObject({ ok: true });
  expect(fetchIt.mock.calls[0]![1].body).toBe(JSON.stringify({ filter: EVERYTHING, limit: 50 }));
});

test.each([
  [401, problem('signed-out'), { cause: 'signed-out' }],
  [429, problem('locked', { retryAt: 5 }), { cause: 'locked', retryAt: 5 }],
  [
    403,
    problem('not-allowed', { wouldAllow: ['Records managers'] }),
    { cause: 'not-allowed', wouldAllow: ['Records managers'] },
  ],
  [404, problem('not-visible'), { cause: 'not-visible' }],
  [
    422,
    problem('invalid', { issues: [{ path: 'reason', code: 'too_small' }] }),
    { cause: 'invalid', issues: [{ path: 'reason', code: 'too_small' }] },
  ],
  [500, problem('unexpected'), { cause: 'server', requestId: 'R1' }],
  [503, problem('storage-full'), { cause: 'store', what: 'storage-full', requestId: 'R1' }],
  [502, '<html>gateway</html>', { cause: 'nonsense' }],
  [200, '<html>sign in to the network</html>', { cause: 'nonsense' }],
  [200, { staffId: 'no' }, { cause: 'nonsense' }],
])('%i becomes a fault with a cause', async (status, body, fault) => {
  expect(await answering(status, body).api.me()).toEqual({ ok: false, fault });
});

test('no network is its own cause', async () => {
  const api = apiOver(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await api.me()).toEqual({ ok: false, fault: { cause: 'offline' } });
});

test('a request that is given up is stopped, and answers', async () => {
  const fetchIt = vi.fn(
    (_path: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
  );
  const gone = new AbortController();
  const answer = apiOver(fetchIt).call(z.unknown(), '/v1/reports/deidentified', {}, gone.signal);
  gone.abort();
  expect(await answer).toEqual({ ok: false, fault: { cause: 'offline' } });
});
