import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  faceSheetRequestSchema,
  faceSheetSchema,
  lookupAnswerSchema,
  lookupRequestSchema,
} from '../../../shared/areas/cases/face-sheet.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { JSON_HEADERS } from '../../http/json-text.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { lookUp } from './look-up.ts';
import { readFaceSheet } from './read-face-sheet.ts';

/** Students by sighting and by id. Ids travel in bodies, never in an address. */
export function studentRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/students/lookup',
      describeRoute({
        summary: 'Who a page shows',
        tags: ['students'],
        responses: answers(200, lookupAnswerSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(lookupRequestSchema),
      async (c) => c.json(await lookUp(server, auditContext(c), c.get('signedIn'), c.req.valid('json').seen)),
    )
    .post(
      '/students/face-sheet',
      describeRoute({
        summary: 'A face sheet',
        tags: ['students'],
        responses: answers(200, faceSheetSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(faceSheetRequestSchema),
      async (c) => {
        const { studentId } = c.req.valid('json');
        const { text } = await readFaceSheet(store, auditContext(c), c.get('signedIn'), studentId);
        return c.body(text, 200, JSON_HEADERS);
      },
    );
}
