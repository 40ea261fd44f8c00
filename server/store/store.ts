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
import type { Trail } from '../audit/trail.ts';
import type { StoreHealth } from './health.ts';
import type { Schema } from './schema.ts';

type Db = BaseSQLiteDatabase<'async', unknown>;
/** What works on both engines, by SQLite's types: no `.run`, `.get` or `.all`, which exist on one only. */
export type Query = Pick<Db, 'select' | 'selectDistinct' | '$count'>;
export type Change = Query & Pick<Db, 'insert' | 'update' | 'delete'>;

export type Engine = 'sqlite' | 'postgres';

/** A query as its builder stands: the handle prepares it under its name. */
interface Preparable {
  prepare(): unknown;
}
type Prepared<B extends Preparable> = ReturnType<B['prepare']>;

declare const STUDENT: unique symbol;
declare const SILENT: unique symbol;

/** Reads what names no student. */
export interface Looker {
  readonly engine: Engine;
  /** This engine's tables. Never import a schema into a repository: it would be the other engine's half of the time. */
  readonly tables: Schema;
  readonly db: Query;
  /** A statement built once a connection and used many times: building costs 12 to 17 times a prepared one. */
  prepared<B extends Preparable>(name: string, build: (db: Query, tables: Schema) => B): Prepared<B>;
}

/** Reads student data. Handed out by `read` and `write` alone. */
export interface Reader extends Looker {
  readonly [STUDENT]: true;
}

/** Writes what names no student. */
export interface Tender extends Looker {
  readonly db: Change;
  preparedChange<B extends Preparable>(name: string, build: (db: Change, tables: Schema) => B): Prepared<B>;
}

/** The one write transaction. */
export interface Tx extends Tender, Reader {
  readonly db: Change;
  readonly context: AuditContext;
  readonly runtime: Runtime;
  readonly trail: Trail;
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

/** No entry: made by `untold` alone. */
type Silence = readonly [] & { readonly [SILENT]: true };

/** What a read found, with what the trail must say of it. */
export interface Audited<T> {
  readonly events: readonly [AuditEvent, ...AuditEvent[]] | Silence;
  readonly value: T;
}

/** What a write did, with the receipt of its audit entry. */
export interface Recorded<T> {
  readonly receipt: Receipt;
  readonly value: T;
}

/**
 * `long`: work that takes seconds and gives others a turn, such as an import. A long write holds a transaction of its
 * own, so that nobody's answer waits for it; a long read has a connection of its own.
 */
export interface WorkOptions {
  readonly long?: boolean;
}

export interface Store {
  readonly engine: Engine;
  readonly runtime: Runtime;
  /** `work` may run again from its start (PostgreSQL, after a deadlock): it changes nothing but through `tx`. */
  write<T>(context: AuditContext, work: (tx: Tx) => Promise<Recorded<T>>, options?: WorkOptions): Promise<T>;
  read<T>(context: AuditContext, work: (q: Reader) => Promise<Audited<T>>, options?: WorkOptions): Promise<T>;
  look<T>(work: (q: Looker) => Promise<T>): Promise<T>;
  tend<T>(work: (tx: Tender) => Promise<T>): Promise<T>;
  /** Resolves when the integrity check has ended well, rejects with a text that says what to do when it has not. */
  sound(): Promise<void>;
  /** Whether it can serve now, and if not, why. Writes a byte to find out when the last write failed. */
  health(): Promise<StoreHealth>;
  /** Finishes what is under way, then closes. */
  close(): Promise<void>;
}

/** A read's result with its one event. */
export function audited<T>(event: AuditEvent, value: T): Audited<T> {
  return { events: [event], value };
}

/**
 * A read's result that tells nothing of anybody, and so leaves no entry: that there is no news. Open panels ask for it
 * twice a minute; what somebody did see would drown in it.
 */
export function untold<T>(value: T): Audited<T> {
  return { events: [] as unknown as Silence, value };
}
