import type { TodayLine } from '../../../shared/areas/today/today.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { schoolYearPeriod } from '../../../shared/clocks/school-year.ts';
import { type Actor, decideGlobal } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { toldDue } from '../duties/duty-due.ts';
import { openDuties } from '../duties/open-duties.ts';
import type { Clockwork } from '../requests/request-now.ts';

/** Every yearly duty that is somebody's and not done yet, as a line each; what several schools owe is one line. */
export async function linesOfDuties(
  q: Looker,
  actor: Actor,
  { calendar, locale }: Clockwork,
): Promise<readonly TodayLine[]> {
  const decided = decideGlobal(actor, 'duty.keep');
  if (!decided.allow) return [];
  const open = await openDuties(q, decided.grant, calendar);
  return open.map(({ duty, schools, year }): TodayLine => {
    const [school, ...others] = schools;
    // Of several schools it is the list that is opened.
    const buildingId = others.length === 0 ? (school?.id ?? null) : null;
    return {
      id: `${duty.id}:${buildingId ?? 'district'}`,
      title: duty.title[locale],
      next: '',
      student: null,
      place: others.length === 0 ? (school?.name ?? null) : m.td_schools({ count: schools.length }, { locale }),
      ...toldDue(duty, year, calendar, locale),
      waits: false,
      ends: false,
      since: `${schoolYearPeriod(Number(year.slice(0, 4))).from}-01`,
      opens: { section: 'duties', duty: duty.id, buildingId },
    };
  });
}
