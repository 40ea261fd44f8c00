import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { digestAnswerSchema, digestRequestSchema } from '../../shared/wire/digest.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { dailyDigest } from './digest.ts';

/** A day of the trail in numbers, for the records manager's folder (R60). */
export function digestRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>().post(
    '/audit/digest',
    describeRoute({
      summary: 'A day of the audit trail in numbers, and its newest checkpoint',
      tags: ['audit'],
      responses: answers(200, digestAnswerSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(digestRequestSchema),
    async (c) => {
      const { day } = c.req.valid('json');
      return c.json(await dailyDigest(store, auditContext(c), c.get('signedIn'), { day, timeZone: config.timeZone }));
    },
  );
}
