import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { failed } from './faults.ts';
import { endSession, readSession, signIn, signOut } from './session.ts';
import { fakeKept } from './testing/fake-kept.ts';
import { me } from './testing/samples.ts';

const URL_A = 'https://a.test';
const problem = (code: 'wrong-sign-in' | 'locked' | 'storage-full', retryAt?: number) => ({
  type: 'x',
  title: 't',
  status: 401,
  detail: 'd',
  code,
  requestId: 'r',
  ...(retryAt !== undefined && { retryAt }),
});
const saying = (answer: unknown) =>
  ({
    signIn: () => Promise.resolve(answer),
    signOut: () => Promise.resolve(failed({ cause: 'offline' })),
  }) as unknown as Client;
const good = saying({ ok: true, value: { token: 'secret', me } });

describe('the session', () => {
  it('is in memory storage only and counts for its own server', async () => {
    const { kept, cells } = fakeKept();
    expect(await readSession(kept, URL_A)).toEqual({ me: null, why: 'first', lastStaffId: null });
    expect(await signIn(kept, good, URL_A, { username: 'a', password: 'b' })).toEqual({ ok: true });
    expect(await readSession(kept, URL_A)).toEqual({ me, token: 'secret' });
    expect(await readSession(kept, 'https://b.test')).toMatchObject({ me: null });
    expect(JSON.stringify(cells.local)).not.toContain('secret');
  });

  it('says why it could not begin', async () => {
    const { kept } = fakeKept();
    const cases = [
      [failed({ cause: 'offline' }), { ok: false, code: 'offline' }],
      [failed({ cause: 'nonsense' }), { ok: false, code: 'nonsense' }],
      [failed({ cause: 'server', requestId: 'r' }, problem('wrong-sign-in')), { ok: false, code: 'wrong-sign-in' }],
      [failed({ cause: 'server', requestId: 'r' }, problem('locked', 99)), { ok: false, code: 'locked', retryAt: 99 }],
      [failed({ cause: 'server', requestId: 'r' }), { ok: false, code: 'server' }],
      [
        failed({ cause: 'store', what: 'storage-full', requestId: 'r' }, problem('storage-full')),
        { ok: false, code: 'storage-full' },
      ],
    ] as const;
    for (const [said, expected] of cases)
      expect(await signIn(kept, saying(said), URL_A, { username: 'a', password: 'b' })).toEqual(expected);
  });

  it('ends here even when the server cannot be told, and remembers whose drafts wait', async () => {
    const { kept } = fakeKept();
    await signIn(kept, good, URL_A, { username: 'a', password: 'b' });
    await signOut(kept, good);
    expect(await readSession(kept, URL_A)).toEqual({ me: null, why: 'by-user', lastStaffId: me.staffId });
    await signIn(kept, good, URL_A, { username: 'a', password: 'b' });
    await endSession(kept, 'expired');
    expect(await readSession(kept, URL_A)).toMatchObject({ why: 'expired' });
  });
});
