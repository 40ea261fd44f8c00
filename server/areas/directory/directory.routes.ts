import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  directoryDeskSchema,
  listFileRequestSchema,
  listFileSchema,
  refusalsRequestSchema,
  refusalsSchema,
} from '../../../shared/areas/directory/directory.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listAgain } from './list-again.ts';
import { readDesk } from './read-desk.ts';
import { readRefusals } from './read-refusals.ts';

/** Directory information and recruiters (34 CFR 99.37, 20 USC 7908). What families refused, and lists. Changed by ops. */
export function directoryRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .get(
      '/directory',
      describeRoute({
        summary: 'What is directory information here, and the lists that were asked for',
        tags: ['directory'],
        responses: answers(200, directoryDeskSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readDesk(store, auditContext(c), c.get('signedIn'))),
    )
    .post(
      '/directory/refusals/read',
      describeRoute({
        summary: "What a student's family refused",
        tags: ['directory'],
        responses: answers(200, refusalsSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(refusalsRequestSchema),
      async (c) => c.json(await readRefusals(store, auditContext(c), c.get('signedIn'), c.req.valid('json').studentId)),
    )
    .post(
      '/directory/file',
      describeRoute({
        summary: 'The file of a list that was made, where it would still be the same',
        tags: ['directory'],
        responses: answers(200, listFileSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(listFileRequestSchema),
      async (c) => c.json(await listAgain(store, auditContext(c), c.get('signedIn'), c.req.valid('json').requestId)),
    );
}
