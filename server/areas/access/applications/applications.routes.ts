import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { applicationListRequestSchema, applicationListSchema } from '../../../../shared/areas/access/application.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { JSON_HEADERS } from '../../../http/json-text.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import { listApplications } from './list-applications.ts';

/** Written applications for access (R56, R57). They are written and decided by ops. */
export function applicationRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/applications/list',
    describeRoute({
      summary: 'Applications for access',
      tags: ['access'],
      responses: answers(200, applicationListSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(applicationListRequestSchema),
    async (c) => {
      const { text } = await listApplications(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
      return c.body(text, 200, JSON_HEADERS);
    },
  );
}
