import { type Context, Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import * as z from 'zod/mini';
import { classed } from '../../../../shared/access/field-classes.ts';
import {
  copyPreviewRequestSchema,
  copyPreviewSchema,
  copyProofRequestSchema,
  copyRequestSchema,
} from '../../../../shared/areas/disclosures/copy/copy.ts';
import { streamOf } from '../../../audit/export/stream.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import type { CopyAsking } from './copying.ts';
import { makeCopy } from './make-copy.ts';
import { previewCopy } from './preview-copy.ts';
import { proveCopy } from './prove-copy.ts';

const PDF = 'application/pdf';
/** JSON, one a line. */
const LINES = 'application/x-ndjson';

const fileAnswers = (type: string, description: string, ...problems: (401 | 403 | 404 | 422)[]) => ({
  ...answers(200, null, ...problems),
  200: { description, content: { [type]: { schema: resolver(classed('disclosure', z.string())) } } },
});
/** No student is named in it: names of files are seen by everybody who passes by. */
const fileHeaders = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
});

/** The family's copy of the disclosure log, and what proves it (R85, R119, R181). */
export function copyRoutes(server: Server) {
  const { store, config, trail, log } = server;
  const asking = (c: Context<Env>): CopyAsking => ({
    store,
    context: auditContext(c),
    signedIn: c.get('signedIn'),
    timeZone: config.timeZone,
  });
  return new Hono<Env>()
    .post(
      '/disclosures/copy/preview',
      describeRoute({
        summary: "What a copy of a student's disclosure log for the family would hold, and what it would leave out",
        tags: ['disclosures'],
        responses: answers(200, copyPreviewSchema, 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(copyPreviewRequestSchema),
      async (c) => c.json(await previewCopy(asking(c), c.req.valid('json').studentId)),
    )
    .post(
      '/disclosures/copy',
      describeRoute({
        summary: "A copy of a student's disclosure log for the family as one accessible PDF, kept as an inspection",
        tags: ['disclosures'],
        responses: fileAnswers(PDF, 'The copy', 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(copyRequestSchema),
      async (c) => {
        const pdf = await makeCopy(asking(c), c.req.valid('json'));
        return c.body(new Uint8Array(pdf), 200, fileHeaders(PDF, 'disclosure-log-copy.pdf'));
      },
    )
    .post(
      '/disclosures/copy/proof',
      describeRoute({
        summary:
          'What proves such a copy: the entries of the trail that it rests on, as a file that anybody can verify',
        tags: ['disclosures'],
        responses: fileAnswers(LINES, 'The proof', 401, 403, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(copyProofRequestSchema),
      async (c) => {
        const { name, pieces } = await proveCopy({ ...asking(c), trail }, c.req.valid('json'));
        return c.body(streamOf(pieces, log), 200, fileHeaders(LINES, name));
      },
    );
}
