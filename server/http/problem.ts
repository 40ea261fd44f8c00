import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem, ProblemCode } from '../../shared/wire/problem.ts';
import { ProblemError, problems, TITLES } from '../errors.ts';
import { StoreError } from '../store/db-errors.ts';
import { storeProblem } from './store-problem.ts';
import type { Env, Server } from './context.ts';

const SECOND = 1000;
const RETRY_AFTER_S: Partial<Record<ProblemCode, number>> = { busy: 2, away: 10 };

/** Answers with problem+json (RFC 9457): public text only. */
export function sendProblem(c: Context<Env>, error: ProblemError): Response {
  const body: Problem = {
    type: `urn:facesheet:problem:${error.code}`,
    title: TITLES[error.code],
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId: c.get('requestId'),
    ...error.extra,
  };
  const wait = retryAfter(error, c.get('at'));
  return c.json(body, error.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
  });
}

/** Seconds until trying again can help; undefined where only a person can put it right. */
function retryAfter({ code, extra: { retryAt } }: ProblemError, now: number): number | undefined {
  return retryAt === undefined ? RETRY_AFTER_S[code] : Math.max(1, Math.ceil((retryAt - now) / SECOND));
}

/** Turns whatever a route threw into a problem. What is not ours is logged by kind and answered without detail. */
export function problemHandler({ log }: Pick<Server, 'log'>) {
  return function onError(error: Error, c: Context<Env>): Response {
    if (error instanceof ProblemError) return sendProblem(c, error);
    if (error instanceof HTTPException && error.status < 500) return sendProblem(c, problems.badRequest());
    const trouble = error instanceof StoreError ? storeProblem(error) : undefined;
    const about = { requestId: c.get('requestId'), kind: errorKind(error), at: firstOwnFrame(error) };
    log.error(about, trouble === undefined ? 'unexpected error' : 'the store could not do its work');
    if (trouble !== undefined) return sendProblem(c, trouble);
    const detail = 'Nothing was changed. Try again; if it goes on, tell your administrator the reference.';
    return sendProblem(c, new ProblemError('unexpected', 500, detail));
  };
}

/** A name and a code: messages may hold data. */
function errorKind(error: Error): string {
  return error instanceof StoreError ? `store ${error.kind} ${error.engineCode}` : error.name;
}

function firstOwnFrame(error: Error): string | undefined {
  const frame = error.stack?.split('\n').find((line) => line.includes('/server/') || line.includes('/shared/'));
  return frame
    ?.trim()
    .replace(/^at\s+/, '')
    .replace(/\(?\S*\/((?:server|shared)\/)/, '($1');
}
