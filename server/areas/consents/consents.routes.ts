import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  consentsRequestSchema,
  consentsSchema,
  endingConsentsSchema,
  endingRequestSchema,
} from '../../../shared/areas/consents/consent.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listEndingConsents } from './list-ending.ts';
import { readConsents } from './read-consents.ts';

/** Consents to releases (34 CFR 99.30). They are changed by ops. */
export function consentRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>()
    .post(
      '/consents/read',
      describeRoute({
        summary: "A student's consents, and what was released under them",
        tags: ['consents'],
        responses: answers(200, consentsSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(consentsRequestSchema),
      async (c) => {
        const asked = { studentId: c.req.valid('json').studentId, timeZone: config.timeZone };
        return c.json(await readConsents(store, auditContext(c), c.get('signedIn'), asked));
      },
    )
    .post(
      '/consents/ending',
      describeRoute({
        summary: 'Consents that end within 60 days, what ends first first',
        tags: ['consents'],
        responses: answers(200, endingConsentsSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(endingRequestSchema),
      async (c) => c.json(await listEndingConsents(store, auditContext(c), c.get('signedIn'))),
    );
}
