import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { printAnswerSchema, printRequestSchema } from '../../shared/wire/print.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { enterPrint } from './print.ts';

/** What goes on paper (R60). */
export function printRoutes(server: Server) {
  return new Hono<Env>().post(
    '/prints',
    describeRoute({
      summary: 'Enters in the audit trail that a page is about to be printed',
      tags: ['audit'],
      responses: answers(200, printAnswerSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(printRequestSchema),
    async (c) => {
      await enterPrint(server.store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
      return c.json({ printing: true });
    },
  );
}
