import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  mappingCompareRequestSchema,
  mappingCompareSchema,
  mappingSchema,
  mappingTryRequestSchema,
  mappingTrySchema,
} from '../../../../shared/areas/access/mapping.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { JSON_HEADERS } from '../../../http/json-text.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import type { Reader } from '../../../store/store.ts';
import { auditedTry } from './audited-try.ts';
import { compareMapping } from './compare-mapping.ts';
import { readMapping } from './read-mapping.ts';
import { tryMapping } from './try-mapping.ts';

/** The role map (R54): read here, tried here before it is published. It is saved, dropped and published by ops. */
export function mappingRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .get(
      '/mapping',
      describeRoute({
        summary: 'The role map, its draft, and what there is to map',
        tags: ['access'],
        responses: answers(200, mappingSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await readMapping(store, c.get('signedIn'))),
    )
    .post(
      '/mapping/compare',
      describeRoute({
        summary: 'What rows of a role map would change',
        tags: ['access'],
        responses: answers(200, mappingCompareSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(mappingCompareRequestSchema),
      async (c) => {
        const signedIn = c.get('signedIn');
        const { rows } = c.req.valid('json');
        const work = (q: Reader) => compareMapping(q, rows, signedIn.actor.asOf);
        const { text } = await auditedTry(store, auditContext(c), signedIn, work);
        return c.body(text, 200, JSON_HEADERS);
      },
    )
    .post(
      '/mapping/try',
      describeRoute({
        summary: 'What somebody would see under rows of a role map',
        tags: ['access'],
        responses: answers(200, mappingTrySchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(mappingTryRequestSchema),
      async (c) => {
        const signedIn = c.get('signedIn');
        const asked = c.req.valid('json');
        const work = (q: Reader) => tryMapping(q, asked, signedIn.actor.asOf);
        const { text } = await auditedTry(store, auditContext(c), signedIn, work);
        return c.body(text, 200, JSON_HEADERS);
      },
    );
}
