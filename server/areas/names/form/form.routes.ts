import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import * as z from 'zod/mini';
import { classed } from '../../../../shared/access/field-classes.ts';
import { nameFormRequestSchema } from '../../../../shared/areas/names/name-form.ts';
import { auditContext, type Env, type Server } from '../../../http/context.ts';
import { answers } from '../../../http/openapi.ts';
import { sessionGuard } from '../../../http/session-guard.ts';
import { jsonBody } from '../../../http/validated.ts';
import { makeForm } from './make-form.ts';

const PDF = 'application/pdf';

/** The Student Record Update Form on paper (R193 to R206). */
export function nameFormRoutes(server: Server) {
  const { store, config } = server;
  return new Hono<Env>().post(
    '/names/form',
    describeRoute({
      summary: 'The Student Record Update Form as an accessible PDF: blank, or as it was filled in',
      tags: ['names'],
      responses: {
        ...answers(200, null, 401, 404, 422),
        200: { description: 'The form', content: { [PDF]: { schema: resolver(classed('names', z.string())) } } },
      },
    }),
    sessionGuard(server),
    jsonBody(nameFormRequestSchema),
    async (c) => {
      const { timeZone } = config;
      const asking = { store, context: auditContext(c), signedIn: c.get('signedIn'), timeZone };
      const pdf = await makeForm(asking, c.req.valid('json'));
      // No name of a student in the name of the file.
      const disposition = 'attachment; filename="record-update-form.pdf"';
      return c.body(new Uint8Array(pdf), 200, { 'content-type': PDF, 'content-disposition': disposition });
    },
  );
}
