import { describe, expect, it } from 'vitest';
import { Nonces } from './nonces.ts';
import type { Sender } from './senders.ts';
import { fakeKept } from './testing/fake-kept.ts';

function nonces() {
  let next = 0;
  const { kept } = fakeKept();
  const make = () => new Nonces(kept, (length) => new Uint8Array(length).fill((next += 1)));
  return { make, first: make() };
}

const frame = (tabId: number, documentId: string): Sender => ({ tab: { id: tabId }, frameId: 4, documentId });
const windowOf = (tabId: number, documentId: string): Sender => ({ tab: { id: tabId }, frameId: 0, documentId });
const side: Sender = { url: 'chrome-extension://abc/panel.html#n' };

describe('nonces', () => {
  it('are 128 bits, for one tab and one document of it', async () => {
    const { first } = nonces();
    const nonce = await first.mint(7, 'dock');
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(await first.claim(nonce, frame(8, 'doc'))).toBeNull();
    expect(await first.claim(nonce, frame(7, 'doc'))).toEqual({ tabId: 7, home: 'dock', at: null });
    expect(await first.claim(nonce, frame(7, 'other'))).toBeNull();
    expect(await first.claim('toString', frame(7, 'doc'))).toBeNull();
  });

  it('let the same document back after the worker was stopped', async () => {
    const { first, make } = nonces();
    const nonce = await first.mint(7, 'dock');
    await first.claim(nonce, frame(7, 'doc'));
    expect(await make().claim(nonce, frame(7, 'doc'))).not.toBeNull();
  });

  it('end with their tab, and two at once do not undo each other', async () => {
    const { first } = nonces();
    const [a, b] = await Promise.all([first.mint(7, 'dock'), first.mint(8, 'dock')]);
    await first.forget(7, 'all');
    expect(await first.claim(a, frame(7, 'doc'))).toBeNull();
    expect(await first.claim(b, frame(8, 'doc'))).not.toBeNull();
  });

  it('let a window in for the tab it was opened from, also when it is loaded again, and say its screen once', async () => {
    const { first } = nonces();
    const nonce = await first.mint(7, 'window', 'log');
    expect(await first.claim(nonce, windowOf(20, 'doc'))).toEqual({ tabId: 7, home: 'window', at: 'log' });
    expect(await first.claim(nonce, windowOf(20, 'again'))).toEqual({ tabId: 7, home: 'window', at: null });
    expect(await first.claim(nonce, windowOf(21, 'doc'))).toBeNull();
  });

  it.each<[string, 'dock' | 'window' | 'side', Sender]>([
    ['a frame with the nonce of a window', 'window', frame(20, 'doc')],
    ['a frame with the nonce of the side panel', 'side', frame(7, 'doc')],
    ["the page's own tab with the nonce of a window", 'window', windowOf(7, 'doc')],
    ['a window with the nonce of a frame', 'dock', windowOf(7, 'doc')],
    ['a window with the nonce of the side panel', 'side', windowOf(20, 'doc')],
    ['the side panel with the nonce of a frame', 'dock', side],
    ['the side panel with the nonce of a window', 'window', side],
  ])('refuse %s', async (_what, home, sender) => {
    const { first } = nonces();
    expect(await first.claim(await first.mint(7, home), sender)).toBeNull();
  });

  it("keep the side panel's beside its tab through documents of the page, and no longer than the tab", async () => {
    const { first } = nonces();
    const nonce = await first.ofSide(7);
    await first.forget(7, 'frames');
    expect(await first.ofSide(7)).toBe(nonce);
    expect(await first.claim(nonce, side)).toEqual({ tabId: 7, home: 'side', at: null });
    await first.forget(7, 'all');
    expect(await first.claim(nonce, side)).toBeNull();
  });
});
