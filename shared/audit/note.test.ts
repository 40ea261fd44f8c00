import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkpointText, decodeCheckpoint } from './checkpoint.ts';
import { decodeKey, decodeNote, encodeKey, encodeNote, keyIdOf, signerOf, type VerifySignature } from './note.ts';
import type { Sha256 } from './tree.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const DER = Buffer.from('302a300506032b6570032100', 'hex');
const check: VerifySignature = async (key, message, signature) =>
  verify(null, message, { key: Buffer.concat([DER, key]), format: 'der', type: 'spki' }, signature);

function newKey(name = 'facesheet/test') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(DER.length));
  return { key: { name, keyId: keyIdOf(sha256, name, raw), publicKey: raw }, privateKey };
}

const [mine, other] = [newKey(), newKey()];
const TEXT = checkpointText({ origin: 'facesheet/test', size: 17, root: sha256(new Uint8Array()), keys: [] });
const signedBy = (...keys: { key: (typeof mine)['key']; privateKey: KeyObject }[]) =>
  encodeNote({
    text: TEXT,
    signatures: keys.map(({ key, privateKey }) => ({ ...key, signature: sign(null, Buffer.from(TEXT), privateKey) })),
  });

describe('a signed note', () => {
  it('is the text of C2SP: a blank line, then an em dash, a name and a signature', () => {
    expect(signedBy(mine)).toMatch(
      /^facesheet\/test\n17\n47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— facesheet\/test [A-Za-z0-9+/]{91}=\n$/,
    );
  });

  it('names the known key that signed it, also beside one that is not known', async () => {
    expect(await signerOf(check, decodeNote(signedBy(mine)), [mine.key])).toEqual(mine.key);
    expect(await signerOf(check, decodeNote(signedBy(other, mine)), [mine.key])).toEqual(mine.key);
    expect(await signerOf(check, decodeNote(signedBy(other)), [mine.key])).toBeUndefined();
  });

  it('is no more trusted once any byte of its text is another', async () => {
    const note = signedBy(mine);
    await fc.assert(
      fc.asyncProperty(fc.nat(TEXT.length - 2), async (at) => {
        const text = `${TEXT.slice(0, at)}${TEXT[at] === 'x' ? 'y' : 'x'}${TEXT.slice(at + 1)}`;
        const { signatures } = decodeNote(note);
        expect(await signerOf(check, { text, signatures }, [mine.key])).toBeUndefined();
      }),
    );
  });

  it('is not trusted when one known key fails, whatever the other says', async () => {
    const { signatures } = decodeNote(signedBy(mine));
    const spoilt = { ...other.key, signature: signatures[0]!.signature };
    const note = { text: TEXT, signatures: [...signatures, spoilt] };
    expect(await signerOf(check, note, [mine.key, other.key])).toBeUndefined();
  });

  it.each(['', 'text', 'text\n\n', 'text\n\n- name AAAA\n', 'text\n\n— name !!\n', 'text\n\n— name AAAA\n'])(
    'is refused as %j',
    (note) => expect(() => decodeNote(note)).toThrow(RangeError),
  );
});

describe('a public key', () => {
  it('reads back as it was written', () => {
    expect(decodeKey(sha256, encodeKey(mine.key))).toEqual(mine.key);
  });

  it('is refused when its id is not its own, or it is none', () => {
    const stranger = encodeKey(mine.key).replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    expect(() => decodeKey(sha256, stranger)).toThrow(/do not belong together/);
    expect(() => decodeKey(sha256, 'facesheet')).toThrow(/not a public key/);
  });
});

describe('a checkpoint', () => {
  it('reads back as it was written, whatever its size', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(3), (size, root, count) => {
        const keys = Array.from({ length: count }, () => encodeKey(newKey().key));
        const checkpoint = { origin: 'facesheet/test', size, root, keys };
        expect(decodeCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  it('passes over lines it does not know', () => {
    expect(decodeCheckpoint(`${TEXT}kye a\nkey b\nlater c\n`).keys).toEqual(['b']);
  });

  it.each(['a\n01\n', 'a\n-1\n', 'a\n1\nAAAA\n', 'a\n1\n', '', `${TEXT}\n`, `${TEXT}key a`])(
    'is refused as %j',
    (text) => {
      expect(() => decodeCheckpoint(text)).toThrow(RangeError);
    },
  );
});
