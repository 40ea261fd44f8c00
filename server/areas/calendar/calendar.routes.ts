import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { calendarListSchema, proposalSchema, proposeRequestSchema } from '../../../shared/areas/calendar/calendar.ts';
import type { Env, Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listCalendars } from './calendar.ts';
import { proposeHolidays } from './propose-holidays.ts';

/** The days that count in the district. They are changed by an op. */
export function calendarRoutes(server: Server) {
  return new Hono<Env>()
    .get(
      '/calendar',
      describeRoute({
        summary: 'The district’s holidays and school days, and what they were before',
        tags: ['calendar'],
        responses: answers(200, calendarListSchema, 401, 403),
      }),
      sessionGuard(server),
      async (c) => c.json(await listCalendars(server.store, c.get('signedIn'))),
    )
    .post(
      '/calendar/propose',
      describeRoute({
        summary: 'What a state’s legal holidays of a year probably are; nothing is stored',
        tags: ['calendar'],
        responses: answers(200, proposalSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(proposeRequestSchema),
      async (c) => c.json(await proposeHolidays(c.get('signedIn'), c.req.valid('json'))),
    );
}
