import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { lettersRequestSchema, lettersSchema } from '../../../shared/areas/letters/letter.ts';
import { letterTemplatesListSchema } from '../../../shared/areas/letters/template.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { readLetters } from './read-letters.ts';
import { listTemplates } from './templates.ts';

/** Letters to the home, and the templates they are begun from. Both are changed by ops. */
export function letterRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>()
    .get(
      '/letter-templates',
      describeRoute({
        summary: 'The templates of letters, and what they were before',
        tags: ['letters'],
        responses: answers(200, letterTemplatesListSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await listTemplates(store, c.get('signedIn'))),
    )
    .post(
      '/letters/read',
      describeRoute({
        summary: 'The letters about a student, and what a new one is begun from',
        tags: ['letters'],
        responses: answers(200, lettersSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(lettersRequestSchema),
      async (c) => {
        const asked = { studentId: c.req.valid('json').studentId, timeZone: config.timeZone };
        return c.json(await readLetters(store, auditContext(c), c.get('signedIn'), asked));
      },
    );
}
