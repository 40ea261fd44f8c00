import type { WitnessAnswer } from '../wire/trail.ts';
import { fromBase64 } from './base64.ts';
import { type Checkpoint, decodeCheckpoint } from './checkpoint.ts';
import { decodeKey, decodeNote, encodeKey, signerOf, type VerifySignature } from './note.ts';
import { continues } from './proof.ts';
import type { Sha256 } from './tree.ts';

/** What a browser remembers of a trail: the newest checkpoint it has seen, and the keys it trusts for it. */
export interface Kept {
  readonly note: string;
  /** C2SP verifier keys. */
  readonly keys: readonly string[];
}

/**
 * `none`: there is no checkpoint yet · `first`: nothing was remembered · `goes-on`: the trail has what was seen, and
 * perhaps more · `shrunk`: it has less than was seen · `forked`: it has other lines where there were some ·
 * `unsigned`: no key that is trusted signed it · `broken`: the server says so itself.
 */
export type Verdict = 'none' | 'first' | 'goes-on' | 'shrunk' | 'forked' | 'unsigned' | 'broken';

export interface Judged {
  readonly verdict: Verdict;
  /** What to remember from now on: never a checkpoint that was not found good. */
  readonly kept: Kept | null;
}

/** How this platform hashes and checks signatures. */
export interface Crypto {
  readonly hash: Sha256;
  readonly verify: VerifySignature;
}

/** What to ask for next time. */
export function seenOf(kept: Kept | null): { size: number; root: string } | null {
  if (kept === null) return null;
  const [, size = '', root = ''] = decodeNote(kept.note).text.split('\n');
  return { size: Number(size), root };
}

/**
 * Judges a server's answer by what was remembered. Whatever the server sends, it is a verdict and never an error. From
 * then on the keys are trusted that a good checkpoint names in what a trusted key signed, and no others: so keys are
 * changed. One that only stands under it, or is only offered, is not: anybody could have put it there.
 */
export async function judge(crypto: Crypto, kept: Kept | null, answer: WitnessAnswer): Promise<Judged> {
  if (answer.broken) return { verdict: 'broken', kept };
  if (answer.checkpoint === null) return { verdict: kept === null ? 'none' : 'shrunk', kept };
  try {
    return await judged(crypto, kept, answer, answer.checkpoint);
  } catch (error) {
    if (error instanceof RangeError) return { verdict: 'unsigned', kept };
    throw error;
  }
}

async function judged(
  { hash, verify }: Crypto,
  kept: Kept | null,
  answer: WitnessAnswer,
  text: string,
): Promise<Judged> {
  const note = decodeNote(text);
  const newer = decodeCheckpoint(note.text);
  const trusted = (kept?.keys ?? answer.keys).map((key) => decodeKey(hash, key));
  const signer = await signerOf(verify, note, trusted);
  if (signer === undefined || signer.name !== newer.origin) return { verdict: 'unsigned', kept };
  const keys = newer.keys.length === 0 ? (kept?.keys ?? [encodeKey(signer)]) : newer.keys;
  if (!keys.includes(encodeKey(signer))) return { verdict: 'unsigned', kept };
  const verdict = kept === null ? 'first' : compared(hash, decodeCheckpoint(decodeNote(kept.note).text), newer, answer);
  const isGood = verdict === 'first' || verdict === 'goes-on';
  return { verdict, kept: isGood ? { note: text, keys } : kept };
}

function compared(hash: Sha256, older: Checkpoint, newer: Checkpoint, { proof }: WitnessAnswer): Verdict {
  if (newer.origin !== older.origin) return 'forked';
  if (newer.size < older.size) return 'shrunk';
  return continues(hash, older, newer, (proof ?? []).map(fromBase64)) ? 'goes-on' : 'forked';
}
