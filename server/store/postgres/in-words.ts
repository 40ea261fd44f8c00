import pg from 'pg';
import { mapStoreError, StoreError } from '../db-errors.ts';

/** What to do, by the beginning of PostgreSQL's code. */
const BY_CODE: readonly (readonly [prefix: string, text: string])[] = [
  ['28', 'PostgreSQL does not let the user of DATABASE_URL in. Correct user and password there, or allow it'],
  ['3D000', 'The database that DATABASE_URL names does not exist. Create it, or correct the address'],
  ['42501', 'The user of DATABASE_URL lacks rights. Make it the owner of the database and of the tables in it'],
];

const BY_KIND: Partial<Record<StoreError['kind'], string>> = {
  away: 'The database of DATABASE_URL does not answer. Start it, or correct the address',
  full: 'The disk of the database is full. Make room there',
};

const LOCAL_FULL = 'The disk that the local file is written to is full. Make room there';

/**
 * An error of work with PostgreSQL as a text that says what to do, where there is one. Such work also writes local
 * files: their errors are never said to be PostgreSQL's, and those of the file system keep their own text.
 */
export function inWords(error: unknown): unknown {
  if (isOfFiles(error)) return error;
  const mapped = mapStoreError(error);
  const text = mapped instanceof StoreError ? textOf(mapped) : undefined;
  return text === undefined ? mapped : new Error(text, { cause: mapped });
}

function textOf({ kind, engineCode }: StoreError): string | undefined {
  const local = engineCode.startsWith('SQLITE_');
  const text = local
    ? kind === 'full' && LOCAL_FULL
    : (BY_CODE.find(([prefix]) => engineCode.startsWith(prefix))?.[1] ?? BY_KIND[kind]);
  return text === undefined || text === false ? undefined : `${text} (${engineCode}).`;
}

/** Of the system, but not of a connection: those name what they were connecting to, or can only be of a socket. */
const OF_SOCKETS = /^E(CONN|PIPE$|TIMEDOUT$|HOST|NET|NOTFOUND$|AI_)/u;

function isOfFiles(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof pg.DatabaseError) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined && syscall !== 'connect' && !OF_SOCKETS.test(code);
}
