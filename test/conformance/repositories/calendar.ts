import { expect } from 'vitest';
import {
  calendarText,
  calendarTextAt,
  earlierCalendars,
  lockCalendar,
  replaceCalendar,
} from '../../../server/areas/calendar/calendar.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

/** The right of a records manager to say which days count. */
async function mayEdit(on: Ground) {
  const since = '2019-07-01';
  await on.write((tx) => addStaff(tx, 'keeper', [{ role: 'recordsManager', buildingId: null, since, until: null }]));
  return on.mayDo('calendar.edit', 'keeper');
}

/** A calendar that was replaced twice. */
async function replaced(on: Ground) {
  const may = await mayEdit(on);
  await on.write(async (tx) => {
    await lockCalendar(tx, may, TEXT);
    await replaceCalendar(tx, may, { rev: 0, value: TEXT }, 'second');
    await replaceCalendar(tx, may, { rev: 7, value: 'second' }, 'third');
  });
  return may;
}

export const calendars: Repository = {
  file: 'areas/calendar/calendar.repo.ts',
  functions: {
    calendarText: {
      async 'is nothing until the district has said something'(on) {
        expect(await on.look(calendarText)).toBeUndefined();
      },
    },
    lockCalendar: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        const may = await mayEdit(on);
        expect(await on.write((tx) => lockCalendar(tx, may, 'first'))).toBe('first');
        expect(await on.write((tx) => lockCalendar(tx, may, 'other'))).toBe('first');
      },
    },
    replaceCalendar: {
      async 'puts another in its place'(on) {
        await replaced(on);
        expect(await on.look(calendarText)).toBe('third');
      },
    },
    calendarTextAt: {
      async 'is what was in force under a revision'(on) {
        await replaced(on);
        const at = (rev: number) => on.look((q) => calendarTextAt(q, rev));
        expect([await at(0), await at(7), await at(8)]).toEqual([TEXT, 'second', undefined]);
      },
    },
    earlierCalendars: {
      async 'are all that were replaced, and not the one in force'(on) {
        const may = await replaced(on);
        expect((await on.look((q) => earlierCalendars(q, may))).sort()).toEqual([TEXT, 'second'].sort());
      },
    },
  },
};
