import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  accessCheckRequestSchema,
  accessCheckSchema,
  audienceRequestSchema,
  audienceSchema,
  simulateRequestSchema,
  simulateSchema,
  simulateSheetRequestSchema,
  simulateSheetSchema,
  studentListRequestSchema,
  studentListSchema,
} from '../../../../shared/areas/access/sight.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { JSON_HEADERS } from '../../../http/json-text.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import { checkAccess } from './check-access.ts';
import { listStudents } from './list-students.ts';
import { readAudience } from './read-audience.ts';
import { simulate } from './simulate.ts';
import { simulateSheet } from './simulate-sheet.ts';

/** Who sees whom: lists of students, who else sees one, who could on a day, and what somebody else sees. */
export function sightRoutes(server: Server) {
  return new Hono<Env>().route('/', studentSight(server)).route('/', othersSight(server));
}

function studentSight(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/students/list',
      describeRoute({
        summary: 'Students on whom the reader may do something',
        tags: ['students'],
        responses: answers(200, studentListSchema, 401, 422),
      }),
      sessionGuard(server),
      jsonBody(studentListRequestSchema),
      async (c) => c.json(await listStudents(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/students/audience',
      describeRoute({
        summary: 'Who can see a student',
        tags: ['students'],
        responses: answers(200, audienceSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(audienceRequestSchema),
      async (c) => {
        const { studentId } = c.req.valid('json');
        return c.json(await readAudience(store, auditContext(c), c.get('signedIn'), studentId));
      },
    );
}

function othersSight(server: Server) {
  const { store, config } = server;
  return new Hono<Env>()
    .post(
      '/access/check',
      describeRoute({
        summary: 'Whether somebody could see a student on a day',
        tags: ['access'],
        responses: answers(200, accessCheckSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(accessCheckRequestSchema),
      async (c) => {
        const asked = c.req.valid('json');
        return c.json(await checkAccess(store, auditContext(c), c.get('signedIn'), asked, config.timeZone));
      },
    )
    .post(
      '/access/simulate',
      describeRoute({
        summary: 'What somebody else sees',
        tags: ['access'],
        responses: answers(200, simulateSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(simulateRequestSchema),
      async (c) => c.json(await simulate(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/access/simulate/face-sheet',
      describeRoute({
        summary: 'A face sheet as somebody else sees it',
        tags: ['access'],
        responses: answers(200, simulateSheetSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(simulateSheetRequestSchema),
      async (c) => {
        const { text } = await simulateSheet(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
        return c.body(text, 200, JSON_HEADERS);
      },
    );
}
