import { describe, expect, it } from 'vitest';
import { QUIET_HEADER } from '../../shared/wire/session.ts';
import { Client } from './client.ts';
import { me, seenOf, uuidOf } from './testing/samples.ts';

const aim = { serverUrl: 'https://a.test', locale: 'es', token: 'secret' };
type Sent = { url: string; init: RequestInit };

function clientOf(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const fetchIt = ((url: string, init: RequestInit) => {
    sent.push({ url, init });
    return Promise.resolve().then(answer);
  }) as typeof fetch;
  let times = 0;
  const parts = { fetch: fetchIt, aim: () => Promise.resolve(aim), heard: () => void (times += 1) };
  return { client: new Client(parts), sent, heard: () => times };
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const brokenOff = () =>
  new ReadableStream({
    pull: (to) => {
      to.error(new TypeError('network error'));
    },
  });
const problem = (code: string, status: number, more = {}) =>
  json({ type: 'urn:x', title: 't', status, detail: 'd', code, requestId: 'req-1', ...more }, status);

describe('the client', () => {
  it('sends ids in the body, the token in its header, and no cookies', async () => {
    const { client, sent } = clientOf(() => json({ match: 'one', studentId: uuidOf('1') }));
    expect(await client.lookUp(seenOf('17'))).toEqual({ ok: true, value: { match: 'one', studentId: uuidOf('1') } });
    expect(sent[0]?.url).toBe('https://a.test/v1/students/lookup');
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      redirect: 'manual',
      headers: { authorization: 'Bearer secret', 'accept-language': 'es' },
    });
  });

  it('sends the ops of one author in no other session than theirs, whoever is signed in by then', async () => {
    const { client, sent, heard } = clientOf(() => json({ answers: [] }));
    await client.applyAll([], { serverUrl: 'https://b.test', token: 'of another' });
    await client.openDrafts([], { serverUrl: 'https://b.test', token: 'of another' });
    expect(sent.map(({ url }) => url)).toEqual(['https://b.test/v1/ops', 'https://b.test/v1/drafts/open']);
    for (const { init } of sent) expect(init.headers).toMatchObject({ authorization: 'Bearer of another' });
    expect(heard()).toBe(0);
  });

  it('never gives the token to an address that is only being tried', async () => {
    const { client, sent } = clientOf(() => json({ product: 'facesheet', live: true }));
    expect((await client.live('https://b.test')).ok).toBe(true);
    expect(sent[0]?.init.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, () => Response, object]>([
    [
      'no network',
      () => {
        throw new TypeError('failed');
      },
      { cause: 'offline' },
    ],
    ['an answer that breaks off', () => new Response(brokenOff()), { cause: 'offline' }],
    ['a gateway without a server', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), { cause: 'offline' }],
    ['a sign-in page of the network', () => new Response('<html>', { status: 200 }), { cause: 'nonsense' }],
    ['JSON of somebody else', () => json({ hello: 1 }), { cause: 'nonsense' }],
    ['an error of somebody else', () => json({ error: 'no' }, 500), { cause: 'nonsense' }],
    ['more than was agreed', () => json({ match: 'one', studentId: uuidOf('1'), ssn: '1' }), { cause: 'nonsense' }],
    ['an ended session', () => problem('signed-out', 401), { cause: 'signed-out' }],
    ['an old client', () => problem('client-too-old', 426), { cause: 'too-old' }],
    [
      'a refusal',
      () => problem('not-allowed', 403, { wouldAllow: ['x'] }),
      { cause: 'not-allowed', wouldAllow: ['x'] },
    ],
    ['a full disk', () => problem('storage-full', 503), { cause: 'store', what: 'storage-full', requestId: 'req-1' }],
    ['a stranger who is full', () => json({ code: 'storage-full' }, 503), { cause: 'offline' }],
    ['a fault', () => problem('unexpected', 500), { cause: 'server', requestId: 'req-1' }],
    [
      'wrong fields',
      () => problem('invalid', 422, { issues: [{ path: 'a', code: 'b' }] }),
      { cause: 'invalid', issues: [{ path: 'a', code: 'b' }] },
    ],
  ])('tells %s from the others', async (_what, answer, why) => {
    expect(await clientOf(answer).client.lookUp(seenOf('17'))).toMatchObject({ ok: false, why });
  });

  it('asks quietly about the trail, and says of no other answer but a good one that it was heard', async () => {
    const { client, sent, heard } = clientOf(() => json({ keys: [], checkpoint: null, proof: null, broken: false }));
    expect((await client.witness({ seen: null })).ok).toBe(true);
    expect(sent[0]?.init.headers).toHaveProperty(QUIET_HEADER);
    expect((await client.lookUp(seenOf('17'))).ok).toBe(false);
    expect(heard()).toBe(0);
    const good = clientOf(() => json({ match: 'one', studentId: uuidOf('1') }));
    await good.client.lookUp(seenOf('17'));
    expect(good.heard()).toBe(1);
    expect(good.sent[0]?.init.headers).not.toHaveProperty(QUIET_HEADER);
    await good.client.quietly().lookUp(seenOf('17'));
    expect([good.heard(), QUIET_HEADER in (good.sent[1]?.init.headers ?? {})]).toEqual([1, true]);
  });

  it('takes an answer about another op for nonsense', async () => {
    const op = { opId: uuidOf('1'), kind: 'contact.add' as const, body: {} as never };
    const { client } = clientOf(() => json({ answers: [{ opId: uuidOf('2'), outcome: 'applied', rev: 1, seq: 1 }] }));
    expect(await client.apply(op)).toMatchObject({ ok: false, why: { cause: 'nonsense' } });
  });

  it('asks for one’s own applications, and for who sees a student, in the body', async () => {
    const empty = { rows: [], total: 0, next: null };
    const list = clientOf(() => json(empty));
    const before = { at: 5, id: uuidOf('3') };
    expect(await list.client.applications(null)).toEqual({ ok: true, value: empty });
    await list.client.applications(before);
    expect(list.sent.map(({ init }) => JSON.parse(init.body as string) as unknown)).toEqual([
      { whose: 'own', limit: 20 },
      { whose: 'own', limit: 20, before },
    ]);
    const audience = clientOf(() => json({ groups: [], total: 0 }));
    expect((await audience.client.audience(uuidOf('1'))).ok).toBe(true);
    expect(audience.sent[0]?.url).toBe('https://a.test/v1/students/audience');
  });

  it('gives the session and takes an empty answer for a sign-out', async () => {
    expect(await clientOf(() => json({ token: 't', me })).client.signIn('a', 'b')).toMatchObject({
      ok: true,
      value: { token: 't' },
    });
    expect((await clientOf(() => new Response(null, { status: 204 })).client.signOut()).ok).toBe(true);
  });
});
