import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  movedRequestSchema,
  movedSchema,
  openRequestsSchema,
  requestListRequestSchema,
  requestListSchema,
  requestsRequestSchema,
  requestsSchema,
} from '../../../shared/areas/requests/request.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listMoved } from './list-moved.ts';
import { listRequests } from './list-requests.ts';
import { readOpenRequests } from './read-open.ts';
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
      '/requests/open',
      describeRoute({
        summary: "A student's open requests in words, what is due first",
        tags: ['requests'],
        responses: answers(200, openRequestsSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(requestsRequestSchema),
      async (c) =>
        c.json(await readOpenRequests(store, auditContext(c), c.get('signedIn'), c.req.valid('json').studentId)),
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
    )
    .post(
      '/requests/moved',
      describeRoute({
        summary: 'Open requests whose day is another one since an earlier calendar, with both days',
        tags: ['requests'],
        responses: answers(200, movedSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(movedRequestSchema),
      async (c) => c.json(await listMoved(store, auditContext(c), c.get('signedIn'), c.req.valid('json').rev)),
    );
}
