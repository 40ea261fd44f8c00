import { v7 } from 'uuid';
import { buildings } from '../../server/areas/access/mapping/role-map.repo.ts';
import type { Filled } from '../../shared/areas/forms/form-spec.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { schoolYearOf } from '../../shared/clocks/school-year.ts';
import { atWork, type Scene } from './as-staff.ts';
import { DEMO_DUTIES, DEMO_PLAN, WITHOUT_PLAN } from './duties.ts';
import { type DemoAct, schoolDay } from './play.ts';

/** The records manager of the demo's district. */
const KEEPS = 'anwosu';
const DAYS_AGO = 30;
/** C2: so long after the notice families can refuse. */
const REFUSAL_DAYS = 30;

/** Enters the demo's yearly duties as the records manager would. */
export function dutyActs(): readonly DemoAct[] {
  return [
    ...DEMO_DUTIES.map(([duty, filled]) => ({
      daysAgo: DAYS_AGO,
      play: (scene: Scene) => keep(scene, duty, null, filled),
    })),
    { daysAgo: DAYS_AGO, play: plans },
  ];
}

async function plans(scene: Scene): Promise<void> {
  const all = await scene.store.look((q) => buildings(q));
  const schools = all.filter(({ kind, active }) => kind === 'school' && active);
  for (const { id } of schools.slice(0, -WITHOUT_PLAN)) await keep(scene, 'plan', id, DEMO_PLAN);
}

async function keep(scene: Scene, duty: string, buildingId: string | null, filled: Filled): Promise<void> {
  const staff = await atWork(scene, KEEPS);
  const day = schoolDay(scene.asOf, DAYS_AGO);
  const last = dayAfter(day, REFUSAL_DAYS);
  const dated = Object.entries(filled).map(([name, value]) => [name, value === 'last' ? last : value]);
  const year = schoolYearOf(scene.asOf);
  await staff.send('duty.keep', {
    doneId: v7(),
    duty,
    year,
    buildingId,
    day,
    filled: Object.fromEntries(dated) as Filled,
  });
}
