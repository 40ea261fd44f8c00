import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../audit/base64.ts';
import { seal, sealedTo, unseal } from './seal.ts';

async function keyPair(id = 'k1') {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const key = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { to: { id, key }, open: (whose: string, sealed: string) => unseal(crypto, pair.privateKey, whose, sealed) };
}

describe('a sealed text', () => {
  it('is opened for whom it was sealed, whatever it says', async () => {
    const { to, open } = await keyPair();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 9_000 }), fc.uuid(), async (text, whose) => {
        expect(await open(whose, await seal(crypto, to, whose, text))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('is closed to everybody else, to every other key, and when a byte of it was changed', async () => {
    const [one, other] = [await keyPair(), await keyPair()];
    const sealed = await seal(crypto, one.to, 'rortiz', 'Called the mother.');
    expect(await one.open('anwosu', sealed)).toBeNull();
    expect(await other.open('rortiz', sealed)).toBeNull();
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (at) => {
        const [version, id, body = ''] = sealed.split('.');
        const bytes = Buffer.from(body, 'base64');
        const i = at % bytes.length;
        bytes[i] = bytes[i]! ^ 1;
        expect(await one.open('rortiz', [version, id, bytes.toString('base64')].join('.'))).toBeNull();
      }),
      { numRuns: 60 },
    );
    for (const none of ['', 'x', '1.k1.', '1.k1.AAAA', '1.k1.é']) expect(await one.open('rortiz', none)).toBeNull();
  });

  it('may be longer than anything that is typed', async () => {
    const { to, open } = await keyPair();
    const text = 'ж'.repeat(200_000);
    expect(await open('me', await seal(crypto, to, 'me', text))).toBe(text);
  });

  it('says to which key it is, shows nothing of its text, and is never the same twice', async () => {
    const { to } = await keyPair('k7');
    const [a, b] = [await seal(crypto, to, 'me', 'the same text'), await seal(crypto, to, 'me', 'the same text')];
    expect([sealedTo(a), sealedTo('x'), sealedTo('2.k7.AAAA'), sealedTo('1.k7.A.A')]).toEqual(['k7', null, null, null]);
    expect(a.split('.')[2]?.slice(0, 40)).not.toBe(b.split('.')[2]?.slice(0, 40));
    expect(Buffer.from(a.split('.')[2]!, 'base64').includes('same')).toBe(false);
  });
});
