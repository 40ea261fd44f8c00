import type { MiddlewareHandler } from 'hono';
import type { Env, Server } from './context.ts';

/** While the server stops, every answer is the last of its connection. */
export function lastAnswer({ draining }: Pick<Server, 'draining'>): MiddlewareHandler<Env> {
  return async function closeWhenDraining(c, next) {
    await next();
    if (draining?.() === true) c.res.headers.set('connection', 'close');
  };
}
