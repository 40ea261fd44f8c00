import type { Judging } from '../../../shared/areas/requests/request-judge.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import type { Tx } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { readStudent } from '../cases/student.repo.ts';
import type { MayKeep } from './keeping.ts';

/** What a step is judged by: the server's day, the calendar in force, and how old the student is on that day. */
export async function judgingOf(tx: Tx, grant: MayKeep): Promise<Judging> {
  const today = grant.actor.asOf.day;
  const { calendar } = await readCalendar(tx);
  const birthDate = (await readStudent(tx, grant))?.birthDate ?? null;
  return { today, calendar, age: birthDate === null ? null : ageOn(birthDate, today) };
}
