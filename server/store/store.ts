/**
 * The only doors to the database.
 *
 *   write   one transaction: effect, revision, stored answer and audit entry, or nothing
 *   read    a look at student data: the events are durable in the trail before the value comes back
 *   look    a look at what names no student: sessions, settings, adapters, role facts
 *   tend    a technical write without a student: a session touched, a failure counted
 *
 * The types forbid the rest: repositories that touch students ask for a `Reader` or a `Tx`, which only `read` and
 * `write` hand out, and neither returns without an audit event or receipt.
 */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { AuditEvent } from '../../shared/audit/event.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Receipt } from '../audit/append.ts';

type Db = BaseSQLiteDatabase<'async', unknown>;
/** What works on both engines: no `.run`, `.get` or `.all`, which exist on one only. */
export type Query = Pick<Db, 'select' | 'selectDistinct' | '$count'>;
export type Change = Query & Pick<Db, 'insert' | 'update' | 'delete'>;

declare const STUDENT: unique symbol;

/** Reads what names no student. */
export interface Looker {
  readonly db: Query;
  /** A statement built once a connection and used many times: building costs 12 to 17 times a prepared one. */
  prepared<P>(name: string, build: (db: Query) => P): P;
}

/** Reads student data. Handed out by `read` and `write` alone. */
export interface Reader extends Looker {
  readonly [STUDENT]: true;
}

/** Writes what names no student. */
export interface Tender extends Looker {
  readonly db: Change;
  preparedChange<P>(name: string, build: (db: Change) => P): P;
}

/** The one write transaction. */
export interface Tx extends Tender, Reader {
  readonly db: Change;
  readonly context: AuditContext;
  readonly runtime: Runtime;
}

/** Who acts, on whose request, when: what every audit entry needs. */
export interface AuditContext {
  /** The staff member's id; null for the system itself or an unknown person at the door. */
  readonly actorId: string | null;
  /** A reference to the session that is not its id. */
  readonly sessionRef: string | null;
  readonly requestId: string;
  /** Epoch ms: one instant for everything that happens in the request. */
  readonly at: number;
}

/** What a read found, with what the trail must say of it. */
export interface Audited<T> {
  readonly events: readonly AuditEvent[];
  readonly value: T;
}

/** What a write did, with the receipt of its audit entry. */
export interface Recorded<T> {
  readonly receipt: Receipt;
  readonly value: T;
}

export interface Store {
  readonly runtime: Runtime;
  write<T>(context: AuditContext, work: (tx: Tx) => Promise<Recorded<T>>): Promise<T>;
  read<T>(context: AuditContext, work: (q: Reader) => Promise<Audited<T>>): Promise<T>;
  look<T>(work: (q: Looker) => Promise<T>): Promise<T>;
  tend<T>(work: (tx: Tender) => Promise<T>): Promise<T>;
  /** Finishes what is under way, then closes. */
  close(): Promise<void>;
}

/** A read's result with its one event. */
export function audited<T>(event: AuditEvent, value: T): Audited<T> {
  return { events: [event], value };
}
