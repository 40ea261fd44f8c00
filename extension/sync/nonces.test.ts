import { describe, expect, it } from 'vitest';
import { Nonces } from './nonces.ts';
import { fakeKept } from './testing/fake-kept.ts';

function nonces() {
  let next = 0;
  const { kept } = fakeKept();
  const make = () => new Nonces(kept, (length) => new Uint8Array(length).fill((next += 1)));
  return { make, first: make() };
}

describe('nonces', () => {
  it('are 128 bits, for one tab and one document', async () => {
    const { first } = nonces();
    const nonce = await first.mint(7);
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(await first.claim(nonce, 8, 'doc')).toBe(false);
    expect(await first.claim(nonce, 7, 'doc')).toBe(true);
    expect(await first.claim(nonce, 7, 'other')).toBe(false);
    expect(await first.claim('toString', 7, 'doc')).toBe(false);
  });

  it('let the same document back after the worker was stopped', async () => {
    const { first, make } = nonces();
    const nonce = await first.mint(7);
    await first.claim(nonce, 7, 'doc');
    expect(await make().claim(nonce, 7, 'doc')).toBe(true);
  });

  it('end with their tab, and two at once do not undo each other', async () => {
    const { first } = nonces();
    const [a, b] = await Promise.all([first.mint(7), first.mint(8)]);
    await first.forget(7);
    expect(await first.claim(a, 7, 'doc')).toBe(false);
    expect(await first.claim(b, 8, 'doc')).toBe(true);
  });
});
