import { createHash } from 'node:crypto';
import type { Adapter } from '../../shared/sis/adapter.ts';
import type { AdapterSaved } from '../../shared/wire/adapters.ts';
import { type AdapterRow, insertRevision, newestRevision, putSwitch, switchOf } from './adapter.repo.ts';
import { noteAdaptersChanged, takeAdapterTurn } from './adapters-tag.repo.ts';
import type { Tx } from '../store/store.ts';

/**
 * An adapter to be kept. `base`: the revision that its text was made from; null for one that was made from none, and
 * `any` where it takes the place of whatever stands there.
 */
export interface ToKeep {
  readonly adapter: Adapter;
  readonly publish: boolean;
  readonly base: number | 'any' | null;
  readonly note: string | null;
  readonly from: number | null;
  /** Null: by the command line. */
  readonly authorId: string | null;
}

/** What became of it. `stale`: there is a newer revision than the base, with another text. */
export type KeptAs =
  | ({ readonly outcome: 'kept'; readonly hash: string } & AdapterSaved)
  | ({ readonly outcome: 'unchanged' } & AdapterSaved)
  | { readonly outcome: 'stale' };

/**
 * Keeps an adapter as its next revision and, where it is to be published, puts it in force and switches the adapter on.
 * A text that stands there already as it is asked for is left alone, so that sending it again is safe; one with a note
 * of its own that does not stand there is kept once more with it.
 */
export async function keepRevision(tx: Tx, { adapter, publish, base, note, from, authorId }: ToKeep): Promise<KeptAs> {
  await takeAdapterTurn(tx);
  const { id } = adapter;
  const newest = await newestRevision(tx, id);
  const turned = await switchOf(tx, id);
  const isOff = turned !== undefined && turned.off !== '';
  if (newest !== undefined) {
    const isSame = newest.json === textOf(adapter, newest.revision);
    const isNoted = note === null || note === newest.note;
    const stands = isNoted && (publish ? newest.status === 'published' && !isOff : true);
    if (isSame && stands) return { outcome: 'unchanged', id, revision: newest.revision };
    if (!isSame && base !== 'any' && base !== newest.revision) return { outcome: 'stale' };
  }
  const revision = (newest?.revision ?? 0) + 1;
  const json = textOf(adapter, revision);
  const hash = createHash('sha256').update(json).digest('hex');
  const status: AdapterRow['status'] = publish ? 'published' : 'draft';
  const publishedAt = tx.context.at;
  await insertRevision(tx, { id, revision, json, hash, status, publishedAt, authorId, note, fromRevision: from });
  if (publish) {
    if (isOff) await putSwitch(tx, { ...turned, off: '', at: publishedAt, staffId: authorId });
    await noteAdaptersChanged(tx);
  }
  return { outcome: 'kept', id, revision, hash };
}

/** The text of an adapter as it is stored: one line, with its number at the end, so that equal ones read alike. */
function textOf({ revision: _, ...adapter }: Adapter, revision: number): string {
  return JSON.stringify({ ...adapter, revision });
}
