import { generateIcsCalendar } from 'ts-ics';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { AgendaCase } from './agenda.repo.ts';
import { type Asking, listed } from './listing.ts';

/**
 * The meeting of a day for the reader's calendar, with the initials of those whose cases come up and nothing else of
 * them: a calendar is shared, synced and shown on screens that everybody passes.
 */
export function makeCalendar(asking: Asking, day: string): Promise<string> {
  const { context, signedIn } = asking;
  return listed(asking, 'calendar', async (_q, { casesOn }) => {
    const shown = await casesOn(day);
    const { locale } = signedIn;
    const initials = shown.map(({ found }) => initialsOf(found)).join(', ');
    const value = generateIcsCalendar({
      version: '2.0',
      prodId: '-//Facesheet//Committee//EN',
      events: [
        {
          // The same meeting stays one entry, however often it is taken over.
          uid: `committee-${day}@facesheet`,
          stamp: { date: new Date(context.at) },
          start: allDay(day),
          end: allDay(dayAfter(day, 1)),
          class: 'PRIVATE',
          summary: m.ics_title({ count: shown.length }, { locale }),
          ...(initials !== '' && { description: m.ics_cases({ initials }, { locale }) }),
        },
      ],
    });
    return { day, shown, value };
  });
}

const allDay = (day: string) => ({ date: new Date(`${day}T00:00:00Z`), type: 'DATE' as const });

/** `K. B.`: the first sign of each name as people see it. */
function initialsOf({ givenName, familyName }: AgendaCase): string {
  const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return [givenName, familyName]
    .flatMap((name) => [...signs.segment(name.trim())].slice(0, 1))
    .map(({ segment }) => `${segment.toUpperCase()}.`)
    .join(' ');
}
