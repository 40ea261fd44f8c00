import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkpointText, decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote, signerOf } from '../../shared/audit/note.ts';
import { appendLeaf, type CompactRange, leafHash, rootHash, type TreeNode } from '../../shared/audit/tree.ts';
import type { Store } from '../store/store.ts';
import { readHead } from './audit.repo.ts';
import { saysItself } from './check-checkpoints.ts';
import { type CheckpointRow, keepCheckpoint, keepNodes, linesWithin, newestCheckpoint } from './checkpoint.repo.ts';
import { sha256, toBase64 } from './sha256.ts';
import { KEPT_LEVEL, rangeAt } from './span-hashes.ts';
import { isSignedBy, type TrailKeys } from './trail-keys.ts';
import { verifySignature } from './verify-signature.ts';

/** The trail's lines do not give its head: nothing is signed until somebody has looked. */
export class TrailBroken extends Error {
  constructor() {
    super('The lines of the audit trail do not give its head, so no checkpoint was signed. Run "npm run doctor".');
    this.name = 'TrailBroken';
  }
}

/** A due checkpoint: so many entries after the last one, or so long. */
export const CHECKPOINT_ENTRIES = 1_000;
export const CHECKPOINT_MS = 3_600_000;
/** Some milliseconds' work: a first checkpoint over a long trail must not keep requests waiting. */
const BATCH = 250;

/**
 * Signs the trail as it stands, and gives the newest checkpoint; undefined while there is no entry. What came after
 * the last one is hashed anew from the stored lines, so that nothing is signed but what is there. Throws `TrailBroken`
 * when that is not what was entered.
 */
export async function takeCheckpoint(store: Store, keys: TrailKeys): Promise<CheckpointRow | undefined> {
  const { head, last } = await standing(store);
  if (head.size === 0 || head.size === last?.size) return last;
  if (last !== undefined && (last.size > head.size || !(await isOurs(keys, last)))) throw new TrailBroken();
  const { range, nodes } = await grown(store, last, head.size);
  const root = toBase64(rootHash(sha256, range));
  if (root !== toBase64(rootHash(sha256, head))) throw new TrailBroken();
  const text = checkpointText({ origin: keys.origin, size: head.size, root: rootHash(sha256, range) });
  const row: CheckpointRow = { size: head.size, at: store.runtime.now(), root, note: keys.sign(text) };
  await store.tend(async (tx) => {
    await keepNodes(tx, nodes);
    await keepCheckpoint(tx, row);
  });
  return row;
}

/** Whether one is due now. */
export async function checkpointDue(store: Store): Promise<boolean> {
  const { head, last } = await standing(store);
  const [size, at] = last === undefined ? [0, 0] : [last.size, last.at];
  // A clock that was set back must not put the next one off.
  const late = Math.abs(store.runtime.now() - at) >= CHECKPOINT_MS;
  return head.size - size >= CHECKPOINT_ENTRIES || (late && head.size > size);
}

/** The newest checkpoint first, then the head: others write meanwhile, and the head only grows. */
function standing(store: Store) {
  return store.look(async (q) => {
    const last = await newestCheckpoint(q);
    return { last, head: await readHead(q) };
  });
}

/**
 * Whether the note of a checkpoint says what its row does, and a key that is known here signed it rightly. Of one that
 * only lost keys signed nothing can be said.
 */
async function isOurs(keys: TrailKeys, row: CheckpointRow): Promise<boolean> {
  if (!saysItself(row)) return false;
  const note = decodeNote(row.note);
  if (decodeCheckpoint(note.text).origin !== keys.origin) return false;
  return !isSignedBy(keys, note) || (await signerOf(verifySignature, note, keys.keys)) !== undefined;
}

/** The last checkpoint's range with the lines after it, a batch at a time, and the kept hashes that came of them. */
async function grown(
  store: Store,
  last: CheckpointRow | undefined,
  size: number,
): Promise<{ range: CompactRange; nodes: readonly TreeNode[] }> {
  const nodes: TreeNode[] = [];
  let range = await store.look((q) => rangeAt(q, last?.size ?? 0));
  if (last !== undefined && toBase64(rootHash(sha256, range)) !== last.root) throw new TrailBroken();
  while (range.size < size) {
    const [from, to] = [range.size + 1, Math.min(range.size + BATCH, size) + 1];
    const lines = await store.look((q) => linesWithin(q, from, to));
    if (lines.length !== to - from) throw new TrailBroken();
    for (const line of lines) {
      range = appendLeaf(sha256, range, leafHash(sha256, line), (node) => {
        if (node.level >= KEPT_LEVEL) nodes.push(node);
      });
    }
    await nextTurn();
  }
  return { range, nodes };
}
