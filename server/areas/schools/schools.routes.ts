import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { schoolsSchema } from '../../../shared/areas/schools/school.ts';
import type { Env, Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { readSchools } from './read-schools.ts';

/** The schools of the district, to choose from. */
export function schoolRoutes(server: Server) {
  return new Hono<Env>().get(
    '/schools',
    describeRoute({
      summary: 'The schools whose disclosure log may be read',
      tags: ['disclosures'],
      responses: answers(200, schoolsSchema, 401, 403),
    }),
    sessionGuard(server),
    async (c) => c.json(await readSchools(server.store, c.get('signedIn'))),
  );
}
