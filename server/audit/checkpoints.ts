import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkpointText, decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { same, type TreeHead } from '../../shared/audit/inclusion.ts';
import { decodeNote, encodeKey, signerOf } from '../../shared/audit/note.ts';
import { consistencyPath } from '../../shared/audit/path.ts';
import { continues } from '../../shared/audit/proof.ts';
import {
  appendLeaf,
  type CompactRange,
  EMPTY_RANGE,
  leafHash,
  rootHash,
  type TreeNode,
} from '../../shared/audit/tree.ts';
import type { Store } from '../store/store.ts';
import { readHead } from './audit.repo.ts';
import { saysItself } from './check-checkpoints.ts';
import { type CheckpointRow, keepCheckpoint, keepNodes, linesWithin, newestCheckpoint } from './checkpoint.repo.ts';
import { sha256, toBase64 } from './sha256.ts';
import { hashesOf, KEPT_LEVEL, rangeAt } from './span-hashes.ts';
import { TrailBroken } from './trail-broken.ts';
import { isSignedBy, type TrailKeys } from './trail-keys.ts';
import { verifySignature } from './verify-signature.ts';

/** A due checkpoint: so many entries after the last one, or so long. */
export const CHECKPOINT_ENTRIES = 1_000;
export const CHECKPOINT_MS = 3_600_000;
/** Some milliseconds' work: a first checkpoint over a long trail must not keep requests waiting. */
const BATCH = 250;

/**
 * Signs the trail as it stands, and gives the newest checkpoint; undefined while there is no entry. What came after
 * the last one is hashed anew from the stored lines, so that nothing is signed but what is there, and only what goes
 * on from what was signed last. Throws `TrailBroken` when the trail is not what was entered.
 */
export async function takeCheckpoint(store: Store, keys: TrailKeys): Promise<CheckpointRow | undefined> {
  const { head, trusted, signed } = await caughtUp(store, keys);
  if (head.size === 0) return undefined;
  const { range, nodes } = await grown(store, keys, { from: trusted, size: head.size, signed });
  const root = rootHash(sha256, range);
  if (!same(root, rootHash(sha256, head))) throw new TrailBroken();
  if (trusted?.size === head.size) return trusted;
  const text = checkpointText({ origin: keys.origin, size: head.size, root, keys: keys.keys.map(encodeKey) });
  const row = { size: head.size, at: store.runtime.now(), root: toBase64(root), note: keys.sign(text) };
  await store.tend(async (tx) => {
    await keepNodes(tx, nodes);
    await keepCheckpoint(tx, row);
  });
  keys.lastSigned.keep(row.note);
  return row;
}

/** Takes up what another server signed meanwhile, so that what lies beside the keys here is the newest, too. */
export async function followCheckpoint(store: Store, keys: TrailKeys): Promise<void> {
  const newest = await store.look((q) => newestCheckpoint(q));
  if (newest !== undefined && newest.size > (keys.lastSigned.read()?.size ?? 0)) await caughtUp(store, keys);
}

/**
 * Where the trail stands: its head, its newest checkpoint where that is ours and goes on from what was signed last,
 * and what was. Throws `TrailBroken` when one contradicts another.
 */
async function caughtUp(store: Store, keys: TrailKeys) {
  // Before the head: another server may sign meanwhile, and that is no more than the head has then.
  const signed = keys.lastSigned.read();
  const { head, last } = await standing(store);
  if (head.size < (last?.size ?? 0)) throw new TrailBroken();
  if (signed !== undefined && head.size < signed.size) throw goesNotOn(keys);
  const trusted = last !== undefined && (await isOurs(keys, last)) ? last : undefined;
  if (trusted !== undefined && signed !== undefined && trusted.size > signed.size) {
    const proof = await store.look((q) => hashesOf(q, consistencyPath(signed.size, trusted.size)));
    const { root } = decodeCheckpoint(decodeNote(trusted.note).text);
    if (!continues(sha256, signed, { size: trusted.size, root }, proof)) throw goesNotOn(keys);
  }
  if (trusted !== undefined) keys.lastSigned.keep(trusted.note);
  return { head, trusted, signed };
}

const goesNotOn = ({ lastSigned }: TrailKeys): TrailBroken =>
  new TrailBroken(`The audit trail does not go on from what was signed last (${lastSigned.file})`);

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
 * Whether a checkpoint was signed by a key that is here. One that only others signed says nothing: the trail is then
 * hashed from its first line. Throws `TrailBroken` when its note is not its own, or a signature is forged.
 */
async function isOurs(keys: TrailKeys, row: CheckpointRow): Promise<boolean> {
  if (!saysItself(row)) throw new TrailBroken();
  const note = decodeNote(row.note);
  if (decodeCheckpoint(note.text).origin !== keys.origin) throw new TrailBroken();
  if (!isSignedBy(keys, note)) return false;
  if ((await signerOf(verifySignature, note, keys.keys)) === undefined) throw new TrailBroken();
  return true;
}

interface Growth {
  /** From the first line, where there is no checkpoint to trust. */
  readonly from: CheckpointRow | undefined;
  readonly size: number;
  /** What it must go on from. */
  readonly signed: TreeHead | undefined;
}

/** A checkpoint's range with the lines after it, a batch at a time, and the kept hashes that came of them. */
async function grown(
  store: Store,
  keys: TrailKeys,
  { from: last, size, signed }: Growth,
): Promise<{ range: CompactRange; nodes: readonly TreeNode[] }> {
  const nodes: TreeNode[] = [];
  let range = last === undefined ? EMPTY_RANGE : await store.look((q) => rangeAt(q, last.size));
  const hold = () => {
    if (range.size === signed?.size && !same(rootHash(sha256, range), signed.root)) throw goesNotOn(keys);
  };
  if (last !== undefined && toBase64(rootHash(sha256, range)) !== last.root) throw new TrailBroken();
  hold();
  while (range.size < size) {
    const [first, end] = [range.size + 1, Math.min(range.size + BATCH, size) + 1];
    const lines = await store.look((q) => linesWithin(q, first, end));
    if (lines.length !== end - first) throw new TrailBroken();
    for (const line of lines) {
      range = appendLeaf(sha256, range, leafHash(sha256, line), (node) => {
        if (node.level >= KEPT_LEVEL) nodes.push(node);
      });
      hold();
    }
    await nextTurn();
  }
  return { range, nodes };
}
