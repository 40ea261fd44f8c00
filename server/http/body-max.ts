import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ProblemError } from '../errors.ts';

const BODY_MAX = 256 * 1024;

const tooLarge = () => new ProblemError('too-large', 413, 'Send at most 256 KB at a time.');

const counted = bodyLimit({
  maxSize: BODY_MAX,
  onError: () => {
    throw tooLarge();
  },
});

/**
 * At most 256 KB a body. A stated length is enough to judge by, since the HTTP parser holds a client to it; only a
 * body without one is counted as it arrives, which costs a fifth of a request's work.
 */
export const bodyMax: MiddlewareHandler = async function limitBody(c, next) {
  const stated = c.req.header('content-length');
  const chunked = c.req.header('transfer-encoding') !== undefined;
  if (chunked || (stated === undefined && c.req.method !== 'GET')) return counted(c, next);
  if (Number(stated ?? 0) > BODY_MAX) throw tooLarge();
  await next();
};
