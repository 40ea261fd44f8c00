import type { OpAnswer } from '../../../shared/wire/ops.ts';

type Applied = Extract<OpAnswer, { outcome: 'applied' }>;

/** One contact that a client wrote, with all that became known of it. */
export interface SentOp {
  readonly opId: string;
  readonly studentId: string;
  /** Holds the op's id, so that its row is known again. */
  readonly note: string;
  /** As it goes over the wire. */
  readonly wire: object;
  sends: number;
  answer?: Acknowledged;
}

export interface Acknowledged extends Pick<Applied, 'rev' | 'seq'> {
  /** On the clock of `performance.now()`. */
  readonly at: number;
  readonly requestId: string;
  /** How often it had been sent by then. */
  readonly sends: number;
}

interface Seen {
  readonly at: number;
  readonly requestId: string;
  readonly studentId: string;
  /** Ids of the contacts it showed. */
  readonly contacts: readonly string[];
}

/** What the clients know: against this the database is checked. */
export interface Ledger {
  readonly ops: Map<string, SentOp>;
  readonly reads: Seen[];
  /** Requests that a server had taken and never answered. */
  cutOff: number;
  /** Answers that say the store cannot keep anything now, by path. */
  readonly refused: Record<string, number>;
  /** What no client should ever see, as text. */
  readonly faults: string[];
}

export function newLedger(): Ledger {
  return { ops: new Map(), reads: [], cutOff: 0, refused: {}, faults: [] };
}

/** Ops that were answered, no later than the instant. */
export function acknowledged({ ops }: Ledger, until = Infinity): (SentOp & { answer: Acknowledged })[] {
  return [...ops.values()].filter(
    (op): op is SentOp & { answer: Acknowledged } => op.answer !== undefined && op.answer.at <= until,
  );
}
