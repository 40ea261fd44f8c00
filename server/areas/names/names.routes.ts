import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  nameListRequestSchema,
  nameListSchema,
  namesRequestSchema,
  namesSchema,
} from '../../../shared/areas/names/names.ts';
import { namesPolicySchema } from '../../../shared/areas/names/policy.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listNames } from './list-names.ts';
import { readNames } from './read-names.ts';
import { readNamesPolicy } from './read-policy.ts';

/** Updates of a student's name and pronouns (R193 to R206). They are changed by ops. */
export function nameRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .get(
      '/names/policy',
      describeRoute({
        summary: 'What the district allows of names and pronouns, in all its versions',
        tags: ['names'],
        responses: answers(200, namesPolicySchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readNamesPolicy(store, auditContext(c), c.get('signedIn'))),
    )
    .post(
      '/names/read',
      describeRoute({
        summary: "A student's name updates, with their steps and the original names",
        tags: ['names'],
        responses: answers(200, namesSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(namesRequestSchema),
      async (c) => c.json(await readNames(store, auditContext(c), c.get('signedIn'), c.req.valid('json').studentId)),
    )
    .post(
      '/names/list',
      describeRoute({
        summary: 'Name updates that wait for a decision, or for what follows one',
        tags: ['names'],
        responses: answers(200, nameListSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(nameListRequestSchema),
      async (c) => c.json(await listNames(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    );
}
