import { describe, expect, it } from 'vitest';
import { seal } from '../../shared/sync/seal.ts';
import { type Me, meSchema } from '../../shared/wire/session.ts';
import { draftsOpenedSchema, SEALED_LENGTH_MAX, SEALED_MAX, SEALED_TOTAL_MAX } from '../../shared/wire/vault.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';
import { sealKeyJob } from './seal-keys.ts';

const DAY_MS = 86_400_000;
const TEXT = 'Called the mother; she wants a meeting. 🚌';

async function author(server: TestServer, username: string) {
  const token = await server.signIn(username);
  const me = async (): Promise<Me> =>
    meSchema.parse(await (await server.send('GET', '/v1/me', undefined, token)).json());
  const ask = (...sealed: string[]) => server.send('POST', '/v1/drafts/open', { sealed }, token);
  return {
    me,
    ask,
    open: async (...sealed: string[]) => draftsOpenedSchema.parse(await (await ask(...sealed)).json()).opened,
    seal: async (text: string) => seal(crypto, (await me()).vault.sealKey, (await me()).staffId, text),
  };
}

describe('drafts', () => {
  it('are opened for their author alone, in the order asked', async () => {
    const server = await testServer();
    const [rosa, joseph] = [await author(server, 'rortiz'), await author(server, 'jmwangi')];
    const [hers, his] = [await rosa.seal(TEXT), await joseph.seal('his')];
    expect(await rosa.open(hers, his, 'no seal', '1.nobody.AAAA', hers)).toEqual([TEXT, null, null, null, TEXT]);
    expect(await joseph.open(hers)).toEqual([null]);
  });

  it('leave one entry that counts, and nothing of what they say anywhere', async () => {
    const server = await testServer();
    const rosa = await author(server, 'rortiz');
    await rosa.open(await rosa.seal(TEXT), 'no seal');
    const [[actor, action, decision, detail] = []] = await server.rows(
      'SELECT actor_id, action, decision, detail FROM audit JOIN audit_detail USING (seq) ORDER BY seq DESC LIMIT 1',
    );
    expect([actor, action, decision, detail]).toEqual([ids.ortiz, 'drafts.open', 'allowed', '{"asked":2,"opened":1}']);
    const lines = await server.rows('SELECT line FROM audit');
    expect(JSON.stringify([lines, server.logged])).not.toMatch(/mother/);
  });

  it('as long as may be are opened, as many as fit', async () => {
    const server = await testServer();
    const rosa = await author(server, 'rortiz');
    const text = '中'.repeat(SEALED_LENGTH_MAX / 4 - 100);
    const sealed = await rosa.seal(text);
    expect(sealed.length).toBeGreaterThan(SEALED_LENGTH_MAX * 0.98);
    expect(sealed.length).toBeLessThanOrEqual(SEALED_LENGTH_MAX);
    expect(await rosa.open(sealed, sealed)).toEqual([text, text]);
    expect((await rosa.ask('x'.repeat(SEALED_LENGTH_MAX + 1))).status).toBe(422);
    const full = Array.from({ length: SEALED_MAX }, () => 'x'.repeat(SEALED_TOTAL_MAX / SEALED_MAX));
    expect((await rosa.ask(...full)).status).toBe(200);
    expect((await rosa.ask(...full.with(0, `${full[0]}x`))).status).toBe(422);
  });
});

describe('the keys that drafts are sealed to', () => {
  it('are made when they are first asked for, and the district sets how long text is kept', async () => {
    const server = await testServer({ draftDays: 12, offlineHours: 4 });
    const rosa = await author(server, 'rortiz');
    const { vault } = await rosa.me();
    expect(vault).toMatchObject({ draftDays: 12, offlineHours: 4 });
    expect((await rosa.me()).vault.sealKey).toEqual(vault.sealKey);
    expect(await server.one('SELECT count(*) FROM seal_key')).toBe(1);
  });

  it('change after 90 days; what was sealed before is opened until nothing can wait for it any more', async () => {
    const server = await testServer();
    const job = sealKeyJob(server.store, 30);
    await job.run();
    const before = await author(server, 'rortiz');
    const { sealKey } = (await before.me()).vault;
    const sealed = await before.seal(TEXT);
    server.runtime.advance(90 * DAY_MS - 1000);
    await job.run();
    expect(await server.one('SELECT count(*) FROM seal_key')).toBe(1);
    server.runtime.advance(1000);
    await job.run();
    const after = await author(server, 'rortiz');
    expect((await after.me()).vault.sealKey.id).not.toBe(sealKey.id);
    expect(await after.open(sealed)).toEqual([TEXT]);
    server.runtime.advance(430 * DAY_MS);
    await job.run();
    const late = await author(server, 'rortiz');
    expect(await late.open(sealed)).toEqual([TEXT]);
    server.runtime.advance(1);
    await job.run();
    expect(await late.open(sealed)).toEqual([null]);
    expect(await late.open(await late.seal(TEXT))).toEqual([TEXT]);
  });

  it('show their private half to nobody', async () => {
    const server = await testServer();
    const rosa = await author(server, 'rortiz');
    const secret = String(await server.one('SELECT private_key FROM seal_key'));
    expect(JSON.stringify([await rosa.me(), server.logged])).not.toContain(secret);
  });
});
