import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { sheetFormsSchema } from '../../../shared/areas/cases/sheet-form.ts';
import type { Env, Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { readSheetForms } from './sheet-form.ts';

/** What the face sheet asks for (R1), for whoever may change it. It is changed by an op. */
export function sheetFormRoutes(server: Server) {
  return new Hono<Env>().get(
    '/sheet-form',
    describeRoute({
      summary: 'What the face sheet asks for, and what it asked for before',
      tags: ['students'],
      responses: answers(200, sheetFormsSchema, 401, 403),
    }),
    sessionGuard(server),
    async (c) => c.json(await readSheetForms(server.store, c.get('signedIn'))),
  );
}
