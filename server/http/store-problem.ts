import type { StoreCode } from '../../shared/wire/problem.ts';
import { ProblemError } from '../errors.ts';
import type { StoreError, StoreErrorKind } from '../store/db-errors.ts';

const UNAVAILABLE = 503;

const CODES: Partial<Record<StoreErrorKind, StoreCode>> = {
  full: 'storage-full',
  'read-only': 'storage-read-only',
  damaged: 'storage-damaged',
  busy: 'busy',
  conflict: 'busy',
  away: 'away',
};

/** What happened to what was sent, and who must know. */
const DETAILS: Record<StoreCode, string> = {
  'storage-full':
    'Nothing was saved; what you typed is kept in the panel. Tell your administrator that the storage of the server is full.',
  'storage-read-only':
    'It is not certain that it was saved; what you typed is kept in the panel, and sending it again is safe. Tell your administrator that the server cannot write to its storage.',
  'storage-damaged':
    'Nothing was saved; what you typed is kept in the panel. Tell your administrator that the record must be restored from a backup.',
  busy: 'Nothing was saved; what you typed is kept in the panel. Try again in a moment.',
  away: 'It is not certain that it was saved; what you typed is kept in the panel, and sending it again is safe. If it goes on, tell your administrator that the database does not answer.',
};

/** The store's own trouble as a problem; undefined for what can only be a fault of this program. */
export function storeProblem({ kind }: StoreError): ProblemError | undefined {
  const code = CODES[kind];
  return code === undefined ? undefined : new ProblemError(code, UNAVAILABLE, DETAILS[code]);
}
