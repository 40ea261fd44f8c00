import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { draftsOpenedSchema, draftsOpenSchema } from '../../shared/wire/vault.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { openDrafts } from './open-drafts.ts';

/** What somebody was writing, after their browser forgot how to read it. */
export function draftRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/drafts/open',
    describeRoute({
      summary: "Open one's own sealed texts",
      tags: ['sync'],
      responses: answers(200, draftsOpenedSchema, 401, 422),
    }),
    sessionGuard(server),
    jsonBody(draftsOpenSchema),
    async (c) => {
      const opened = await openDrafts(store, auditContext(c), c.get('signedIn'), c.req.valid('json').sealed);
      return c.json({ opened });
    },
  );
}
