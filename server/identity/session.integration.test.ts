import { describe, expect, it, onTestFinished } from 'vitest';
import type { Problem } from '../../shared/wire/problem.ts';
import { meSchema, QUIET_HEADER, sessionSchema, USE_NOTICE } from '../../shared/wire/session.ts';
import { gate, waiting } from '../../test/conformance/acts.ts';
import { PASSWORD } from '../../test/tools/small-district.ts';
import { testServer } from '../../test/tools/test-server.ts';
import { systemContext } from '../../test/tools/temp-store.ts';
import type { Store } from '../store/store.ts';
import { countFailure, lockUntil } from './accounts.repo.ts';
import { createAccount } from './create-account.ts';
import { signIn } from './sign-in.ts';

const MINUTE = 60_000;
/** Long enough for a write to come to the row that another holds. */
const PATIENCE_MS = 300;
const wrong = { username: 'rortiz', password: 'not the password' };
const right = { username: 'rortiz', password: PASSWORD };
const code = async (answer: Response) => ((await answer.json()) as Problem).code;

describe('signing in', () => {
  it('gives a token that works, and keeps only its hash', async () => {
    const { send, rows } = await testServer();
    const answer = await send('POST', '/v1/session', { username: ' ROrtiz ', password: PASSWORD });
    expect(answer.status).toBe(200);
    const { token, me } = sessionSchema.parse(await answer.json());
    expect(me).toMatchObject({
      name: 'Rosa Ortiz',
      username: 'rortiz',
      roles: [{ role: 'socialWorker', building: null }],
    });
    expect(meSchema.parse(await (await send('GET', '/v1/me', undefined, token)).json())).toEqual(me);
    expect(JSON.stringify(await rows('SELECT * FROM sign_in_session'))).not.toContain(token);
  });

  it('answers an unknown name and a wrong password alike', async () => {
    const { send } = await testServer();
    const [known, unknown] = [
      await send('POST', '/v1/session', wrong),
      await send('POST', '/v1/session', { ...wrong, username: 'nobody' }),
    ];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    const strip = ({ requestId: _, ...rest }: Problem) => rest;
    expect(strip((await known.json()) as Problem)).toEqual(strip((await unknown.json()) as Problem));
  });

  it('locks after three failures for 20 minutes, known name or not, and then opens again', async () => {
    const { send, runtime } = await testServer();
    for (const username of ['rortiz', 'nobody']) {
      const tries = [];
      for (let i = 0; i < 3; i += 1) tries.push(await send('POST', '/v1/session', { ...wrong, username }));
      expect(tries.map(({ status }) => status)).toEqual([401, 401, 429]);
      expect(((await tries[2]!.json()) as Problem).retryAt).toBe(runtime.now() + 20 * MINUTE);
    }
    expect(await code(await send('POST', '/v1/session', right))).toBe('locked');
    runtime.advance(20 * MINUTE);
    expect((await send('POST', '/v1/session', right)).status).toBe(200);
  });

  it('lets nobody through a lock that was caused while they were being checked', async () => {
    const { send } = await testServer();
    const many = await Promise.all([wrong, wrong, wrong, right].map((body) => send('POST', '/v1/session', body)));
    const statuses = many.map(({ status }) => status);
    const after = await send('POST', '/v1/session', right);
    // Either the right password came first and cleared the count, or it met the lock.
    expect(statuses[3] === 200 || after.status === 429).toBe(true);
  });

  it('answers guesses that come at once as it answers them one by one: two, and then the lock', async () => {
    const { send, runtime } = await testServer();
    const many = await Promise.all(Array.from({ length: 9 }, () => send('POST', '/v1/session', wrong)));
    const codes = await Promise.all(many.map(code));
    expect(codes.sort()).toEqual([...Array<string>(7).fill('locked'), 'wrong-sign-in', 'wrong-sign-in']);
    runtime.advance(20 * MINUTE);
    expect(await code(await send('POST', '/v1/session', wrong))).toBe('wrong-sign-in');
  });

  it('records the right password that met a lock caused while it was being checked', async () => {
    const { store, runtime, one } = await testServer();
    const until = runtime.now() + MINUTE;
    const lockMeanwhile: Store['look'] = async (work) => {
      const found = await store.look(work);
      await store.tend(async (tx) => {
        await countFailure(tx, 'rortiz', runtime.now());
        await lockUntil(tx, 'rortiz', until);
      });
      return found;
    };
    const attempt = signIn({ ...store, look: lockMeanwhile }, systemContext(runtime), right, 'extension');
    await expect(attempt).rejects.toMatchObject({ code: 'locked', extra: { retryAt: until } });
    const last = await one('SELECT line FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toMatch(/"session.locked".*"failed"/);
  });

  it('waits for a lock that is being written, and keeps it', async () => {
    const temp = await testServer();
    const { store, runtime, rows } = temp;
    const until = runtime.now() + MINUTE;
    await store.tend((tx) => countFailure(tx, 'rortiz', runtime.now()));
    const [written, end] = [gate(), gate()];
    onTestFinished(end.open);
    const locking = waiting(temp, async (tx) => {
      await lockUntil(tx, 'rortiz', until);
      written.open();
      await end.opened;
    });
    await written.opened;
    const writeMeanwhile: Store['write'] = (context, work, ...options) => {
      setTimeout(end.open, PATIENCE_MS);
      return store.write(context, work, ...options);
    };
    const attempt = signIn({ ...store, write: writeMeanwhile }, systemContext(runtime), right, 'extension');
    await expect(attempt).rejects.toMatchObject({ code: 'locked', extra: { retryAt: until } });
    await locking;
    expect(await rows('SELECT locked_until FROM sign_in_guard')).toEqual([[until]]);
  });

  it('records every attempt', async () => {
    const { send, rows } = await testServer();
    for (const body of [wrong, wrong, wrong, right]) await send('POST', '/v1/session', body);
    const actions = (await rows("SELECT action FROM audit WHERE action LIKE 'session%' ORDER BY seq")).map(String);
    expect(actions).toEqual(['session.sign-in', 'session.sign-in', 'session.locked', 'session.locked']);
  });

  it('keeps which notice of acceptable use was shown, under its entry (R55)', async () => {
    const { send, one } = await testServer();
    expect((await send('POST', '/v1/session', { ...right, notice: USE_NOTICE })).status).toBe(200);
    expect(await one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toBe(
      JSON.stringify({ notice: USE_NOTICE }),
    );
    expect(await one('SELECT line FROM audit ORDER BY seq DESC LIMIT 1')).toMatch(/"session.sign-in".*"allowed"/);
    const long = await send('POST', '/v1/session', { ...right, notice: 'x'.repeat(41) });
    expect([long.status, ((await long.json()) as Problem).issues?.[0]?.path]).toEqual([422, 'notice']);
  });

  it('names the field of a text that no database keeps', async () => {
    const { send } = await testServer();
    for (const [field, body] of [
      ['username', { ...right, username: 'rortiz\0' }],
      ['username', { ...right, username: 'rortiz\ud83d' }],
      ['password', { ...right, password: `${PASSWORD}\0` }],
    ] as const) {
      const answer = await send('POST', '/v1/session', body);
      expect([answer.status, ((await answer.json()) as Problem).issues]).toEqual([
        422,
        [{ path: field, code: 'custom' }],
      ]);
    }
  });

  it('is given to nobody under a name or a password that could not be typed', async () => {
    const { store, runtime, one } = await testServer();
    const accounts = await one('SELECT count(*) FROM account');
    const account = { staffNumber: 'rortiz', username: 'other', password: PASSWORD };
    for (const change of [{ username: 'a\0' }, { username: '\ud83d' }, { password: `${PASSWORD}\0` }]) {
      const made = createAccount(store, systemContext(runtime), { ...account, ...change });
      await expect(made).rejects.toThrow('cannot be typed');
    }
    expect(await one('SELECT count(*) FROM account')).toBe(accounts);
  });

  it('names the fields that are missing, and never what was sent', async () => {
    const { send } = await testServer();
    const answer = await send('POST', '/v1/session', { username: '', password: 'Kiri-204417', extra: 'Kiri' });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).not.toContain('Kiri');
    expect((JSON.parse(text) as Problem).issues?.map(({ path }) => path)).toContain('username');
  });
});

describe('a session', () => {
  it('ends after 30 idle minutes and not before, for as long as it is used', async () => {
    const { send, signIn, runtime } = await testServer();
    const token = await signIn('rortiz');
    for (let i = 0; i < 4; i += 1) {
      runtime.advance(29 * MINUTE);
      expect((await send('GET', '/v1/me', undefined, token)).status).toBe(200);
    }
    runtime.advance(30 * MINUTE);
    expect(await code(await send('GET', '/v1/me', undefined, token))).toBe('signed-out');
  });

  it('is not kept alive by what a page asks by itself (R230)', async () => {
    const { app, signIn, runtime } = await testServer();
    const authorization = `Bearer ${await signIn('rortiz')}`;
    const quiet = () => app.request('/v1/me', { headers: { authorization, [QUIET_HEADER]: '1' } });
    const end = runtime.now() + 30 * MINUTE;
    for (let i = 0; i < 29; i += 1) {
      runtime.advance(MINUTE);
      const answer = await quiet();
      expect([answer.status, meSchema.parse(await answer.json()).expiresAt]).toEqual([200, end]);
    }
    runtime.advance(MINUTE);
    expect((await quiet()).status).toBe(401);
  });

  it('ends after 12 hours however much it is used', async () => {
    const { send, signIn, runtime } = await testServer();
    const token = await signIn('rortiz');
    const statuses = new Set<number>();
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      statuses.add((await send('GET', '/v1/me', undefined, token)).status);
      runtime.advance(20 * MINUTE);
    }
    expect([...statuses]).toEqual([200]);
    expect((await send('GET', '/v1/me', undefined, token)).status).toBe(401);
  });

  it('ends when the person signs out', async () => {
    const { send, signIn } = await testServer();
    const token = await signIn('rortiz');
    expect((await send('DELETE', '/v1/session', undefined, token)).status).toBe(204);
    expect((await send('GET', '/v1/me', undefined, token)).status).toBe(401);
  });

  it('is refused when a console cookie is used as a bearer', async () => {
    const { send } = await testServer();
    expect((await send('GET', '/v1/me', undefined, 'made-up')).status).toBe(401);
  });
});
