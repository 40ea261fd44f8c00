import { createHash } from 'node:crypto';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { encodeLine } from '../../shared/audit/line.ts';
import { appendLeaf, type CompactRange, leafHash, type Sha256 } from '../../shared/audit/tree.ts';
import type { Tx } from '../store/store.ts';
import { insertDetail, insertLine, readHead, writeHead } from './audit.repo.ts';

declare const RECEIPT: unique symbol;

/** Proof that a write has its entry: `store.write` returns nothing without one, and only `append` makes one. */
export interface Receipt {
  readonly [RECEIPT]: true;
  readonly seq: number;
}

const SALT_BYTES = 16;

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** Appends one event in the caller's transaction. Call it last: the head is locked until the commit. */
export async function append(tx: Tx, event: AuditEvent): Promise<Receipt> {
  return appendEvents(tx, [event]);
}

/** Appends events in order and moves the head once; the receipt names the last. Throws when there are none. */
export async function appendEvents(tx: Tx, events: readonly AuditEvent[]): Promise<Receipt> {
  if (events.length === 0) throw new RangeError('Nothing to append to the audit trail.');
  let range = toRange(await readHead(tx));
  for (const event of events) range = await appendOne(tx, range, event);
  await writeHead(tx, range.size, range.stack.map(toBase64));
  return { seq: range.size } as Receipt;
}

async function appendOne(tx: Tx, range: CompactRange, event: AuditEvent): Promise<CompactRange> {
  const { detail, ...rest } = event;
  const { at, actorId, sessionRef, requestId } = tx.context;
  const seq = range.size + 1;
  const detailCommit = detail === undefined ? null : await keepDetail(tx, seq, detail);
  const line = encodeLine({ ...rest, seq, at, actorId, sessionRef, requestId, detailCommit });
  await insertLine(tx, { seq, at, actorId, action: event.action, studentId: event.studentId ?? null, line });
  return appendLeaf(sha256, range, leafHash(sha256, line));
}

/** Stores the detail apart from the trail; the line holds only SHA-256(salt ‖ detail). */
async function keepDetail(tx: Tx, seq: number, detail: string): Promise<string> {
  const salt = tx.runtime.randomBytes(SALT_BYTES);
  await insertDetail(tx, { seq, salt: toBase64(salt), detail });
  return toBase64(sha256(Buffer.concat([salt, Buffer.from(detail, 'utf8')])));
}

function toRange(head: { size: number; stack: string[] }): CompactRange {
  return { size: head.size, stack: head.stack.map((hash) => Buffer.from(hash, 'base64')) };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
