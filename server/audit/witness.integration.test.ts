import { expect, it } from 'vitest';
import { type Crypto, judge, type Kept, seenOf } from '../../shared/audit/witness.ts';
import { type WitnessAnswer, witnessAnswerSchema } from '../../shared/wire/trail.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';
import { sha256 } from './sha256.ts';
import { addEntries } from './testing/many-entries.ts';
import { verifySignature } from './verify-signature.ts';

const crypto: Crypto = { hash: sha256, verify: verifySignature };

/** A browser of somebody who is signed in, that keeps what it was told. */
async function browser({ send, signIn }: TestServer) {
  const token = await signIn('rortiz');
  let kept: Kept | null = null;
  const ask = async (): Promise<WitnessAnswer> => {
    const answer = await send('POST', '/v1/trail/witness', { seen: seenOf(kept) }, token);
    return witnessAnswerSchema.parse(await answer.json());
  };
  return {
    ask,
    async look() {
      const judged = await judge(crypto, kept, await ask());
      kept = judged.kept;
      return judged.verdict;
    },
  };
}

it('hands everybody who is signed in the newest checkpoint, and what leads to it from theirs', async () => {
  const server = await testServer();
  const { look } = await browser(server);
  expect(await look()).toBe('none');
  await server.trail.sign();
  expect(await look()).toBe('first');
  expect(await look()).toBe('goes-on');
  for (const more of [1, 300, 700]) {
    await addEntries(server, more);
    await server.trail.sign();
    expect(await look()).toBe('goes-on');
  }
});

it('is not for those who are not signed in', async () => {
  const { send } = await testServer();
  expect((await send('POST', '/v1/trail/witness', { seen: null })).status).toBe(401);
});

it('gives itself away when its database is put back, also once it has grown again', async () => {
  const server = await testServer();
  const { look } = await browser(server);
  const [head] = await server.rows('SELECT size, stack FROM audit_head');
  const [size, stack] = head ?? [];
  await addEntries(server, 20);
  await server.trail.sign();
  expect(await look()).toBe('first');
  await server.tamper(
    `DELETE FROM audit_detail WHERE seq > ${size}; DELETE FROM audit WHERE seq > ${size};
     DELETE FROM audit_checkpoint; UPDATE audit_head SET size = ${size}, stack = '${stack}'`,
  );
  // What comes now comes at another time: the lines are others.
  server.runtime.advance(60_000);
  await addEntries(server, 1);
  await server.trail.sign();
  expect(await look()).toBe('shrunk');
  await addEntries(server, 40);
  await server.trail.sign();
  expect(await look()).toBe('forked');
});

it('says itself that it is broken, and goes on serving', async () => {
  const server = await testServer();
  const { look, ask } = await browser(server);
  await server.trail.sign();
  expect(await look()).toBe('first');
  await addEntries(server, 3);
  const [newest] = (await server.rows('SELECT max(seq) FROM audit')).flat();
  await server.tamper(`UPDATE audit SET line = replace(line, 'session', 'cession') WHERE seq = ${newest}`);
  await expect(server.trail.sign()).rejects.toThrow(/do not give its head/);
  expect((await ask()).broken).toBe(true);
  expect(await look()).toBe('broken');
  expect((await server.send('GET', '/health/ready')).status).toBe(200);
});
