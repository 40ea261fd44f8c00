import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { followUpsRequestSchema, followUpsSchema } from '../../../shared/areas/contacts/contact.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listFollowUps } from './list-follow-ups.ts';

/** Reminders to come back to a contact (R10). They are written with the contact and closed by an op. */
export function contactRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/follow-ups/list',
    describeRoute({
      summary: 'One’s own reminders that are not done with',
      tags: ['contacts'],
      responses: answers(200, followUpsSchema, 401, 422),
    }),
    sessionGuard(server),
    jsonBody(followUpsRequestSchema),
    async (c) => c.json(await listFollowUps(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
  );
}
