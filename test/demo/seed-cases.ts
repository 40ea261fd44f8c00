import { meetingFrom } from '../../shared/areas/committee/meeting-days.ts';
import type { Filled } from '../../shared/areas/forms/form-spec.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { readCases } from '../../server/areas/cases/read-cases.ts';
import { readDays } from '../../server/areas/committee/days.ts';
import { findAccount } from '../../server/identity/accounts.repo.ts';
import type { Store } from '../../server/store/store.ts';
import { atWork, type AtWork } from './as-staff.ts';
import { DEMO_CASES, type DemoCase } from './cases.ts';
import type { District } from './district/index.ts';

const [REFERS, WORKER] = ['dfontaine', 'rortiz'] as const;

/** Plays the demo's cases as the committee, the social worker and the director would: each step through the rules. */
export async function seedCases(store: Store, district: District, asOf: string, timeZone: string): Promise<void> {
  const { days } = await store.look(readDays);
  const next = meetingFrom(days, dayAfter(asOf, 1));
  const others = othersOf(district);
  for (const one of DEMO_CASES) {
    const sisId = one.sisId ?? others.shift();
    if (sisId === undefined) throw new Error('The demo has too few students for its cases.');
    await playCase({ store, asOf, timeZone, next }, one, sisId);
  }
}

interface Stage {
  readonly store: Store;
  readonly asOf: string;
  readonly timeZone: string;
  /** The committee's next meeting. */
  readonly next: string;
}

async function playCase({ store, asOf, timeZone, next }: Stage, one: DemoCase, sisId: string): Promise<void> {
  const at = (username: string) => atWork(store, username, asOf, timeZone);
  const committee = await at(REFERS);
  const studentId = await committee.studentOf(sisId);
  const worker = await store.look((q) => findAccount(q, WORKER));
  const { buildings } = await readCases(store, committee.context, committee.signedIn, studentId);
  const school = buildings.find(({ name }) => name === 'Harbor View High');
  if (worker === undefined || school === undefined) throw new Error('The demo lacks its school or its social worker.');
  const { route, reason, rationale = 'Beyond what the plan gives: contact with the home.', openedDaysAgo } = one;
  const opened = dayAfter(asOf, -openedDaysAgo);
  const filled = { route, reason, rationale, buildingId: school.id, workerId: worker.staffId, committeeTold: opened };
  await committee.send('case.open', { studentId, form: { kind: 'referred', day: opened, filled } });
  const caseId = await caseOf(store, committee, studentId);
  for (const [kind, daysAgo, form, by = WORKER] of one.steps) {
    const staff = await at(by);
    const step = { kind, day: dayAfter(asOf, -daysAgo), filled: withDays(form, asOf, next) };
    await staff.send('case.step', { studentId, caseId, form: step });
  }
}

async function caseOf(store: Store, { context, signedIn }: AtWork, studentId: string): Promise<string> {
  const { cases } = await readCases(store, context, signedIn, studentId);
  const [newest] = cases;
  if (newest === undefined) throw new Error('A demo case was opened and is not there.');
  return newest.caseId;
}

/** Days of the demo are counted from its own: `-12` is twelve days before, `next` the next meeting. */
function withDays(form: Filled, asOf: string, next: string): Filled {
  const day = (value: Filled[string]) =>
    typeof value === 'string' && /^-\d+$/.test(value) ? dayAfter(asOf, Number(value)) : value === 'next' ? next : value;
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, day(value)]));
}

/** Rosa Ortiz's students of now, in the order of their numbers, without those whom the demo and its tests know by name. */
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
    .filter(({ id, number }) => hers.has(id) && !known.includes(number))
    .map(({ number }) => number)
    .toSorted();
}
