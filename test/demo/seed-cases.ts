import { meetingFrom } from '../../shared/areas/committee/meeting-days.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { readCases } from '../../server/areas/cases/read-cases.ts';
import { readDays } from '../../server/areas/committee/days.ts';
import { findAccount } from '../../server/identity/accounts.repo.ts';
import type { Store } from '../../server/store/store.ts';
import { atWork, type AtWork, type Scene } from './as-staff.ts';
import { DEMO_CASES, type DemoCase, type DemoStep } from './cases.ts';
import type { DisciplineEntry, District } from './district/index.ts';
import { HARBOR_VIEW } from './district/schools.ts';
import { type DemoAct, schoolDay, withDays } from './play.ts';

const [REFERS, WORKER] = ['dfontaine', 'rortiz'] as const;

/** Each of the demo's cases with the number of the student whose it is. */
export function castOf(district: District): readonly (DemoCase & { readonly sisId: string })[] {
  const others = othersOf(district);
  return DEMO_CASES.map((one) => {
    const sisId = one.sisId ?? others.shift();
    if (sisId === undefined) throw new Error('The demo has too few students for its cases.');
    return { ...one, sisId };
  });
}

/** The demo's cases as the committee, the social worker and the director take them: each step through the rules. */
export function caseActs(district: District): readonly DemoAct[] {
  return castOf(district).flatMap(({ sisId, ...one }) => [
    { daysAgo: one.openedDaysAgo, play: (scene) => opens(scene, one, sisId) },
    ...one.steps.map((step): DemoAct => ({ daysAgo: step[1], play: (scene) => takes(scene, step, sisId) })),
  ]);
}

async function opens(scene: Scene, one: DemoCase, sisId: string): Promise<void> {
  const { store, asOf } = scene;
  const committee = await atWork(scene, REFERS);
  const studentId = await committee.studentOf(sisId);
  const worker = await store.look((q) => findAccount(q, WORKER));
  const { buildings } = await readCases(store, committee.context, committee.signedIn, studentId);
  const school = buildings.find(({ name }) => name === 'Harbor View High');
  if (worker === undefined || school === undefined) throw new Error('The demo lacks its school or its social worker.');
  const { route, reason, rationale = 'No ESE or Section 504 services are known.', openedDaysAgo } = one;
  const opened = schoolDay(asOf, openedDaysAgo);
  const filled = { route, reason, rationale, buildingId: school.id, workerId: worker.staffId, committeeTold: opened };
  await committee.send('case.open', { studentId, form: { kind: 'referred', day: opened, filled } });
}

async function takes(scene: Scene, [kind, daysAgo, form, by = WORKER]: DemoStep, sisId: string): Promise<void> {
  const { store, asOf } = scene;
  const staff = await atWork(scene, by);
  const studentId = await staff.studentOf(sisId);
  const caseId = await caseOf(store, staff, studentId);
  const { days } = await store.look(readDays);
  const filled = withDays(form, asOf, meetingFrom(days, dayAfter(asOf, 1)));
  const step = { kind, day: schoolDay(asOf, daysAgo), filled };
  await staff.send('case.step', { studentId, caseId, form: step });
}

async function caseOf(store: Store, { context, signedIn }: AtWork, studentId: string): Promise<string> {
  const { cases } = await readCases(store, context, signedIn, studentId);
  const [newest] = cases;
  if (newest === undefined) throw new Error('A demo case was opened and is not there.');
  return newest.caseId;
}

/** The numbers of the students whose cases the demo tells. */
export const playedIn = (district: District): ReadonlySet<string> =>
  new Set(castOf(district).map(({ sisId }) => sisId));

/** The district with the discipline of its cases: of their students, what led to each and what its steps count. */
export function withIncidents(district: District): District {
  const cast = castOf(district);
  const students = new Map(district.students.map((student) => [student.number, student]));
  const played = new Set(cast.map(({ sisId }) => students.get(sisId)?.id));
  const incidents = cast.flatMap(({ sisId, incidents: own = [] }): DisciplineEntry[] => {
    const student = students.get(sisId);
    if (student === undefined) return [];
    const { id: studentId, schoolId, grade } = student;
    return own.map(([daysAgo, infraction, action], i) => {
      const date = schoolDay(district.asOf, daysAgo);
      return { id: `dis-case-${sisId}-${i + 1}`, studentId, date, schoolId, grade, infraction, action };
    });
  });
  const others = district.discipline.filter(({ studentId }) => !played.has(studentId));
  return { ...district, discipline: [...others, ...incidents] };
}

/** Rosa Ortiz's students of now at Harbor View, in the order of their numbers, without those whom the demo and its tests know by name. */
function othersOf({ staff, relations, students }: District): string[] {
  const known = ['204417', '201938', '203310', '205771'];
  const worker = staff.find(({ username }) => username === WORKER)?.id;
  const year = relations
    .map(({ since }) => since)
    .toSorted()
    .at(-1);
  const hers = new Set(
    relations.filter((one) => one.staffId === worker && one.since === year).map(({ studentId }) => studentId),
  );
  return students
    .filter(({ id, number, schoolId }) => hers.has(id) && schoolId === HARBOR_VIEW && !known.includes(number))
    .map(({ number }) => number)
    .toSorted();
}
