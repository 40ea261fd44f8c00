import type { Duties, DutyDone } from '../../../shared/areas/duties/duty-wire.ts';
import { dutyState } from '../../../shared/areas/duties/duty-days.ts';
import { nearYears } from '../../../shared/areas/duties/duty-years.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { dutiesDone } from './duty.repo.ts';
import { toldDue } from './duty-due.ts';
import { openSchools, owedTo } from './own-duties.ts';

/**
 * What is due in a school year and what was done of it; the year of today where none is said. No student is in it, so
 * it leaves no entry. Throws `not-allowed` for who keeps none.
 */
export async function readDuties(store: Store, { actor, locale }: SignedIn, asked: string | null): Promise<Duties> {
  const decided = decideGlobal(actor, 'duty.keep');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('duty.keep', locale));
  const { day: today } = actor.asOf;
  const years = [...nearYears(today)];
  const year = years.find((one) => one === asked) ?? schoolYearOf(today);
  return store.look(async (q) => {
    const { calendar } = await readCalendar(q);
    const kept = await dutiesDone(q, decided.grant, year);
    const rows = owedTo(decided.grant, await openSchools(q)).map(({ duty, school, mayKeep }) => {
      const done = kept.filter((one) => one.duty === duty.id && one.buildingId === (school?.id ?? null));
      const told = toldDue(duty, year, calendar, locale);
      const first = done.map(({ day }) => day).toSorted()[0] ?? null;
      const state = dutyState(told.due, first, today);
      const of = { duty: duty.id, buildingId: school?.id ?? null, building: school?.name ?? null };
      return { ...of, ...told, state, mayKeep, done: done.map(toDone) };
    });
    return { year, years, today, rows };
  });
}

function toDone({ id, day, filled, by, at }: Awaited<ReturnType<typeof dutiesDone>>[number]): DutyDone {
  // As it was kept: what stands in the column came in by the form's schema.
  return { id, day, filled: JSON.parse(filled) as DutyDone['filled'], by, at };
}
