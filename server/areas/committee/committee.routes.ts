import { type Context, Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import * as z from 'zod/mini';
import { classed } from '../../../shared/access/field-classes.ts';
import { agendaRequestSchema, agendaSchema, packetRequestSchema } from '../../../shared/areas/committee/committee.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import type { Asking } from './listing.ts';
import { makeCalendar } from './make-calendar.ts';
import { makePacket } from './make-packet.ts';
import { readAgenda } from './read-agenda.ts';

const PDF = 'application/pdf';
const ICS = 'text/calendar';

const fileAnswers = (type: string, description: string) => ({
  ...answers(200, null, 401, 403, 422),
  200: { description, content: { [type]: { schema: resolver(classed('casework', z.string())) } } },
});

/** The committee (R20 to R28): its agenda, its packet, its meeting for a calendar. Its days are set by an op. */
export function committeeRoutes(server: Server) {
  const { store, config } = server;
  const asking = (c: Context<Env>): Asking => ({
    store,
    context: auditContext(c),
    signedIn: c.get('signedIn'),
    timeZone: config.timeZone,
  });
  const fileHeaders = (type: string, name: string) => ({
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  });

  return new Hono<Env>()
    .post(
      '/committee/agenda',
      describeRoute({
        summary: 'What comes before the committee on a day, as far as the reader may see it',
        tags: ['committee'],
        responses: answers(200, agendaSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(agendaRequestSchema),
      async (c) => c.json(await readAgenda(asking(c), c.req.valid('json').day)),
    )
    .post(
      '/committee/packet',
      describeRoute({
        summary: 'The agenda packet of a day as one accessible PDF, of what the reader may see',
        tags: ['committee'],
        responses: fileAnswers(PDF, 'The packet'),
      }),
      sessionGuard(server),
      jsonBody(packetRequestSchema),
      async (c) => {
        const { day } = c.req.valid('json');
        const pdf = await makePacket(asking(c), day);
        return c.body(new Uint8Array(pdf), 200, fileHeaders(PDF, `committee-packet-${day}.pdf`));
      },
    )
    .post(
      '/committee/ics',
      describeRoute({
        summary: 'The meeting of a day for a calendar, initials only',
        tags: ['committee'],
        responses: fileAnswers(ICS, 'The meeting'),
      }),
      sessionGuard(server),
      jsonBody(packetRequestSchema),
      async (c) => {
        const { day } = c.req.valid('json');
        const calendar = await makeCalendar(asking(c), day);
        return c.body(calendar, 200, fileHeaders(`${ICS}; charset=utf-8`, `committee-${day}.ics`));
      },
    );
}
