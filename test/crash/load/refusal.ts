import type { ProblemCode } from '../../../shared/wire/problem.ts';
import { problemCode, type Reply } from './http.ts';

/** Whether a server says that nothing can be kept now, for this reason: a client keeps what it has and asks again. */
export const cannotKeep =
  (code: ProblemCode) =>
  (reply: Reply): boolean =>
    reply.status === 503 && reply.contentType === 'application/problem+json' && problemCode(reply) === code;
