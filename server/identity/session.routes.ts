import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { describeRoute } from 'hono-openapi';
import { momentIn } from '../../shared/runtime.ts';
import { meSchema, type Session, sessionSchema, signInSchema } from '../../shared/wire/session.ts';
import { append } from '../audit/append.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { SESSION_COOKIE, sessionGuard, tokenOf } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { loadActor } from '../policy/index.ts';
import { describeMe } from './me.ts';
import { ABSOLUTE_LIFE_MS } from './lucia-adapter.ts';
import { endSession, validateSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { signInThrottle } from './sign-in-throttle.ts';

const SECOND = 1000;
const COOKIE = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Strict',
  maxAge: ABSOLUTE_LIFE_MS / SECOND,
} as const;

/** Signing in and out. The extension gets a bearer token; the console asks with its header and gets a cookie. */
export function sessionRoutes(server: Server) {
  const { store, config } = server;
  const throttled = signInThrottle(server);
  return new Hono<Env>()
    .post(
      '/session',
      describeRoute({ summary: 'Sign in', tags: ['session'], responses: answers(200, sessionSchema, 401, 422, 429) }),
      jsonBody(signInSchema),
      async (c) => {
        const kind = c.req.header('x-facesheet-client') === 'console' ? 'console' : 'extension';
        const body = c.req.valid('json');
        const { token, session } = await throttled(c, () => signIn(store, auditContext(c), body, kind));
        const asOf = momentIn(config.timeZone, c.get('at'));
        const actor = await store.look((q) => loadActor(q, session.staffId, asOf));
        const { ref: sessionRef, expiresAt } = session;
        const me = await describeMe(store, config, { actor, sessionRef, expiresAt, locale: 'en' });
        if (kind === 'console') setCookie(c, SESSION_COOKIE, token, COOKIE);
        const answer: Session = { token: kind === 'console' ? '' : token, me };
        return c.json(answer);
      },
    )
    .delete(
      '/session',
      describeRoute({ summary: 'Sign out', tags: ['session'], responses: answers(204, null) }),
      async (c) => {
        const token = tokenOf(c);
        const session = token === undefined ? undefined : await validateSession(store, token);
        if (session !== undefined) {
          await store.write({ ...auditContext(c), actorId: session.staffId, sessionRef: session.ref }, async (tx) => {
            await endSession(tx, session.id);
            return {
              receipt: await append(tx, { action: 'session.sign-out', resource: session.kind, decision: 'allowed' }),
              value: undefined,
            };
          });
        }
        deleteCookie(c, SESSION_COOKIE, COOKIE);
        return c.body(null, 204);
      },
    )
    .get(
      '/me',
      describeRoute({ summary: 'Who is signed in', tags: ['session'], responses: answers(200, meSchema, 401) }),
      sessionGuard(server),
      async (c) => c.json(await describeMe(store, config, c.get('signedIn'))),
    );
}
