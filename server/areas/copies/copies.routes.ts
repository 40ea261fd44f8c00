import { type Context, Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import * as z from 'zod/mini';
import { classed } from '../../../shared/access/field-classes.ts';
import {
  copyListRequestSchema,
  copyListSchema,
  copyMadeSchema,
  copyRequestSchema,
  copySchema,
} from '../../../shared/areas/copies/copy.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { type Asking, copyFile, makeCopy } from './make-copy.ts';
import { listCopies, readCopy } from './read-copies.ts';

const PDF = 'application/pdf';

/** Copies of a record that are given out (R106, R138, R174). They are changed by ops; files are made here. */
export function copyRoutes(server: Server) {
  return new Hono<Env>().route('/', readRoutes(server)).route('/', fileRoutes(server));
}

function readRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/copies/read',
      describeRoute({
        summary: 'A copy of a record as it stands',
        tags: ['copies'],
        responses: answers(200, copySchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(copyRequestSchema),
      async (c) => c.json(await readCopy(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    )
    .post(
      '/copies/list',
      describeRoute({
        summary: 'Copies of records that are being made, or were handed over',
        tags: ['copies'],
        responses: answers(200, copyListSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(copyListRequestSchema),
      async (c) => c.json(await listCopies(store, auditContext(c), c.get('signedIn'), c.req.valid('json'))),
    );
}

function fileRoutes(server: Server) {
  const { store, config } = server;
  const asking = (c: Context<Env>): Asking => ({
    store,
    context: auditContext(c),
    signedIn: c.get('signedIn'),
    timeZone: config.timeZone,
  });
  return new Hono<Env>()
    .post(
      '/copies/make',
      describeRoute({
        summary: 'Sets the file of a copy before it is handed over, and keeps its SHA-256',
        tags: ['copies'],
        responses: answers(200, copyMadeSchema, 401, 404, 422),
      }),
      sessionGuard(server),
      jsonBody(copyRequestSchema),
      async (c) => c.json({ sha256: await makeCopy(asking(c), c.req.valid('json')) }),
    )
    .post(
      '/copies/file',
      describeRoute({
        summary: 'The file of a copy that was handed over, as an accessible PDF',
        tags: ['copies'],
        responses: {
          ...answers(200, null, 401, 404, 422),
          200: { description: 'The copy', content: { [PDF]: { schema: resolver(classed('casework', z.string())) } } },
        },
      }),
      sessionGuard(server),
      jsonBody(copyRequestSchema),
      async (c) => {
        const pdf = await copyFile(asking(c), c.req.valid('json'));
        // No name of a student in the name of the file.
        const disposition = 'attachment; filename="copy-of-record.pdf"';
        return c.body(new Uint8Array(pdf), 200, { 'content-type': PDF, 'content-disposition': disposition });
      },
    );
}
