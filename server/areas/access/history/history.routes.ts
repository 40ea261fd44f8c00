import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { historyRequestSchema, historySchema } from '../../../../shared/areas/access/sight.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { JSON_HEADERS } from '../../../http/json-text.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import { ownHistory } from './own-history.ts';

/** One's own uses of the system. */
export function historyRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/history/own',
    describeRoute({
      summary: 'One’s own uses',
      tags: ['access'],
      responses: answers(200, historySchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(historyRequestSchema),
    async (c) => {
      const { text } = await ownHistory(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
      return c.body(text, 200, JSON_HEADERS);
    },
  );
}
