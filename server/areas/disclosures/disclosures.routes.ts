import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  disclosureExportRequestSchema,
  disclosureListAnswerSchema,
  disclosureListRequestSchema,
} from '../../../shared/areas/disclosures/disclosure.ts';
import { partiesSchema } from '../../../shared/areas/disclosures/party.ts';
import {
  numberedRequestSchema,
  numberedSchema,
  sealedReleasesSchema,
  studentLogRequestSchema,
  studentLogSchema,
} from '../../../shared/areas/disclosures/release.ts';
import { streamOf } from '../../audit/export/stream.ts';
import { savedViewsSchema } from '../../../shared/areas/disclosures/saved-view.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { JSON_HEADERS } from '../../http/json-text.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { exportLog } from './export/export-log.ts';
import { TYPES } from './export/file.ts';
import { readViews } from './keep-view.ts';
import { copyRoutes } from './copy/copy.routes.ts';
import { listDisclosures } from './list-disclosures.ts';
import { readNumbered } from './numbered.ts';
import { readParties, readSealed } from './read-custody.ts';
import { readLog } from './read-log.ts';

/** The disclosure log (34 CFR 99.32) and the custodian's books beside it. All are changed by ops. */
export function disclosureRoutes(server: Server) {
  return new Hono<Env>().route('/', logRoutes(server)).route('/', copyRoutes(server)).route('/', custodyRoutes(server));
}

const fileAnswers = () => ({
  ...answers(200, null, 401, 403, 422),
  200: {
    description: 'The file',
    content: Object.fromEntries(
      Object.values(TYPES).map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]),
    ),
  },
});

function logRoutes(server: Server) {
  const { store, config, log } = server;
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
      '/disclosures/export',
      describeRoute({
        summary: 'What a filter finds in the disclosure log, as a file: CSV, a workbook or a PDF',
        tags: ['disclosures'],
        responses: fileAnswers(),
      }),
      sessionGuard(server),
      jsonBody(disclosureExportRequestSchema),
      async (c) => {
        const asking = { store, context: auditContext(c), signedIn: c.get('signedIn'), timeZone: config.timeZone };
        const { name, type, pieces } = await exportLog(asking, c.req.valid('json'));
        return c.body(streamOf(pieces, log), 200, {
          'content-type': type,
          'content-disposition': `attachment; filename="${name}"`,
        });
      },
    )
    .post(
      '/disclosures/students',
      describeRoute({
        summary: 'Who has these numbers, of those about whom the reader may enter a disclosure',
        tags: ['disclosures'],
        responses: answers(200, numberedSchema, 401, 422),
      }),
      sessionGuard(server),
      jsonBody(numberedRequestSchema),
      async (c) => c.json(await readNumbered(store, auditContext(c), c.get('signedIn'), c.req.valid('json').numbers)),
    )
    .get(
      '/saved-views',
      describeRoute({
        summary: 'How the reader looks at the disclosure log: views that they saved',
        tags: ['disclosures'],
        responses: answers(200, savedViewsSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readViews(store, c.get('signedIn'))),
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
