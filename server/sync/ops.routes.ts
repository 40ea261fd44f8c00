import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { type OpAnswer, opsAnswerSchema, opsRequestSchema } from '../../shared/wire/ops.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { applyOp } from './apply-op.ts';

/** Changes sent by clients: each op its own transaction and its own answer, in the order sent. */
export function opsRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>().post(
    '/ops',
    describeRoute({ summary: 'Apply changes', tags: ['sync'], responses: answers(200, opsAnswerSchema, 401, 422) }),
    sessionGuard(server),
    jsonBody(opsRequestSchema),
    async (c) => {
      const context = { signedIn: c.get('signedIn'), timeZone: config.timeZone };
      const given: OpAnswer[] = [];
      for (const op of c.req.valid('json').ops) given.push(await applyOp(store, auditContext(c), context, op));
      return c.json({ answers: given });
    },
  );
}
