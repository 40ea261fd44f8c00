import { beforeEach, describe, expect, it } from 'vitest';
import { browserCrypto } from '../../shared/audit/browser-crypto.ts';
import { type SignedTrail, signedTrail } from '../../shared/audit/testing/signed-trail.ts';
import { LOOK_AGAIN_MS } from '../../shared/audit/watch.ts';
import type { Crypto } from '../../shared/audit/witness.ts';
import type { Client } from './client.ts';
import { failed } from './faults.ts';
import { CLEARED_BY } from './storage-keys.ts';
import { fakeKept } from './testing/fake-kept.ts';
import { me } from './testing/samples.ts';
import { TrailWatch } from './trail-watch.ts';
import type { World } from './world.ts';

const platform = (await browserCrypto(crypto.subtle)) as Crypto;
const [A, B] = ['https://a.test', 'https://b.test'];

let clock: number;
let where: { serverUrl: string; me: typeof me | null };
let trail: SignedTrail;
let asked: number;
let pushed: number;
let has: Crypto | null;
let offline: boolean;
let storage: ReturnType<typeof fakeKept>;
let watch: TrailWatch;

beforeEach(async () => {
  clock = 1_000_000_000;
  where = { serverUrl: A, me };
  trail = await signedTrail(platform.hash, 20);
  [asked, pushed, has, offline] = [0, 0, platform, false];
  storage = fakeKept();
  watch = begin();
});

/** A worker that has just been started, over what is stored. */
function begin(): TrailWatch {
  const client: Pick<Client, 'witness'> = {
    witness: async (request) => {
      asked += 1;
      return offline ? failed({ cause: 'offline' }) : { ok: true, value: await trail.answer(request) };
    },
  };
  const now = async () => ({ settings: { serverUrl: where.serverUrl }, session: { me: where.me } });
  return new TrailWatch({
    kept: storage.kept,
    client,
    world: { now } as unknown as World,
    now: () => clock,
    crypto: async () => has,
    changed: async () => void (pushed += 1),
  });
}

async function cut(): Promise<void> {
  await watch.look();
  trail.lines.splice(12);
  clock += LOOK_AGAIN_MS;
  await watch.look();
}

describe('the extension as a witness', () => {
  it('asks once for many answers at once, also after its worker was stopped', async () => {
    await Promise.all([watch.look(), watch.look(), watch.look()]);
    await begin().look();
    expect(asked).toBe(1);
    clock += LOOK_AGAIN_MS;
    await watch.look();
    expect(asked).toBe(2);
    expect(pushed).toBe(0);
  });

  it('says that a trail was cut, past a stopped worker and another person, until it was told', async () => {
    await cut();
    expect(pushed).toBe(1);
    await storage.kept.clear(CLEARED_BY.signOut);
    await storage.kept.clear(CLEARED_BY.serverChange);
    where = { serverUrl: A, me: null };
    watch = begin();
    expect((await watch.news()).alarm).toMatchObject({ verdict: 'shrunk' });
    where = { serverUrl: A, me };
    await watch.told();
    expect((await watch.news()).alarm).toBeNull();
    expect(storage.cells.local.trailEvidence).toMatchObject({ [A]: [{ verdict: 'shrunk' }] });
    expect(pushed).toBe(2);
  });

  it('keeps each server’s trail apart', async () => {
    await cut();
    where = { serverUrl: B, me };
    trail = await signedTrail(platform.hash, 3, 'facesheet/other');
    await watch.look();
    expect((await watch.news()).alarm).toBeNull();
    expect(Object.keys(storage.cells.local.trailWatch as object)).toEqual([A, B]);
  });

  it('alarms nobody when the network fails, when nobody is signed in, or when the browser cannot check', async () => {
    offline = true;
    await cut();
    where = { serverUrl: A, me: null };
    await watch.look({ atOnce: true });
    [has, where] = [null, { serverUrl: A, me }];
    await watch.look({ atOnce: true });
    expect(asked).toBe(2);
    expect(await watch.news()).toEqual({ alarm: null, cannotCheck: true });
  });

  it('keeps nothing of a person or a student', async () => {
    await cut();
    await watch.told();
    expect(JSON.stringify(storage.cells.local)).not.toMatch(new RegExp(`${me.staffId}|${me.username}|line`));
  });
});
