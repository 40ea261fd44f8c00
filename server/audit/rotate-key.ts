import { rmSync } from 'node:fs';
import type { AuditContext, Store } from '../store/store.ts';
import { takeCheckpoint } from './checkpoints.ts';
import { enterKeys } from './enter-keys.ts';
import { openKeysOf } from './trail-keeper.ts';
import { makeTrailKey, publicFileOf, trailKeyFiles } from './trail-keys.ts';

export interface AddedKey {
  /** Where the private key lies, and the public one to hand out. */
  readonly file: string;
  readonly publicFile: string;
  /** How many keys sign the trail from now on. */
  readonly signing: number;
}

/**
 * Makes one more key for the trail (the first, where it has none), enters its public key into it, and signs the trail
 * with all keys: who trusts one of the others learns the new one from that. Throws `TrailBroken`, and makes none, when
 * the trail cannot be signed.
 */
export async function addTrailKey(store: Store, folder: string, context: AuditContext): Promise<AddedKey> {
  const before = trailKeyFiles(folder);
  const made = before.length === 0 ? undefined : makeTrailKey(folder, await signedOnce(store, folder));
  const after = await openKeysOf(store, folder);
  const [first = ''] = trailKeyFiles(folder);
  const file = made ?? first;
  const publicFile = publicFileOf(file);
  try {
    await enterKeys(store, after, context);
  } catch (error) {
    // A key that the trail does not name must not sign it.
    for (const made of [file, publicFile]) rmSync(made, { force: true });
    throw error;
  }
  await takeCheckpoint(store, after);
  return { file, publicFile, signing: after.keys.length };
}

/** Signs the trail with the keys of before: what cannot be signed gets no new key. Gives its name. */
async function signedOnce(store: Store, folder: string): Promise<string> {
  const keys = await openKeysOf(store, folder);
  await takeCheckpoint(store, keys);
  return keys.origin;
}
