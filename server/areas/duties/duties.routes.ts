import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { dutiesRequestSchema, dutiesSchema } from '../../../shared/areas/duties/duty-wire.ts';
import type { Env, Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { readDuties } from './read-duties.ts';

/** What is due once a school year (W38 to W40). It is entered by an op. */
export function dutyRoutes(server: Server) {
  return new Hono<Env>().post(
    '/duties/read',
    describeRoute({
      summary: 'The yearly duties of a school year, and what was done of them',
      tags: ['duties'],
      responses: answers(200, dutiesSchema, 401, 403, 422),
    }),
    sessionGuard(server),
    jsonBody(dutiesRequestSchema),
    async (c) => c.json(await readDuties(server.store, c.get('signedIn'), c.req.valid('json').year)),
  );
}
