import type { About } from '../../../shared/areas/disclosures/judge.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import { startOfDay } from '../../../shared/runtime.ts';
import type { Looker } from '../../store/store.ts';
import { readSwitch } from '../studies/studies-switch.ts';

const HALF_DAY_MS = 43_200_000;

/** What a release of a student's data is judged by, on the server's day. */
export async function aboutOf(q: Looker, birthDate: string | null, today: string): Promise<About> {
  const { open: studiesOpen } = await readSwitch(q);
  return { age: birthDate === null ? null : ageOn(birthDate, today), today, studiesOpen };
}

/** The instant of something that happened on a day: now where it is today, else the middle of the district's day. */
export const instantOf = (
  day: string,
  now: { readonly today: string; readonly at: number; readonly timeZone: string },
) => (day === now.today ? now.at : startOfDay(now.timeZone, day) + HALF_DAY_MS);
