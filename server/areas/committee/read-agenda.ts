import type { Agenda, CommitteeDays } from '../../../shared/areas/committee/committee.ts';
import { meetingBefore, meetingFrom } from '../../../shared/areas/committee/meeting-days.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { bookedDays } from './agenda.repo.ts';
import { readDays } from './days.ts';
import { type Asking, listed } from './listing.ts';

/**
 * What comes before the committee on a day, or at the next meeting (R23 to R25). A day on which the committee meets no
 * more is turned to as well while a case is on its agenda: nobody's case is lost because a meeting was moved.
 */
export function readAgenda(asking: Asking, asked: string | null): Promise<Agenda> {
  const { actor } = asking.signedIn;
  const today = actor.asOf.day;
  return listed(asking, 'agenda', async (q, { may, filter, calledOn }) => {
    const { rev, days } = await readDays(q);
    const booked = await bookedDays(q, filter, earliest(today, asked));
    const day = asked ?? dayFrom(days, booked, today);
    const shown = await calledOn(day);
    const value: Agenda = {
      day,
      rows: shown.map(({ row }) => row),
      days,
      rev,
      previous: dayBefore(days, booked, day),
      next: dayFrom(days, booked, dayAfter(day, 1)),
      today,
      mayEdit: may.abilities.includes('committee.edit'),
    };
    return { day, shown, value };
  });
}

/** Where to begin to look for days that are booked: far enough back to turn one page back. */
const LOOK_BACK = 7;
const earliest = (today: string, asked: string | null): string =>
  dayAfter(asked !== null && asked < today ? asked : today, -LOOK_BACK);

/** The first day from one on with a meeting, or with cases that were scheduled for it. */
function dayFrom(days: CommitteeDays, booked: readonly string[], from: string): string {
  const meeting = meetingFrom(days, from);
  return booked.find((day) => day >= from && day < meeting) ?? meeting;
}

function dayBefore(days: CommitteeDays, booked: readonly string[], day: string): string {
  const meeting = meetingBefore(days, day);
  return booked.findLast((one) => one < day && one > meeting) ?? meeting;
}
