import { consistencyPath } from '../../shared/audit/path.ts';
import { encodeKey } from '../../shared/audit/note.ts';
import type { WitnessAnswer, WitnessRequest } from '../../shared/wire/trail.ts';
import type { Store } from '../store/store.ts';
import { newestCheckpoint } from './checkpoint.repo.ts';
import { toBase64 } from './sha256.ts';
import { hashesOf } from './span-hashes.ts';
import type { TrailKeeper } from './trail-keeper.ts';

/** The newest checkpoint, with what shows that it goes on from the one a browser keeps. Names nobody. */
export async function witness(
  store: Store,
  keeper: TrailKeeper | undefined,
  { seen }: WitnessRequest,
): Promise<WitnessAnswer> {
  const { checkpoint, proof } = await store.look(async (q) => {
    const newest = await newestCheckpoint(q);
    const older = seen !== null && newest !== undefined && seen.size <= newest.size ? seen.size : undefined;
    const path = older === undefined || newest === undefined ? undefined : consistencyPath(older, newest.size);
    return { checkpoint: newest?.note ?? null, proof: path && (await hashesOf(q, path)).map(toBase64) };
  });
  const keys = keeper?.keys.keys.map(encodeKey) ?? [];
  return { keys, checkpoint, proof: proof ?? null, broken: keeper?.broken ?? false };
}
