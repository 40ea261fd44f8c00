import type { Issue, ProblemCode } from '../shared/wire/problem.ts';

/** What the client is told, by a stable code. The texts say what to do and never repeat what was sent. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly extra: ProblemExtra;

  constructor(code: ProblemCode, status: number, detail: string, extra: ProblemExtra = {}) {
    super(detail);
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.extra = extra;
  }
}

export interface ProblemExtra {
  readonly issues?: Issue[];
  readonly wouldAllow?: string[];
  readonly retryAt?: number;
}

export const TITLES: Record<ProblemCode, string> = {
  'bad-request': 'The request could not be read',
  invalid: 'Some fields need attention',
  'signed-out': 'Sign in to go on',
  'wrong-sign-in': 'User name or password is not right',
  locked: 'This account is locked for a while',
  'not-allowed': 'Your role does not allow this',
  'not-visible': 'This folder is closed to you',
  'not-found': 'There is nothing at this address',
  stale: 'Somebody changed it meanwhile',
  'too-large': 'The request is too large',
  'too-many': 'Too many tries',
  'client-too-old': 'This version of the extension is too old',
  'not-ready': 'The server is not ready',
  'storage-full': 'The storage of the server is full',
  'storage-read-only': 'The server cannot write to its storage',
  'storage-damaged': 'The record is damaged and is not served',
  busy: 'The server is busy',
  away: 'The database does not answer',
  unexpected: 'Something went wrong on the server',
};

/** The factories: one a cause. */
export const problems = {
  badRequest: () => new ProblemError('bad-request', 400, 'Send a JSON object as the API describes it.'),
  invalid: (issues: Issue[]) =>
    new ProblemError('invalid', 422, 'Correct the named fields and send again.', { issues }),
  signedOut: () => new ProblemError('signed-out', 401, 'Your sign-in has ended. Sign in again; nothing typed is lost.'),
  wrongSignIn: () => new ProblemError('wrong-sign-in', 401, 'Check the user name and the password and try again.'),
  locked: (retryAt: number) =>
    new ProblemError('locked', 429, 'After three failed sign-ins an account rests. Try again later.', { retryAt }),
  tooMany: (retryAt: number) =>
    new ProblemError('too-many', 429, 'Too many sign-ins failed from your network. Wait a minute, then try again.', {
      retryAt,
    }),
  notAllowed: (wouldAllow: string[]) =>
    new ProblemError('not-allowed', 403, 'Ask your administrator if your work needs this.', { wouldAllow }),
  /** For a student who does not exist and one the reader may not know about: word for word the same. */
  notVisible: (wouldAllow: string[]) =>
    new ProblemError('not-visible', 404, 'You do not teach or serve this student now. Nothing was opened.', {
      wouldAllow,
    }),
  notFound: () => new ProblemError('not-found', 404, 'Check the address.'),
  /** What was sent was made from a version that is no longer the newest. */
  stale: () => new ProblemError('stale', 409, 'Read the newest version, and bring your changes into it.'),
  trailBroken: () =>
    new ProblemError(
      'storage-damaged',
      503,
      'Nothing was exported: the audit trail cannot be signed. Tell your administrator to run "npm run doctor".',
    ),
  crossSite: () => new ProblemError('not-allowed', 403, 'Use the console in its own window.'),
} as const;
