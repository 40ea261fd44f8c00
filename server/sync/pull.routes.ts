import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { pullAnswerSchema, pullRequestSchema } from '../../shared/wire/pull.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { JSON_HEADERS } from '../http/json-text.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { pull } from './pull.ts';

/** What changed about the students a client holds. */
export function pullRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/pull',
    describeRoute({
      summary: 'Changes since',
      tags: ['sync'],
      responses: answers(200, pullAnswerSchema, 401, 422),
    }),
    sessionGuard(server),
    jsonBody(pullRequestSchema),
    async (c) => {
      const { text } = await pull(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
      return c.body(text, 200, JSON_HEADERS);
    },
  );
}
