import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote, encodeKey } from '../../shared/audit/note.ts';
import type { AuditContext, Store } from '../store/store.ts';
import { append } from './append.ts';
import { saysItself } from './check-checkpoints.ts';
import { newestCheckpoint } from './checkpoint.repo.ts';
import type { TrailKeys } from './trail-keys.ts';

/**
 * Enters into the trail which keys sign it from now on, where its newest checkpoint names others: the trail then has
 * an entry more, so that its next checkpoint is one of today's keys. Whether there was anything to enter.
 */
export async function enterKeys(store: Store, { keys }: TrailKeys, context: AuditContext): Promise<boolean> {
  const last = await store.look((q) => newestCheckpoint(q));
  const before = last && saysItself(last) ? decodeCheckpoint(decodeNote(last.note).text).keys : [];
  const now = keys.map(encodeKey);
  const added = now.filter((key) => !before.includes(key));
  const withdrawn = before.filter((key) => !now.includes(key));
  if (added.length === 0 && withdrawn.length === 0) return false;
  await store.write(context, async (tx) => {
    const detail = JSON.stringify({ added, withdrawn });
    const receipt = await append(tx, { action: 'trail.key', resource: 'trail', decision: 'done', detail });
    return { receipt, value: undefined };
  });
  return true;
}
