import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * The one place that looks at a database's errors. Only a kind and the engine's code go on: drivers repeat SQL,
 * parameter values and keys in their messages, and those would put student data into the log.
 */
export type StoreErrorKind =
  'unique' | 'foreign-key' | 'append-only' | 'conflict' | 'busy' | 'full' | 'read-only' | 'away' | 'damaged' | 'other';

export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  readonly engineCode: string;

  constructor(kind: StoreErrorKind, engineCode: string) {
    super(`The database refused: ${kind} (${engineCode})`);
    this.name = 'StoreError';
    this.kind = kind;
    this.engineCode = engineCode;
  }
}

/** By the beginning of the code, the first that fits. */
const SQLITE_KINDS: readonly (readonly [prefix: string, kind: StoreErrorKind])[] = [
  ['SQLITE_CONSTRAINT_UNIQUE', 'unique'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'unique'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'foreign-key'],
  ['SQLITE_CONSTRAINT_TRIGGER', 'append-only'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_IOERR', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_', 'other'],
];

/** SQLSTATE, five characters; `FS001` is what our own triggers raise. */
const POSTGRES_KINDS: readonly (readonly [prefix: string, kind: StoreErrorKind])[] = [
  ['23505', 'unique'],
  ['23503', 'foreign-key'],
  ['FS001', 'append-only'],
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['53100', 'full'],
  ['25006', 'read-only'],
  ['58030', 'read-only'],
  ['53300', 'away'],
  ['57P', 'away'],
  ['08', 'away'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
];

/** No class of SQLSTATE begins with an E; codes of the system do. */
const SQLSTATE = /^(?!E)[0-9A-Z]{5}$/u;
/** The ways in which a connection fails. Other codes of the system are of files, and not the database's. */
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOST|ENET|EAI_)/u;
/** What PostgreSQL's driver says, without a code, of a connection that is lost or cannot be had. */
const NO_CONNECTION =
  /^(Connection terminated|timeout (expired|exceeded)|Query read timeout|Client (was closed|has encountered a connection error))/u;

/** An engine's error as a `StoreError`; anything else comes back as it is. */
export function mapStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  // What drizzle wraps repeats the statement and its values, whatever is inside. Other causes belong to our own texts.
  const wrapped = error instanceof DrizzleQueryError;
  const code = codeOf(error) ?? (wrapped && error.cause instanceof Error ? codeOf(error.cause) : undefined);
  if (code !== undefined) return new StoreError(kindOf(code), code);
  return wrapped || NO_CONNECTION.test(error.message) ? new StoreError('away', 'no code') : error;
}

/** Runs work whose engine errors come out as `StoreError`s. */
export async function mapped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw mapStoreError(error);
  }
}

function codeOf(error: Error): string | undefined {
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  // A socket in the file system that is not there is a connection's error too.
  const connecting = 'syscall' in error && error.syscall === 'connect';
  return code.startsWith('SQLITE_') || SQLSTATE.test(code) || NETWORK.test(code) || connecting ? code : undefined;
}

function kindOf(code: string): StoreErrorKind {
  const kinds = code.startsWith('SQLITE_') ? SQLITE_KINDS : POSTGRES_KINDS;
  const known = kinds.find(([prefix]) => code.startsWith(prefix));
  if (known !== undefined) return known[1];
  return SQLSTATE.test(code) ? 'other' : 'away';
}
