import { type Context, Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import {
  auditExportRequestSchema,
  auditProofRequestSchema,
  exportFileSchema,
} from '../../../shared/wire/audit-export.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { exportTrail } from './export-trail.ts';
import type { ExportFile } from './file.ts';
import { streamOf } from './stream.ts';
import type { Wanted } from './wanted.ts';

/** JSON, one a line. */
const TYPE = 'application/x-ndjson';

const fileAnswers = () => ({
  ...answers(200, null, 401, 403, 422),
  200: { description: 'The file', content: { [TYPE]: { schema: resolver(exportFileSchema) } } },
});

/** Files of the trail that an outsider can verify. */
export function exportRoutes(server: Server) {
  const { config, store, trail, log } = server;
  const asked = (c: Context<Env>, wanted: Wanted) =>
    exportTrail(
      { store, trail, context: auditContext(c), signedIn: c.get('signedIn'), timeZone: config.timeZone },
      wanted,
    );
  const answer = (c: Context<Env>, { name, pieces }: ExportFile) =>
    c.body(streamOf(pieces, log), 200, {
      'content-type': TYPE,
      'content-disposition': `attachment; filename="${name}"`,
    });

  return new Hono<Env>()
    .post(
      '/audit/export',
      describeRoute({
        summary: 'The audit trail, or what a filter finds in it, as a file that an outsider can verify',
        tags: ['audit'],
        responses: fileAnswers(),
      }),
      sessionGuard(server),
      jsonBody(auditExportRequestSchema),
      async (c) => answer(c, await asked(c, c.req.valid('json'))),
    )
    .post(
      '/audit/proof',
      describeRoute({
        summary: 'One entry of the audit trail, with what proves that it is in it, as such a file',
        tags: ['audit'],
        responses: fileAnswers(),
      }),
      sessionGuard(server),
      jsonBody(auditProofRequestSchema),
      async (c) => answer(c, await asked(c, c.req.valid('json'))),
    );
}
