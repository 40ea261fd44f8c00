import type { AuditEvent } from '../../shared/audit/event.ts';
import type { Tx } from '../store/store.ts';

declare const RECEIPT: unique symbol;

/** Proof that a write has its entry: `store.write` returns nothing without one, and only `append` makes one. */
export interface Receipt {
  readonly [RECEIPT]: true;
  readonly seq: number;
}

/** Appends one event in the caller's transaction. Call it last: the head is locked until the commit. */
export async function append(tx: Tx, event: AuditEvent): Promise<Receipt> {
  return { seq: await tx.trail.add(tx.context, [event]) } as Receipt;
}
