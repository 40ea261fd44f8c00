import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  disclosureListAnswerSchema,
  disclosureListRequestSchema,
} from '../../../shared/areas/disclosures/disclosure.ts';
import { partiesSchema } from '../../../shared/areas/disclosures/party.ts';
import {
  sealedReleasesSchema,
  studentLogRequestSchema,
  studentLogSchema,
} from '../../../shared/areas/disclosures/release.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { JSON_HEADERS } from '../../http/json-text.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listDisclosures } from './list-disclosures.ts';
import { readParties, readSealed } from './read-custody.ts';
import { readLog } from './read-log.ts';

/** The disclosure log (34 CFR 99.32) and the custodian's books beside it. All are changed by ops. */
export function disclosureRoutes(server: Server) {
  return new Hono<Env>().route('/', logRoutes(server)).route('/', custodyRoutes(server));
}

function logRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/disclosures/list',
      describeRoute({
        summary: 'The disclosure log of a building',
        tags: ['disclosures'],
        responses: answers(200, disclosureListAnswerSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(disclosureListRequestSchema),
      async (c) => {
        const { text } = await listDisclosures(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
        return c.body(text, 200, JSON_HEADERS);
      },
    )
    .post(
      '/disclosures/read',
      describeRoute({
        summary: 'The disclosure log of a student, and what a new entry is judged by',
        tags: ['disclosures'],
        responses: answers(200, studentLogSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(studentLogRequestSchema),
      async (c) => {
        const { studentId } = c.req.valid('json');
        return c.json(await readLog(store, auditContext(c), c.get('signedIn'), studentId));
      },
    );
}

function custodyRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .get(
      '/sealed-releases',
      describeRoute({
        summary: 'The sealed book of the custodian',
        tags: ['disclosures'],
        responses: answers(200, sealedReleasesSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readSealed(store, auditContext(c), c.get('signedIn'))),
    )
    .get(
      '/parties',
      describeRoute({
        summary: 'Parties that the district deals with, and bars on them',
        tags: ['disclosures'],
        responses: answers(200, partiesSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readParties(store, auditContext(c), c.get('signedIn'))),
    );
}
