import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { momentIn } from '../../shared/runtime.ts';
import { QUIET_HEADER } from '../../shared/wire/session.ts';
import { problems } from '../errors.ts';
import { validateSession } from '../identity/sessions.ts';
import { loadActor } from '../policy/index.ts';
import type { Env, Server } from './context.ts';

/** `__Host-`: from this host only, over a safe connection only, for every path. */
export const SESSION_COOKIE = '__Host-facesheet';

/** The token of a request: a bearer from the extension, else the console's cookie. */
export function tokenOf(c: Context): string | undefined {
  const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
  return scheme === 'Bearer' ? token : getCookie(c, SESSION_COOKIE);
}

/** Lets in only who is signed in, with today's roles. A bearer works for the extension, a cookie for the console. */
export function sessionGuard({ store, config }: Server): MiddlewareHandler<Env> {
  return async function guard(c, next) {
    const token = tokenOf(c);
    const session =
      token === undefined ? undefined : await validateSession(store, token, c.req.header(QUIET_HEADER) !== undefined);
    const bearer = c.req.header('authorization') !== undefined;
    if (session === undefined || (session.kind === 'extension') !== bearer) throw problems.signedOut();
    const asOf = momentIn(config.timeZone, c.get('at'));
    const actor = await store.look((q) => loadActor(q, session.staffId, asOf));
    const locale = (c.req.header('accept-language') ?? '').toLowerCase().startsWith('es') ? 'es' : 'en';
    c.set('signedIn', { actor, sessionRef: session.ref, expiresAt: session.expiresAt, locale });
    await next();
  };
}
