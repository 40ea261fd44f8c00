import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftOut } from '../tools/engines.ts';
import { PASSWORD } from '../tools/small-district.ts';
import { checkDrained } from './checks/check.ts';
import { crashRepeatedly } from './crash.ts';
import { kills, limitMs } from './kills.ts';
import { newOp } from './load/client.ts';
import { problemCode, type Reply, send, signIn } from './load/http.ts';
import { newLedger } from './load/ledger.ts';
import { newPlace } from './place/new-place.ts';
import type { Place } from './place/place.ts';
import { say, seeded } from './seed.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const TOGETHER = 25;

const answered = (reply: Awaited<ReturnType<typeof send>>): Reply => {
  if (typeof reply === 'string') throw new Error(`A server did not answer: ${reply}.`);
  return reply;
};

const me = async (url: string, token: string) => answered(await send(url, 'GET', '/v1/me', token)).status;

async function trySignIn(url: string, username: string, password: string): Promise<string> {
  const reply = answered(await send(url, 'POST', '/v1/session', undefined, { username, password }));
  return problemCode(reply) ?? 'signed in';
}

describe.skipIf(leftOut('postgres'))('two servers on one PostgreSQL database, killed at any moment', () => {
  it('lose nothing and do nothing twice', { timeout: limitMs() }, async () => {
    const { random, seed } = seeded(`${kills()} kills of two servers`);
    const started = performance.now();
    const place = await newPlace('postgres');
    const { faults, ...figures } = await crashRepeatedly({ place, random, kills: kills(), processes: 2 });
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`${kills()} kills of two servers: ${JSON.stringify({ seed, ...figures, seconds })}`);
    expect(faults).toEqual([]);
    expect(figures.cutOff, 'No kill met a request under way: the test proves nothing.').toBeGreaterThan(0);
    expect(figures.acknowledged).toBeGreaterThan(kills());
  });
});

describe.skipIf(leftOut('postgres'))('two servers on one PostgreSQL database', () => {
  let place: Place;
  let a: ServerProcess;
  let b: ServerProcess;

  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    place = await newPlace('postgres', (remove) => void ends.unshift(remove));
    [a, b] = await Promise.all([startServer(place), startServer(place)]);
    ends.unshift(() => Promise.all([a.kill(), b.kill()]));
  });

  afterAll(async () => {
    for (const end of ends) await end();
  });

  it('honour a session that the other began, and end one that the other ended', async () => {
    const token = await signIn(a.url, 'jmwangi', PASSWORD);
    expect([await me(a.url, token), await me(b.url, token)]).toEqual([200, 200]);
    expect(answered(await send(b.url, 'DELETE', '/v1/session', token)).status).toBe(204);
    expect([await me(a.url, token), await me(b.url, token)]).toEqual([401, 401]);
  });

  it('count failed sign-ins together: three lock the account on both', async () => {
    expect(await trySignIn(a.url, 'tsoderberg', 'wrong')).toBe('wrong-sign-in');
    expect(await trySignIn(b.url, 'tsoderberg', 'wrong')).toBe('wrong-sign-in');
    expect(await trySignIn(a.url, 'tsoderberg', 'wrong')).toBe('locked');
    expect(await trySignIn(a.url, 'tsoderberg', PASSWORD)).toBe('locked');
    expect(await trySignIn(b.url, 'tsoderberg', PASSWORD)).toBe('locked');
    expect(await trySignIn(b.url, 'jmwangi', PASSWORD)).toBe('signed in');
  });

  it('let no more guesses through when they come to both at once', async () => {
    const guesses = Array.from({ length: 8 }, (_, n) => trySignIn(n % 2 === 0 ? a.url : b.url, 'anwosu', 'wrong'));
    const outcomes = await Promise.all(guesses);
    expect(outcomes.filter((outcome) => outcome === 'wrong-sign-in')).toHaveLength(2);
    expect(await trySignIn(a.url, 'anwosu', PASSWORD)).toBe('locked');
  });

  it('apply an op once when both get it at the same time, and answer it alike', async () => {
    const { random } = seeded('one op to two servers');
    const token = await signIn(a.url, 'rortiz', PASSWORD);
    const ledger = newLedger();
    for (let n = 0; n < TOGETHER; n++) {
      const op = newOp(random);
      op.sends = 2;
      ledger.ops.set(op.opId, op);
      const post = (url: string) => send(url, 'POST', '/v1/ops', token, { ops: [op.wire] });
      const [one, other] = (await Promise.all([post(a.url), post(b.url)])).map(answered);
      expect(other?.body).toEqual(one?.body);
      expect(one?.body).toMatchObject({ answers: [{ opId: op.opId, outcome: 'applied' }] });
      const { answers } = one?.body as { answers: [{ rev: number; seq: number }] };
      op.answer = { ...answers[0], at: performance.now(), requestId: '', sends: 2 };
    }
    expect(await checkDrained(place, ledger)).toEqual([]);
  });
});
