import { toBase64 } from '../../shared/audit/base64.ts';
import type { SealKey } from '../../shared/sync/seal.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Store } from '../store/store.ts';
import { insertSealKey, newestSealKey, removeSealKeys, type SealKeyRow, sealKeys } from './seal-key.repo.ts';

const DAY_MS = 86_400_000;
/** So long text is sealed to one key. */
const USED_MS = 90 * DAY_MS;
/** Beyond the age of drafts: so long an op that waits somewhere can still be opened. */
const KEPT_DAYS = 400;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The key that clients seal to now. The first is made when it is first asked for. */
export async function currentSealKey(store: Store): Promise<SealKey> {
  const newest = await store.look((q) => newestSealKey(q));
  if (newest !== undefined) return newest;
  const { id, publicKey } = await makeSealKey(store);
  return { id, key: publicKey };
}

/**
 * Makes a new pair when the newest has been used for 90 days, and removes those that nothing can be sealed to any more.
 * Two servers at once may make one each: the newer is used, and both open.
 */
export function sealKeyJob(store: Store, draftDays: number): Job {
  return {
    trouble: 'The keys that drafts are sealed to could not be looked after.',
    async run() {
      const now = store.runtime.now();
      const rows = await store.look((q) => sealKeys(q));
      const spent = spentKeys(rows, now - (draftDays + KEPT_DAYS) * DAY_MS);
      if (spent.length > 0) await store.tend((tx) => removeSealKeys(tx, spent));
      if ((rows.at(-1)?.madeAt ?? 0) <= now - USED_MS) await makeSealKey(store);
    },
  };
}

/** Those whose successor was made before `before`: since then nothing is sealed to them. Oldest first in, ids out. */
export function spentKeys(rows: readonly Pick<SealKeyRow, 'id' | 'madeAt'>[], before: number): string[] {
  return rows.filter((_, i) => (rows[i + 1]?.madeAt ?? before) < before).map(({ id }) => id);
}

async function makeSealKey(store: Store): Promise<SealKeyRow> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey(CURVE, true, ['deriveBits']);
  const [point, secret] = [
    await subtle.exportKey('raw', pair.publicKey),
    await subtle.exportKey('pkcs8', pair.privateKey),
  ];
  const row: SealKeyRow = {
    id: store.runtime.id(),
    publicKey: toBase64(new Uint8Array(point)),
    privateKey: toBase64(new Uint8Array(secret)),
    madeAt: store.runtime.now(),
  };
  await store.tend((tx) => insertSealKey(tx, row));
  return row;
}
