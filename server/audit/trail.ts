import type { AuditEvent } from '../../shared/audit/event.ts';
import { encodeLine } from '../../shared/audit/line.ts';
import { appendLeaf, type CompactRange, leafHash } from '../../shared/audit/tree.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { AuditContext, Tender } from '../store/store.ts';
import { type DetailRow, insertDetails, insertLines, type LineRow, lockHead, moveHead } from './audit.repo.ts';
import { sha256, toBase64 } from './sha256.ts';

const SALT_BYTES = 16;

/** How far the trail had come at a point of a transaction. */
export interface TrailMark {
  readonly lines: number;
  readonly details: number;
  readonly range: CompactRange | undefined;
}

/**
 * The trail inside one transaction. Its head is read, and locked, at the first entry; entries wait in memory and are
 * written with the moved head by `settle`, just before the commit. So the head is locked last and for as short as can
 * be, and a transaction shared by many writes moves it once.
 */
export interface Trail {
  /** Adds events in order; gives the position of the last. */
  add(context: AuditContext, events: readonly AuditEvent[]): Promise<number>;
  mark(): TrailMark;
  /** Forgets what came after the mark, for a write that is taken back while others stay. */
  back(mark: TrailMark): void;
  settle(): Promise<void>;
}

export function openTrail(tx: Tender, runtime: Runtime): Trail {
  let lines: LineRow[] = [];
  let details: DetailRow[] = [];
  let range: CompactRange | undefined;

  function commitTo(seq: number, detail: string): string {
    const salt = runtime.randomBytes(SALT_BYTES);
    details.push({ seq, salt: toBase64(salt), detail });
    return toBase64(sha256(Buffer.concat([salt, Buffer.from(detail, 'utf8')])));
  }

  function addOne(before: CompactRange, context: AuditContext, { detail, ...event }: AuditEvent): CompactRange {
    const { at, actorId, sessionRef, requestId } = context;
    const seq = before.size + 1;
    const detailCommit = detail === undefined ? null : commitTo(seq, detail);
    const line = encodeLine({ ...event, seq, at, actorId, sessionRef, requestId, detailCommit });
    const { action, decision, studentId = null } = event;
    lines.push({ seq, at, actorId, action, decision, studentId, line });
    return appendLeaf(sha256, before, leafHash(sha256, line));
  }

  return {
    async add(context, events) {
      range ??= await lockHead(tx);
      for (const event of events) range = addOne(range, context, event);
      return range.size;
    },
    mark: () => ({ lines: lines.length, details: details.length, range }),
    back(mark) {
      lines = lines.slice(0, mark.lines);
      details = details.slice(0, mark.details);
      range = mark.range;
    },
    async settle() {
      if (range === undefined || lines.length === 0) return;
      await insertLines(tx, lines);
      await insertDetails(tx, details);
      await moveHead(tx, range);
    },
  };
}
