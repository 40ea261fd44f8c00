import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Env, Server } from './context.ts';

/** One line a request: the route's pattern, never its address; no body, no name. */
export function accessLog({ log, store }: Server): MiddlewareHandler<Env> {
  return async function logAccess(c, next) {
    await next();
    const ms = store.runtime.now() - c.get('at');
    log.info({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms,
    });
  };
}

/** Stamps a request with its id and its one instant. */
export function stamp({ store }: Server): MiddlewareHandler<Env> {
  return async function stampRequest(c, next) {
    c.set('requestId', store.runtime.id());
    c.set('at', store.runtime.now());
    await next();
    c.res.headers.set('x-request-id', c.get('requestId'));
  };
}
