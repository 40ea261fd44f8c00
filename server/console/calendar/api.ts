import {
  type CalendarList,
  calendarListSchema,
  type Proposal,
  proposalSchema,
  type ProposeRequest,
} from '../../../shared/areas/calendar/calendar.ts';
import type { Answer, Api } from '../api.ts';

/** The district's calendar, and what it was before. */
export function calendars({ get }: Api): Promise<Answer<CalendarList>> {
  return get(calendarListSchema, '/v1/calendar');
}

/** What a state's legal holidays of a year probably are. */
export function proposalFor({ call }: Api, asked: ProposeRequest): Promise<Answer<Proposal>> {
  return call(proposalSchema, '/v1/calendar/propose', asked);
}
