import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  peopleListRequestSchema,
  peopleListSchema,
  personRequestSchema,
  personSchema,
} from '../../../../shared/areas/access/people.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import { listPeople } from './list-people.ts';
import { readPerson } from './read-person.ts';

/** Who works here, in which roles, and on whose cases (R54). Caseloads are changed by ops. */
export function peopleRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/people/list',
      describeRoute({
        summary: 'Staff by name or number',
        tags: ['people'],
        responses: answers(200, peopleListSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(peopleListRequestSchema),
      async (c) => c.json(await listPeople(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/people/person',
      describeRoute({
        summary: 'A member of staff with roles, claims and caseload',
        tags: ['people'],
        responses: answers(200, personSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(personRequestSchema),
      async (c) => c.json(await readPerson(store, auditContext(c), c.get('signedIn'), c.req.valid('json').staffId)),
    );
}
