import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  disclosureListAnswerSchema,
  disclosureListRequestSchema,
} from '../../../shared/areas/disclosures/disclosure.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { JSON_HEADERS } from '../../http/json-text.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listDisclosures } from './list-disclosures.ts';

/** The disclosure log (34 CFR 99.32). */
export function disclosureRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
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
  );
}
