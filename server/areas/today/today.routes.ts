import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { todayRequestSchema, todaySchema } from '../../../shared/areas/today/today.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { readToday } from './read-today.ts';

/** What is due today for who keeps requests and yearly duties. */
export function todayRoutes(server: Server) {
  return new Hono<Env>().post(
    '/today',
    describeRoute({
      summary: 'What is due, waits or ends soon: requests, yearly duties and consents',
      tags: ['today'],
      responses: answers(200, todaySchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(todayRequestSchema),
    async (c) => c.json(await readToday(server.store, auditContext(c), c.get('signedIn'))),
  );
}
