import { parseAdapter } from '../../shared/sis/adapter.ts';
import { append } from '../audit/append.ts';
import type { AuditContext, Store } from '../store/store.ts';
import { keepRevision } from './keep-revision.ts';
import { keptEvent } from './kept-event.ts';

/**
 * Puts an adapter (its JSON text) in force as the next revision of its id, for whoever runs a command on the server's
 * own machine; the same content again changes nothing. The number in the text is not asked for: a file of before may be
 * published again. Throws a text that names each fault when it is not an adapter.
 */
export async function publishAdapter(store: Store, context: AuditContext, text: string): Promise<{ revision: number }> {
  const parsed = parseAdapter(text);
  if (!parsed.ok)
    throw new Error(`This is not an adapter: ${parsed.issues.map(({ place, code }) => place || code).join('; ')}`);
  const { adapter } = parsed;
  return store.write(context, async (tx) => {
    const asked = { adapter, publish: true, base: 'any' as const, note: null, from: null, authorId: context.actorId };
    const kept = await keepRevision(tx, asked);
    if (kept.outcome === 'stale') throw new Error('A text that takes any place cannot be stale.');
    const receipt = await append(tx, { ...keptEvent(kept, asked), decision: 'done' });
    return { receipt, value: { revision: kept.revision } };
  });
}
