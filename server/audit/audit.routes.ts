import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { auditListAnswerSchema, auditListRequestSchema } from '../../shared/wire/audit.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { listTrail } from './list-trail.ts';

/** The audit trail, for records managers. */
export function auditRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/audit/list',
    describeRoute({
      summary: 'The audit trail',
      tags: ['audit'],
      responses: answers(200, auditListAnswerSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(auditListRequestSchema),
    async (c) => c.json(await listTrail(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
  );
}
