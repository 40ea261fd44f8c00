import { toBase64 } from '../../../shared/audit/base64.ts';
import { unseal, type SealKey } from '../../../shared/sync/seal.ts';
import type { Kept } from '../kept.ts';
import type { Owner } from '../kept-text.ts';
import { KEYS } from '../storage-keys.ts';
import { Vault } from '../vault.ts';
import { fakeKept } from './fake-kept.ts';

export const SERVER = 'https://a.test';
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The server's keys, as far as tests need them. */
export class FakeKeys {
  readonly #private = new Map<string, CryptoKey>();
  newest: SealKey = { id: '', key: '' };

  async rotate(): Promise<SealKey> {
    const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
    const id = `k${this.#private.size + 1}`;
    this.#private.set(id, pair.privateKey);
    this.newest = { id, key: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))) };
    return this.newest;
  }

  async open(sealed: string, whose: string): Promise<string | null> {
    const key = this.#private.get(sealed.split('.')[1] ?? '');
    return key ? unseal(crypto, key, whose, sealed) : null;
  }
}

const first = new FakeKeys();
const firstKey = first.rotate();

/** What a sign-in leaves in storage. */
export async function signedInOnce(kept: Kept, sealKey: SealKey, serverUrl = SERVER): Promise<void> {
  const terms = { sealKey, draftDays: 30, offlineHours: 0 };
  await kept.write(KEYS.vaults, { ...(await kept.read(KEYS.vaults)), [serverUrl]: terms });
}

/** A vault over storage in memory, on a computer where somebody was signed in once. */
export async function fakeVault() {
  const { kept, cells, fail } = fakeKept();
  await signedInOnce(kept, await firstKey);
  let changes = 0;
  const presence = { isHere: (_: Owner): boolean => true };
  const isHere = (author: Owner) => Promise.resolve(presence.isHere(author));
  const vault = new Vault({ kept, crypto, isHere, fullChanged: () => void (changes += 1) });
  let next = 0;
  const newId = () => `id-${(next += 1)}`;
  const sealedTexts = () => Object.entries(cells.local).filter(([name]) => name.startsWith('sealed:'));
  return { vault, presence, kept, cells, fail, newId, keys: first, sealedTexts, changes: () => changes };
}
