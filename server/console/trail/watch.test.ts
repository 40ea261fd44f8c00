import { beforeEach, expect, test } from 'vitest';
import { browserCrypto } from '../../../shared/audit/browser-crypto.ts';
import { type SignedTrail, signedTrail } from '../../../shared/audit/testing/signed-trail.ts';
import type { Crypto } from '../../../shared/audit/witness.ts';
import { trailWatch, watchStoreOver } from './watch.svelte.ts';

const platform = (await browserCrypto(crypto.subtle)) as Crypto;
let cells: Map<string, string>;
let trail: SignedTrail;
let online: boolean;

beforeEach(async () => {
  cells = new Map();
  trail = await signedTrail(platform.hash, 8);
  online = true;
});

function openWindow(has: Crypto | null = platform) {
  const storage = {
    getItem: (name: string) => cells.get(name) ?? null,
    setItem: (name: string, value: string) => void cells.set(name, value),
    removeItem: (name: string) => void cells.delete(name),
  };
  return trailWatch({
    api: {
      witness: async (request) =>
        online ? { ok: true, value: await trail.answer(request) } : { ok: false, fault: { cause: 'offline' } },
    },
    store: watchStoreOver(storage, 'trail / '),
    crypto: Promise.resolve(has),
    now: () => 1_000_000_000,
  });
}

test('every window of a browser shows what one of them saw, until it was told in one', async () => {
  const [one, other] = [openWindow(), openWindow()];
  await one.look();
  expect(one.seen).toMatchObject({ since: 1_000_000_000 });
  trail.lines.splice(3);
  await one.look({ atOnce: true });
  await other.readAgain();
  expect([one.alarm?.verdict, other.alarm?.verdict]).toEqual(['shrunk', 'shrunk']);
  expect(openWindow().alarm).toBeNull();
  await other.told();
  await one.readAgain();
  expect([one.alarm, other.alarm]).toEqual([null, null]);
  expect([...cells.keys()].toSorted()).toEqual(['trail / evidence', 'trail / watch']);
});

test('what is damaged was not seen; a network that fails and a browser that cannot look are no alarm', async () => {
  cells.set('trail / watch', '{');
  cells.set('trail / alarm', '{"verdict":"odd"}');
  const watch = openWindow();
  online = false;
  await watch.look();
  expect([watch.alarm, watch.seen, watch.cannotCheck]).toEqual([null, null, false]);
  const old = openWindow(null);
  await old.look();
  expect([old.alarm, old.cannotCheck]).toEqual([null, true]);
});
