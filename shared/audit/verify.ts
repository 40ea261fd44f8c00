import { fromBase64, toBase64 } from './base64.ts';
import { includes, same, type TreeHead } from './inclusion.ts';
import { appendLeaf, EMPTY_RANGE, leafHash, rootHash, type Sha256 } from './tree.ts';
import { type CheckSignature, fieldsOf, openedDetail, seqOf, signedText } from './verify-parts.ts';

/** How far an export can be trusted: `entries` of them, in a trail of `upTo`; the first `upTo` when it is `whole`. */
export interface Verdict {
  /** What is wrong first, in words, and in which line of the file, from 1; null when all is as it was signed. */
  readonly fault: { readonly line: number; readonly text: string } | null;
  /** An export of the whole trail, and not of single entries. */
  readonly whole: boolean;
  readonly entries: number;
  readonly upTo: number;
}

/** A hint has the first 8 bytes of each leaf's hash and follows 256 entries at most: see docs/verifying.md. */
export const [HINT_BYTES, HINTED] = [8, 256];

/** What is signed of an export's first line: no checkpoint, whose second line is a number. */
export function headText(hash: Sha256, origin: string, head: string): string {
  return `${origin}\nexport\n${toBase64(hash(new TextEncoder().encode(head)))}\n`;
}

/** What a head says of the numbers of its single entries. */
export const numbersHash = (hash: Sha256, seqs: readonly number[]): string =>
  toBase64(hash(new TextEncoder().encode(seqs.join(' '))));

/**
 * Verifies an export up to its first fault. Without `trusted`, the file's own keys are: then it only fits itself. `opened`
 * is told each detail that the file opens and that is the entry's own; it counts only where no fault follows.
 */
export async function verifyExport(
  { hash, verify }: { readonly hash: Sha256; readonly verify: CheckSignature },
  lines: AsyncIterable<string>,
  trusted?: readonly string[],
  opened?: (seq: number, detail: string) => void,
): Promise<Verdict> {
  let head: Record<string, unknown> = {};
  let [headLine, line, last, entries, checkpoints, suspect] = ['', 0, 0, 0, 0, { entry: 0, line: 0, hint: 0 }];
  let tree: TreeHead = { size: 0, root: new Uint8Array() };
  let [range, unhinted] = [EMPTY_RANGE, [] as Uint8Array[]];
  const numbers: number[] = [];
  const isWhole = () => head['checkpoint'] === null;

  function open(text: string): void {
    [head, headLine] = [fieldsOf(text), text];
    if (head['facesheet'] !== 'audit-export' || head['version'] !== 1) fail('this is not the head of an export');
  }
  function signed(note: unknown): Promise<string> {
    const keys = trusted ?? (Array.isArray(head['keys']) ? head['keys'].map(String) : []);
    return signedText(verify, keys, String(note));
  }
  async function signedTree(note: unknown) {
    const [origin, size, root = ''] = (await signed(note)).split('\n');
    if (origin !== head['origin']) fail('this is of another trail than the head says');
    return { size: Number(size), root: fromBase64(root) };
  }
  async function headNote(note: unknown): Promise<void> {
    const isSame = (await signed(note)) === headText(hash, String(head['origin']), headLine);
    if (!isSame) fail('the head is not what was signed', 1);
    if (!isWhole()) tree = await signedTree(head['checkpoint']);
  }
  function inOrder(seq: number): void {
    if (seq === last) fail(`entry ${seq} is here a second time`);
    if (seq < last) fail(`entry ${seq} stands after entry ${last}`);
    if (isWhole() && seq > last + 1) fail(`entry ${last + 1} is missing: entry ${seq} stands in its place`);
    [last, entries] = [seq, entries + 1];
  }
  function entry(text: string): void {
    inOrder(seqOf(text));
    const leaf = leafHash(hash, text);
    range = appendLeaf(hash, range, leaf);
    if (unhinted.push(leaf.subarray(0, HINT_BYTES)) > HINTED) fail(`the leaves up to entry ${last - 1} are missing`);
  }
  function leaves(coded: string): void {
    const [hint, all] = [fromBase64(coded), unhinted.length];
    if (all === 0 || hint.length !== all * HINT_BYTES) fail('these leaves are not those of the entries before');
    const at = unhinted.findIndex((leaf, i) => !same(leaf, hint.subarray(i * HINT_BYTES, (i + 1) * HINT_BYTES)));
    if (at >= 0 && suspect.entry === 0) suspect = { entry: last - all + at + 1, line: line - all + at, hint: line };
    unhinted = [];
  }
  async function checkpoint(note: unknown): Promise<void> {
    const found = await signedTree(note);
    if (found.size !== range.size || found.size === tree.size)
      fail(`this checkpoint does not belong after entry ${last}`);
    if (unhinted.length > 0) fail(`the leaves up to entry ${last} are missing`);
    const fits = same(found.root, rootHash(hash, range));
    if (suspect.entry > 0 && !fits) fail(`entry ${suspect.entry} is not what was signed`, suspect.line);
    if (suspect.entry > 0) fail(`the leaf of entry ${suspect.entry} was altered, but not the entry`, suspect.hint);
    if (!fits) fail(`of entries ${tree.size + 1} to ${found.size}, at least one is not what was signed`);
    [tree, checkpoints] = [found, checkpoints + 1];
  }
  function proven({ seq, line: text, path, opening }: Record<string, unknown>): void {
    const [found, leaf] = [seqOf(String(text)), leafHash(hash, String(text))];
    const steps = Array.isArray(path) ? path.map((step) => fromBase64(String(step))) : [];
    const isIn = found === seq && includes(hash, tree, found - 1, leaf, steps);
    if (!isIn) fail(`entry ${found} is not what was signed, or its path is not its own`);
    inOrder(found);
    numbers.push(found);
    if (typeof opening !== 'object' || opening === null) return;
    const detail = openedDetail(hash, String(text), opening);
    opened?.(found, detail ?? fail(`the detail of entry ${found} is not what was signed`));
  }
  function read(text: string): void | Promise<void> {
    if (line === 1) return open(text);
    if (line > 2 && isWhole() && text.startsWith('[')) return entry(text);
    const fields = fieldsOf(text);
    if (line === 2) return headNote(fields['head']);
    if (!isWhole()) return proven(fields);
    return 'leaves' in fields ? leaves(String(fields['leaves'])) : checkpoint(fields['checkpoint']);
  }
  function end(): void {
    const [more, less] = [entries - Number(head['entries']), checkpoints - Number(head['checkpoints'])];
    if (line < 2 || more < 0) fail('the file ends here, too early: its head says that there is more');
    if (less < 0) fail('a checkpoint is missing: its head says that there are more');
    if (more !== 0 || less !== 0 || range.size > tree.size) fail('the file has more than its head says');
    const areThese = isWhole() || numbersHash(hash, numbers) === head['numbers'];
    if (!areThese) fail('these are not the entries that were exported', 1);
  }
  function fail(text: string, where = line): never {
    line = where;
    throw new RangeError(text);
  }

  let fault: Verdict['fault'] = null;
  try {
    for await (const text of lines) {
      line += 1;
      await read(text);
    }
    end();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    fault = { line, text: error instanceof RangeError ? error.message : 'this is not a line of an export' };
  }
  return { fault, whole: isWhole(), entries: isWhole() ? tree.size : entries, upTo: tree.size };
}
