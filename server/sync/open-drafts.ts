import { fromBase64 } from '../../shared/audit/base64.ts';
import { sealedTo, unseal } from '../../shared/sync/seal.ts';
import type { SignedIn } from '../http/context.ts';
import { audited, type AuditContext, type Store } from '../store/store.ts';
import { type SealKeyRow, sealKeys } from './seal-key.repo.ts';

/**
 * Opens texts that the asker sealed, in the order asked; null for what is somebody else's, or cannot be opened. One
 * entry, which says how many: what was being written is nobody's business until it is sent.
 */
export async function openDrafts(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  sealed: readonly string[],
): Promise<(string | null)[]> {
  const keys = new Map((await store.look((q) => sealKeys(q))).map((row) => [row.id, row]));
  const opened = await Promise.all(sealed.map((one) => openWith(keys.get(sealedTo(one) ?? ''), actor.staffId, one)));
  const detail = JSON.stringify({ asked: sealed.length, opened: opened.filter((text) => text !== null).length });
  const event = { action: 'drafts.open', resource: 'drafts', decision: 'allowed', fieldClasses: ['casework'] } as const;
  return store.read(context, async () => audited({ ...event, detail }, opened));
}

async function openWith(row: SealKeyRow | undefined, whose: string, sealed: string): Promise<string | null> {
  if (row === undefined) return null;
  const bytes = new Uint8Array(fromBase64(row.privateKey));
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('pkcs8', bytes, curve, false, ['deriveBits']);
  return unseal(crypto, key, whose, sealed);
}
