import { type Context, Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { reportAnswerSchema, reportFileSchema, reportRequestSchema } from '../../../shared/areas/reports/report.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { type Asking, auditedReport } from './audited-report.ts';
import { exportReport } from './export-report.ts';

/** Nobody reads it; the access log does (the code that nginx uses for a client that went away). */
const CLIENT_GONE = 499 as ContentfulStatusCode;

/** Counts that identify nobody (R30, R31, R68). */
export function reportRoutes(server: Server) {
  const { store, config } = server;
  const asking = (c: Context<Env>): Asking => ({
    store,
    context: auditContext(c),
    signedIn: c.get('signedIn'),
    timeZone: config.timeZone,
    signal: c.req.raw.signal,
  });
  const answer = (c: Context<Env>, value: object | null) =>
    value === null ? c.body(null, CLIENT_GONE) : c.json(value);

  return new Hono<Env>()
    .post(
      '/reports/deidentified',
      describeRoute({
        summary: 'Services or discipline in numbers that identify nobody',
        tags: ['reports'],
        responses: answers(200, reportAnswerSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(reportRequestSchema),
      async (c) => {
        const report = await auditedReport(asking(c), c.req.valid('json'), 'report.read', async (_, value) => ({
          value,
        }));
        return answer(c, report);
      },
    )
    .post(
      '/reports/deidentified/csv',
      describeRoute({
        summary: 'The same numbers as a CSV file',
        tags: ['reports'],
        responses: answers(200, reportFileSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(reportRequestSchema),
      async (c) => answer(c, await exportReport(asking(c), c.req.valid('json'))),
    );
}
