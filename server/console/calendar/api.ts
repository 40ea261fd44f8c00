import {
  type CalendarList,
  calendarListSchema,
  type Proposal,
  proposalSchema,
  type ProposeRequest,
} from '../../../shared/areas/calendar/calendar.ts';
import { type Moved, movedSchema } from '../../../shared/areas/requests/request.ts';
import type { Answer, Api } from '../api.ts';

/** The district's calendar, and what it was before. */
export function calendars({ get }: Api): Promise<Answer<CalendarList>> {
  return get(calendarListSchema, '/v1/calendar');
}

/** What a state's legal holidays of a year probably are. */
export function proposalFor({ call }: Api, asked: ProposeRequest): Promise<Answer<Proposal>> {
  return call(proposalSchema, '/v1/calendar/propose', asked);
}

/** The open requests that are due on another day than by the calendar of an earlier revision. */
export function movedSince({ call }: Api, rev: number): Promise<Answer<Moved>> {
  return call(movedSchema, '/v1/requests/moved', { rev });
}
