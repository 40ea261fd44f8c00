import type { Filled } from '../../shared/areas/forms/form-spec.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Scene } from './as-staff.ts';

/** Something that the demo's staff did, so many days before its own day. */
export interface DemoAct {
  readonly daysAgo: number;
  play(scene: Scene): Promise<void>;
}

/** A clock that is set: what is recorded while it stands on a day is recorded on that day. */
export interface DemoClock {
  readonly runtime: Runtime;
  setTo(at: number): void;
}

export function demoClock(runtime: Runtime): DemoClock {
  let at = runtime.now();
  return { runtime: { ...runtime, now: () => at }, setTo: (next) => void (at = next) };
}

/** Plays everything in the order of its days, each on its own. */
export async function playAll(scene: Scene, clock: DemoClock, acts: readonly DemoAct[], now: number): Promise<void> {
  for (const { daysAgo, play } of acts.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    clock.setTo(schoolHour(schoolDay(scene.asOf, daysAgo), now));
    await play(scene);
  }
}

const [SUNDAY, SATURDAY] = [0, 6];

/** The day so many days before; of a weekend the Friday before it. */
export function schoolDay(asOf: string, daysAgo: number): string {
  const day = dayAfter(asOf, -daysAgo);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === SUNDAY ? dayAfter(day, -2) : weekday === SATURDAY ? dayAfter(day, -1) : day;
}

/** About ten in the morning of that day in America, so that nothing of the demo is at night; never after now. */
export const schoolHour = (day: string, now: number): number => Math.min(Date.parse(`${day}T16:10:00Z`), now);

/** Days of the demo are counted from its own: `-12` is twelve days before, `next` the next meeting. */
export function withDays(form: Filled, asOf: string, next = 'next'): Filled {
  const day = (value: Filled[string]) =>
    typeof value === 'string' && /^-\d+$/.test(value)
      ? schoolDay(asOf, -Number(value))
      : value === 'next'
        ? next
        : value;
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, day(value)]));
}
