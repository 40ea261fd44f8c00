import { rmSync } from 'node:fs';
import { encodeKey } from '../../shared/audit/note.ts';
import type { AuditContext, Store } from '../store/store.ts';
import { append } from './append.ts';
import { takeCheckpoint } from './checkpoints.ts';
import { openKeysOf } from './trail-keeper.ts';
import { makeTrailKey, publicFileOf } from './trail-keys.ts';

export interface AddedKey {
  /** Where the private key lies, and the public one to hand out. */
  readonly file: string;
  readonly publicFile: string;
  /** How many keys sign the trail from now on. */
  readonly signing: number;
}

/**
 * Makes one more key for the trail, enters its public key into it, and signs the trail with all keys: who trusts one of
 * the others learns the new one from that. Throws `TrailBroken`, and makes none, when the trail cannot be signed.
 */
export async function addTrailKey(store: Store, folder: string, context: AuditContext): Promise<AddedKey> {
  const before = await openKeysOf(store, folder);
  await takeCheckpoint(store, before);
  const file = makeTrailKey(folder, before.origin);
  const publicFile = publicFileOf(file);
  const after = await openKeysOf(store, folder);
  const known = before.keys.map(encodeKey);
  const key = after.keys.map(encodeKey).find((one) => !known.includes(one));
  try {
    await store.write(context, async (tx) => {
      const detail = JSON.stringify({ key });
      const receipt = await append(tx, { action: 'trail.key', resource: 'trail', decision: 'done', detail });
      return { receipt, value: undefined };
    });
  } catch (error) {
    // A key that the trail does not name must not sign it.
    for (const made of [file, publicFile]) rmSync(made, { force: true });
    throw error;
  }
  await takeCheckpoint(store, after);
  return { file, publicFile, signing: after.keys.length };
}
