import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { dayIn } from '../../shared/runtime.ts';
import { auditListAnswerSchema, auditListRequestSchema } from '../../shared/wire/audit.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { listTrail } from './list-trail.ts';

/** The audit trail, for records managers. */
export function auditRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>().post(
    '/audit/list',
    describeRoute({
      summary: 'The audit trail',
      tags: ['audit'],
      responses: answers(200, auditListAnswerSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(auditListRequestSchema),
    async (c) => {
      const asOf = dayIn(config.timeZone, c.get('at'));
      return c.json(await listTrail(store, auditContext(c), c.get('signedIn'), asOf, c.req.valid('json')));
    },
  );
}
