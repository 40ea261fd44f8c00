import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { auditListAnswerSchema, auditListRequestSchema } from '../../shared/wire/audit.ts';
import { witnessAnswerSchema, witnessRequestSchema } from '../../shared/wire/trail.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { digestRoutes } from './digest.routes.ts';
import { listTrail } from './list-trail.ts';
import { witness } from './witness.ts';

/** The audit trail: its lines for records managers, its checkpoints for everybody who is signed in. */
export function auditRoutes(server: Server) {
  const { config, store, trail } = server;
  return new Hono<Env>()
    .route('/', digestRoutes(server))
    .post(
      '/audit/list',
      describeRoute({
        summary: 'The audit trail',
        tags: ['audit'],
        responses: answers(200, auditListAnswerSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(auditListRequestSchema),
      async (c) => {
        const asked = c.req.valid('json');
        return c.json(await listTrail(store, auditContext(c), c.get('signedIn'), asked, config.timeZone));
      },
    )
    .post(
      '/trail/witness',
      describeRoute({
        summary: 'The newest checkpoint, and how it goes on from the one a browser keeps',
        tags: ['audit'],
        responses: answers(200, witnessAnswerSchema, 401, 422),
      }),
      sessionGuard(server),
      jsonBody(witnessRequestSchema),
      async (c) => c.json(await witness(store, trail, c.req.valid('json'))),
    );
}
