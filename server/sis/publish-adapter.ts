import { createHash } from 'node:crypto';
import { parseAdapter } from '../../shared/sis/adapter.ts';
import { append } from '../audit/append.ts';
import type { AuditContext, Store } from '../store/store.ts';
import { insertAdapter, newestRevision } from './adapter.repo.ts';

/**
 * Puts an adapter (its JSON text) in force as the next revision of its id; the same content again changes nothing.
 * Throws a text that names each fault when it is not an adapter.
 */
export async function publishAdapter(store: Store, context: AuditContext, text: string): Promise<{ revision: number }> {
  const parsed = parseAdapter(text);
  if (!parsed.ok) throw new Error(`This is not an adapter: ${parsed.issues.join('; ')}`);
  const { adapter } = parsed;
  const before = await store.look((q) => newestRevision(q, adapter.id));
  const unchanged = before !== undefined && before.json === JSON.stringify({ ...adapter, revision: before.revision });
  if (unchanged) return { revision: before.revision };
  const revision = (before?.revision ?? 0) + 1;
  const json = JSON.stringify({ ...adapter, revision });
  const hash = createHash('sha256').update(json).digest('hex');
  return store.write(context, async (tx) => {
    await insertAdapter(tx, { id: adapter.id, revision, json, hash, publishedAt: context.at });
    const detail = JSON.stringify({ id: adapter.id, revision, hash });
    const receipt = await append(tx, { action: 'adapter.publish', resource: 'adapter', decision: 'done', detail });
    return { receipt, value: { revision } };
  });
}
