import { parseAdapter } from '../../shared/sis/adapter.ts';
import type { AdapterRevision, AdapterSave, AdapterSaved } from '../../shared/wire/adapters.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import { textOfRevision } from './adapter.repo.ts';
import { type Did, asKeeper } from './as-keeper.ts';
import { keepRevision, type ToKeep } from './keep-revision.ts';
import { keptEvent } from './kept-event.ts';

/**
 * Keeps an adapter that somebody wrote, and publishes it where they say so. Throws `invalid` with each place that is
 * wrong, and `stale` where a newer revision than theirs was kept meanwhile, or theirs names none and the id is taken.
 */
export function saveAdapter(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  { json, publish, note }: AdapterSave,
): Promise<AdapterSaved> {
  return asKeeper(store, context, signedIn, publish ? 'adapter.publish' : 'adapter.keep', async (tx) => {
    const adapter = adapterIn(json);
    const base = adapter.revision ?? null;
    return keeping(tx, { adapter, publish, base, note: note || null, from: null, authorId: signedIn.actor.staffId });
  });
}

/**
 * Puts the text of a revision in force, as a revision of its own: a draft, or what was in force before. Throws
 * `not-found` where there is no such revision.
 */
export function publishRevision(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  asked: AdapterRevision,
): Promise<AdapterSaved> {
  return asKeeper(store, context, signedIn, 'adapter.publish', async (tx, may) => {
    const json = await textOfRevision(tx, may, asked);
    if (json === undefined) throw problems.notFound();
    const authorId = signedIn.actor.staffId;
    const from = asked.revision;
    return keeping(tx, { adapter: adapterIn(json), publish: true, base: 'any', note: null, from, authorId });
  });
}

async function keeping(tx: Tx, asked: ToKeep): Promise<Did<AdapterSaved>> {
  const kept = await keepRevision(tx, asked);
  if (kept.outcome === 'stale') throw problems.stale();
  const { id, revision } = kept;
  return { value: { id, revision }, event: keptEvent(kept, asked) };
}

function adapterIn(json: string) {
  const parsed = parseAdapter(json);
  if (parsed.ok) return parsed.adapter;
  throw problems.invalid(
    parsed.issues.map(({ place, code }) => ({ path: ['json', place].filter(Boolean).join('.'), code })),
  );
}
