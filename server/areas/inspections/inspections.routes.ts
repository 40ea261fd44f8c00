import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { inspectionsRequestSchema, inspectionsSchema } from '../../../shared/areas/inspections/inspection.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { readInspections } from './read-inspections.ts';

/** The Record of Inspection (R181). It is written by an op, and with each copy that is made. */
export function inspectionRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>().post(
    '/inspections/read',
    describeRoute({
      summary: "A student's Record of Inspection: who saw what of the record, or was handed a copy",
      tags: ['inspections'],
      responses: answers(200, inspectionsSchema, 401, 404, 422),
    }),
    sessionGuard(server),
    jsonBody(inspectionsRequestSchema),
    async (c) =>
      c.json(await readInspections(store, auditContext(c), c.get('signedIn'), c.req.valid('json').studentId)),
  );
}
