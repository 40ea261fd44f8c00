import { type Agenda, agendaSchema } from '../../../shared/areas/committee/committee.ts';
import type { Answer, Api } from '../api.ts';
import type { Received } from '../file-call.ts';

/** What comes before the committee on a day, or at the next meeting. */
export function agendaOn({ call }: Api, day: string | null): Promise<Answer<Agenda>> {
  return call(agendaSchema, '/v1/committee/agenda', { day });
}

/** The packet of a day, or its meeting for a calendar, as a file. */
export function fileOf({ file }: Api, what: 'packet' | 'ics', day: string): Promise<Answer<Received>> {
  return file(`/v1/committee/${what}`, { day }, what === 'packet' ? `committee-${day}.pdf` : `committee-${day}.ics`);
}
