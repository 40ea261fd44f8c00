import { createHash } from 'node:crypto';
import { appendLeaf, EMPTY_RANGE, leafHash, rootHash, type Sha256 } from '../../../shared/audit/tree.ts';
import type { Facts } from './facts.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The trail has no gap, its columns say what its lines say, and its head is the RFC 6962 root over the lines. */
export function trailFaults({ lines, head, entries }: Facts): string[] {
  const gap = lines.findIndex(({ seq }, i) => seq !== i + 1);
  const untrue = lines.filter(({ seq, at, actorId, action, studentId }) => {
    const entry = entries.get(seq);
    return (
      entry?.seq !== seq ||
      entry.at !== at ||
      entry.actorId !== actorId ||
      entry.action !== action ||
      (entry.studentId ?? null) !== studentId
    );
  });
  return [
    ...(gap === -1 ? [] : [`the trail has a gap: line ${gap + 1} is not there`]),
    ...untrue.map(({ seq }) => `the columns of line ${seq} do not say what the line says`),
    ...headFaults(lines, head),
  ];
}

function headFaults(lines: Facts['lines'], head: Facts['head']): string[] {
  const range = lines.reduce((sum, { line }) => appendLeaf(sha256, sum, leafHash(sha256, line)), EMPTY_RANGE);
  const stack = (JSON.parse(head.stack) as string[]).map((hash) => Buffer.from(hash, 'base64'));
  const faults: string[] = [];
  if (head.size !== range.size) faults.push(`the head counts ${head.size} lines, there are ${range.size}`);
  if (base64(rootHash(sha256, { size: head.size, stack })) !== base64(rootHash(sha256, range))) {
    faults.push('the head is not the root over the lines');
  }
  return faults;
}
