import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { checkpointText } from '../checkpoint.ts';
import { type ExportHead, headLines, provenLine, trailPieces } from '../export.ts';
import { encodeLine } from '../line.ts';
import { encodeKey, encodeNote, keyIdOf } from '../note.ts';
import { inclusionPath, type Span } from '../path.ts';
import { appendLeaf, EMPTY_RANGE, leafHash, rootHash, type Sha256 } from '../tree.ts';
import { linesOf } from '../verify-parts.ts';
import { numbersHash, verifyExport, type Verdict } from '../verify.ts';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const DER = Buffer.from('302a300506032b6570032100', 'hex');
const nodeCrypto = {
  hash: sha256,
  verify: async (raw: Uint8Array, text: Uint8Array, signature: Uint8Array) =>
    verify(null, text, { key: Buffer.concat([DER, raw]), format: 'der', type: 'spki' }, signature),
};

export const ORIGIN = 'facesheet/test';

/** A key of a trail that signs. */
export function testKey(name = ORIGIN) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(DER.length));
  const key = { name, keyId: keyIdOf(sha256, name, raw), publicKey: raw };
  const signNote = (text: string) =>
    encodeNote({ text, signatures: [{ ...key, signature: sign(null, Buffer.from(text), privateKey) }] });
  return { text: encodeKey(key), sign: signNote };
}
export type TestKey = ReturnType<typeof testKey>;

/** So many entries, of an invented district. */
export function testLines(count: number): string[] {
  const ref = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  return Array.from({ length: count }, (_, i) =>
    encodeLine({
      seq: i + 1,
      at: 1_795_000_000_000 + i * 1_000,
      actorId: i % 7 === 0 ? null : ref(i % 5),
      sessionRef: 'c2Vzc2lvbg',
      action: i % 2 === 0 ? 'student.view' : 'contact.add',
      studentId: ref(100 + (i % 9)),
      resource: 'face-sheet',
      fieldClasses: ['identity'],
      decision: i % 11 === 0 ? 'refused' : 'allowed',
      ruleIds: ['R1'],
      requestId: ref(1_000 + i),
      detailCommit: null,
    }),
  );
}

/** The root over these lines. */
export function rootOver(lines: readonly string[]): Uint8Array {
  const leaves = lines.map((line) => leafHash(sha256, line));
  return rootHash(
    sha256,
    leaves.reduce((range, leaf) => appendLeaf(sha256, range, leaf), EMPTY_RANGE),
  );
}

const noteOf = (key: TestKey, lines: readonly string[], origin = ORIGIN) =>
  key.sign(checkpointText({ origin, size: lines.length, root: rootOver(lines), keys: [key.text] }));

const headOf = (
  key: TestKey,
  more: Pick<ExportHead, 'entries' | 'checkpoints' | 'checkpoint' | 'filter' | 'numbers'>,
): ExportHead => ({
  origin: ORIGIN,
  keys: [key.text],
  by: '00000000-0000-7000-8000-000000000001',
  at: 1_795_100_000_000,
  ...more,
});

/** The file of a whole trail with checkpoints of these sizes; the last is that of all its lines. */
export async function wholeFile(key: TestKey, lines: readonly string[], sizes: readonly number[]): Promise<string> {
  const checkpoints = sizes.map((size) => ({ size, note: noteOf(key, lines.slice(0, size)) }));
  const head = headOf(key, {
    filter: null,
    entries: lines.length,
    checkpoints: sizes.length,
    checkpoint: null,
    numbers: null,
  });
  let file = headLines(sha256, head, key.sign);
  async function* batches() {
    yield lines;
  }
  for await (const piece of trailPieces(sha256, batches(), checkpoints)) file += piece;
  return file;
}

/** The file of single entries. */
export function entriesFile(key: TestKey, lines: readonly string[], seqs: readonly number[]): string {
  const over = ({ from, to }: Span) => rootOver(lines.slice(from, to));
  const head = headOf(key, {
    filter: { actions: ['student.view'] },
    entries: seqs.length,
    checkpoints: 0,
    checkpoint: noteOf(key, lines),
    numbers: numbersHash(sha256, seqs),
  });
  const proven = seqs.map((seq) =>
    provenLine(seq, lines[seq - 1] ?? '', inclusionPath(seq - 1, lines.length).map(over)),
  );
  return headLines(sha256, head, key.sign) + proven.join('');
}

/** What the verifier says of a file. */
export function verdictOf(file: string, keys?: readonly string[]): Promise<Verdict> {
  async function* chunks() {
    yield Buffer.from(file, 'utf8');
  }
  return verifyExport(nodeCrypto, linesOf(chunks()), keys);
}
