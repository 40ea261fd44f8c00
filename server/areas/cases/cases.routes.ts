import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  caseListRequestSchema,
  caseListSchema,
  casesRequestSchema,
  casesSchema,
} from '../../../shared/areas/cases/case.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listCases } from './list-cases.ts';
import { readCases } from './read-cases.ts';

/** Cases are read here and changed by ops. */
export function caseRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>()
    .post(
      '/cases/read',
      describeRoute({
        summary: "A student's cases",
        tags: ['cases'],
        responses: answers(200, casesSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(casesRequestSchema),
      async (c) => c.json(await readCases(store, auditContext(c), c.get('signedIn'), c.req.valid('json').studentId)),
    )
    .post(
      '/cases/list',
      describeRoute({
        summary: 'The cases one works on, or may see',
        tags: ['cases'],
        responses: answers(200, caseListSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(caseListRequestSchema),
      async (c) => {
        const asked = { ...c.req.valid('json'), timeZone: config.timeZone };
        return c.json(await listCases(store, auditContext(c), c.get('signedIn'), asked));
      },
    );
}
