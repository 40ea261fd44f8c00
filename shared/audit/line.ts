import type { AuditAction, AuditDecision, AuditEvent, LeiTask } from './event.ts';

const VERSION = 1;

/** An entry with all that makes it a line of the trail. */
export interface AuditEntry extends Omit<AuditEvent, 'detail'> {
  /** Position in the trail, from 1. */
  readonly seq: number;
  readonly at: number;
  readonly actorId: string | null;
  readonly sessionRef: string | null;
  readonly requestId: string;
  /** base64 SHA-256 of salt and detail, or null when there is none. */
  readonly detailCommit: string | null;
}

/**
 * The stored line: a positional JSON array of strings, integers and null, version first. These bytes are what is
 * hashed and what is exported; nobody serialises an entry a second time.
 */
export function encodeLine(e: AuditEntry): string {
  return JSON.stringify([
    VERSION, e.seq, e.at, e.actorId, e.sessionRef, e.action, e.studentId ?? null, e.resource,
    (e.fieldClasses ?? []).join(' '), e.purpose ?? null, e.decision, (e.ruleIds ?? []).join(' '),
    e.grantId ?? null, e.requestId, e.detailCommit,
  ]); // prettier-ignore
}

const LENGTH = 15;

/** Reads a line back. Throws `RangeError` naming what is wrong when it is not a line of a known version. */
export function decodeLine(line: string): AuditEntry {
  const parts: unknown = JSON.parse(line);
  if (!Array.isArray(parts) || parts.length !== LENGTH) throw new RangeError('not a line of the audit trail');
  if (parts[0] !== VERSION) throw new RangeError(`line version ${String(parts[0])} is not known to this program`);
  const text = (i: number): string => String(parts[i]);
  const maybe = (i: number): string | null => (parts[i] === null ? null : String(parts[i]));
  const words = (i: number): string[] => text(i).split(' ').filter(Boolean);
  return {
    seq: Number(parts[1]),
    at: Number(parts[2]),
    actorId: maybe(3),
    sessionRef: maybe(4),
    action: text(5) as AuditAction,
    studentId: maybe(6) ?? undefined,
    resource: text(7),
    fieldClasses: words(8) as AuditEntry['fieldClasses'] & string[],
    ...(parts[9] === null ? {} : { purpose: text(9) as LeiTask }),
    decision: text(10) as AuditDecision,
    ruleIds: words(11),
    ...(parts[12] === null ? {} : { grantId: text(12) }),
    requestId: text(13),
    detailCommit: maybe(14),
  };
}
