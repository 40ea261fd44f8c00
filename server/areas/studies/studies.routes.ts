import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { studiesSchema } from '../../../shared/areas/studies/study.ts';
import type { Env, Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { listStudies } from './list-studies.ts';

/** Studies by others, which are about no one student (R63 to R68, R98). They are changed by ops. */
export function studyRoutes(server: Server) {
  return new Hono<Env>().get(
    '/studies',
    describeRoute({
      summary: 'Studies by others, and whether they begin without consent',
      tags: ['studies'],
      responses: answers(200, studiesSchema, 401, 403),
    }),
    sessionGuard(server),
    async (c) => c.json(await listStudies(server.store, c.get('signedIn'))),
  );
}
