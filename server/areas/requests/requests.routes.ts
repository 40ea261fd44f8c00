import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  requestListRequestSchema,
  requestListSchema,
  requestsRequestSchema,
  requestsSchema,
} from '../../../shared/areas/requests/request.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listRequests } from './list-requests.ts';
import { readRequests } from './read-requests.ts';

/** Requests about a student's record, with their clocks (R167 to R221). They are changed by ops. */
export function requestRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/requests/read',
      describeRoute({
        summary: "A student's requests, with their steps and clocks",
        tags: ['requests'],
        responses: answers(200, requestsSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(requestsRequestSchema),
      async (c) => c.json(await readRequests(store, auditContext(c), c.get('signedIn'), c.req.valid('json').studentId)),
    )
    .post(
      '/requests/list',
      describeRoute({
        summary: 'Requests, what is due first',
        tags: ['requests'],
        responses: answers(200, requestListSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(requestListRequestSchema),
      async (c) => c.json(await listRequests(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    );
}
