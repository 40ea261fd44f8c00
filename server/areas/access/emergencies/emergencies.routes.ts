import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { emergencyListRequestSchema, emergencyListSchema } from '../../../../shared/areas/access/emergency.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { JSON_HEADERS } from '../../../http/json-text.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import { listEmergencies } from './list-emergencies.ts';

/** Records opened in an emergency (R102). They are opened and reviewed by ops. */
export function emergencyRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/emergencies/list',
    describeRoute({
      summary: 'Records opened in an emergency',
      tags: ['access'],
      responses: answers(200, emergencyListSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(emergencyListRequestSchema),
    async (c) => {
      const { text } = await listEmergencies(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
      return c.body(text, 200, JSON_HEADERS);
    },
  );
}
