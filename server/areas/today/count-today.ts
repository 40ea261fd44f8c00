import { isPressing } from '../../../shared/areas/today/today-groups.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import { type Actor, decideGlobal } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { openLists } from '../directory/open-lists.ts';
import { openDuties } from '../duties/open-duties.ts';
import { countPressing } from '../requests/count-pressing.ts';
import { clockedStudies } from '../studies/clocked-studies.ts';

/**
 * How much of what stands on somebody's Today is overdue or due today, and how much of that is yearly duties, which
 * whoever has no such page has too.
 */
export async function countToday(
  q: Looker,
  actor: Actor,
): Promise<{ readonly today: number; readonly duties: number }> {
  const lists = decideGlobal(actor, 'request.list');
  const keeps = decideGlobal(actor, 'duty.keep');
  if (!lists.allow && !keeps.allow) return { today: 0, duties: 0 };
  const kept = await readCalendar(q);
  const open = keeps.allow ? await openDuties(q, keeps.grant, kept.calendar) : [];
  const duties = countDue(
    open.map(({ due }) => due),
    actor,
  );
  if (!lists.allow) return { today: 0, duties };
  const others = countDue(await ofNoStudent(q, actor, kept.calendar), actor);
  return { today: duties + others + (await countPressing(q, actor, kept)), duties };
}

/** The days of lists that were asked for (W8), and by which the data of studies are destroyed (W27). */
async function ofNoStudent(q: Looker, actor: Actor, calendar: DistrictCalendar): Promise<readonly (string | null)[]> {
  const makes = decideGlobal(actor, 'directory.list');
  const studies = decideGlobal(actor, 'study.keep');
  const { day: today } = actor.asOf;
  const lists = makes.allow ? await openLists(q, makes.grant, calendar) : [];
  const clocked = studies.allow ? await clockedStudies(q, studies.grant, { calendar, today }) : [];
  return [...lists.map(({ due }) => due?.due ?? null), ...clocked.map(({ clock }) => clock.due.due)];
}

const countDue = (days: readonly (string | null)[], actor: Actor): number =>
  days.filter((due) => isPressing({ due, waits: false, ends: false }, actor.asOf.day)).length;
