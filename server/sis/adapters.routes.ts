import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  type AdaptersAnswer,
  adapterRevisionSchema,
  adaptersAnswerSchema,
  adapterSavedSchema,
  adapterSaveSchema,
  adapterSwitchSchema,
  adapterTextSchema,
  healthReportSchema,
  keptAdaptersSchema,
} from '../../shared/wire/adapters.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { sessionGuard } from '../http/session-guard.ts';
import { jsonBody } from '../http/validated.ts';
import { countReadings } from './count-health.ts';
import { adaptersInForce } from './in-force.ts';
import { readKept, readRevision } from './read-kept.ts';
import { publishRevision, saveAdapter } from './save-adapter.ts';
import { switchAdapter } from './switch-adapter.ts';

/** Seven days: notes must be writable offline, and the server compares each op with its roster again. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
const TAGS = ['sis'];

/** How pages of SISes are read: the adapters in force, how that goes, and the revisions of whoever keeps them. */
export function adapterRoutes(server: Server) {
  return new Hono<Env>().route('/', readerRoutes(server)).route('/', keeperRoutes(server));
}

function readerRoutes(server: Server) {
  const { store } = server;
  return (
    new Hono<Env>()
      // They describe pages, not people, and are needed before anybody signs in.
      .get(
        '/adapters',
        describeRoute({ summary: 'SIS adapters in force', tags: TAGS, responses: answers(200, adaptersAnswerSchema) }),
        async (c) => {
          const answer: AdaptersAnswer = { ...(await store.look(adaptersInForce)), maxAgeMs: MAX_AGE_MS };
          return c.json(answer);
        },
      )
      .post(
        '/adapters/health',
        describeRoute({
          summary: 'Count what reading pages came to',
          tags: TAGS,
          responses: answers(204, null, 401, 422),
        }),
        sessionGuard(server),
        jsonBody(healthReportSchema),
        async (c) => {
          await countReadings(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
          return c.body(null, 204);
        },
      )
  );
}

function keeperRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .get(
      '/adapters/kept',
      describeRoute({
        summary: 'Every adapter, its revisions and how its pages are read',
        tags: TAGS,
        responses: answers(200, keptAdaptersSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readKept(store, c.get('signedIn'))),
    )
    .post(
      '/adapters/revision',
      describeRoute({
        summary: 'The text of one revision of an adapter',
        tags: TAGS,
        responses: answers(200, adapterTextSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(adapterRevisionSchema),
      async (c) => c.json(await readRevision(store, c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/adapters',
      describeRoute({
        summary: 'Keep an adapter as its next revision, and publish it',
        tags: TAGS,
        responses: answers(200, adapterSavedSchema, 401, 403, 409, 422),
      }),
      sessionGuard(server),
      jsonBody(adapterSaveSchema),
      async (c) => c.json(await saveAdapter(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/adapters/publish',
      describeRoute({
        summary: 'Put a revision of an adapter in force',
        tags: TAGS,
        responses: answers(200, adapterSavedSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(adapterRevisionSchema),
      async (c) => c.json(await publishRevision(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/adapters/switch',
      describeRoute({
        summary: 'Switch an adapter on or off',
        tags: TAGS,
        responses: answers(200, adapterSwitchSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(adapterSwitchSchema),
      async (c) => c.json(await switchAdapter(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    );
}
