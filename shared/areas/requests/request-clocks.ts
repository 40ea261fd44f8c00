import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { type ClockId, clockRule } from '../../clocks/clock-rules.ts';
import { countDays } from '../../clocks/count.ts';
import { dueOf } from '../../clocks/due.ts';
import { businessDays } from '../../clocks/standing.ts';
import type { Due } from '../../clocks/working.ts';
import { textAt } from '../forms/form-spec.ts';
import type { RequestClock, RequestKind } from './kind.ts';
import { countingSteps, type TakenStep } from './request-judge.ts';

/** `met`: what ends it was done, in time or not. `stopped`: an objection ended it for good. */
export type ClockState = 'running' | 'late' | 'met' | 'met-late' | 'stopped';

/** A clock of a request as it stands. */
export interface RunningClock {
  readonly rule: ClockId;
  readonly state: ClockState;
  readonly due: Due;
  /** The day on which what ends it was done. */
  readonly metOn: string | null;
}

/**
 * The clocks of a request that have begun, by the steps that count and the district's calendar of now: a snow day moves
 * those that are open. `building`: whose school days count.
 */
export function clocksOf(
  kind: RequestKind,
  all: readonly TakenStep[],
  {
    calendar,
    today,
    building,
  }: { readonly calendar: DistrictCalendar; readonly today: string; readonly building?: string },
): readonly RunningClock[] {
  const steps = countingSteps(all);
  return kind.clocks.flatMap((clock) => {
    const start = startOf(clock, steps);
    if (start === undefined) return [];
    const doneOn = doneOnOf(clock, steps);
    const due = dueOf(clockRule(clock.rule), start, doneOn === null ? calendar : snowUntil(calendar, doneOn), {
      ...changesOf(clock, steps),
      ...(building === undefined ? {} : { building }),
    });
    const metOn = waitedUntil(clock, due, doneOn ?? today) ?? doneOn;
    return [{ rule: clock.rule, due, metOn, state: stateOf(clock, due, metOn, { calendar, today }) }];
  });
}

/** Snow that fell after a clock was met moves it no more. */
function snowUntil(calendar: DistrictCalendar, day: string): DistrictCalendar {
  const school = calendar.school.map((year) => ({
    ...year,
    days: year.days.filter(({ kind, from }) => kind !== 'snow' || from <= day),
  }));
  return { ...calendar, school };
}

/** Time that somebody else has is over on its last day: nobody here is late with it. */
const waitedUntil = ({ wait }: RequestClock, { due }: Due, day: string): string | null =>
  wait && due !== null && day > due ? due : null;

function startOf({ from, field }: RequestClock, steps: readonly TakenStep[]): string | undefined {
  const step = steps.find(({ kind }) => kind === from);
  if (step === undefined || field === undefined) return step?.day;
  const day = textAt(step.filled, field);
  return day === '' ? undefined : day;
}

/** The earliest day on which what ends it was done, in whatever order it was entered; null while it runs. */
function doneOnOf(clock: RequestClock, steps: readonly TakenStep[]): string | null {
  const done = steps.filter((step) => clock.until.includes(step.kind) || isAnswer(clock, step, steps));
  return [...done.map(({ day }) => day), ...allDoneOn(clock, steps)].toSorted()[0] ?? null;
}

/** The day of the last of those steps that end it together. */
function allDoneOn({ untilAll }: RequestClock, steps: readonly TakenStep[]): readonly string[] {
  const days = (untilAll ?? []).map(
    (kind) =>
      steps
        .filter((one) => one.kind === kind)
        .map(({ day }) => day)
        .toSorted()[0],
  );
  const known = days.filter((day) => day !== undefined);
  return known.length === days.length ? known.toSorted().slice(-1) : [];
}

function isAnswer({ orUntil }: RequestClock, { kind, filled }: TakenStep, steps: readonly TakenStep[]): boolean {
  if (orUntil?.step !== kind || textAt(filled, orUntil.field) !== orUntil.is) return false;
  const { field, unless } = orUntil;
  return !steps.some((later) => later.kind === unless.step && textAt(later.filled, field) === unless.is);
}

function changesOf({ rule, fixed, stoppedBy }: RequestClock, steps: readonly TakenStep[]) {
  const more = steps
    .filter(({ kind, filled }) => !fixed && kind === 'extended' && textAt(filled, 'clock') === rule)
    .map(({ filled }) => ({ until: textAt(filled, 'newDay'), why: textAt(filled, 'why') }))
    .toSorted((a, b) => a.until.localeCompare(b.until))
    .at(-1);
  const stop = steps.find(({ kind }) => kind === stoppedBy);
  return {
    ...(more && { extension: more }),
    ...(stop && { stopped: { on: stop.day, why: textAt(stop.filled, 'words') } }),
  };
}

function stateOf(
  clock: RequestClock,
  due: Due,
  metOn: string | null,
  { calendar, today }: { readonly calendar: DistrictCalendar; readonly today: string },
): ClockState {
  if (due.state === 'stopped') return 'stopped';
  const last = clock.doneAfter ? dayFollowing(due, calendar) : due.due;
  if (metOn !== null) return last !== null && metOn > last ? 'met-late' : 'met';
  return last !== null && today > last ? 'late' : 'running';
}

/** The first business day after its last: on it at the latest what had to wait is done. */
function dayFollowing({ due }: Due, calendar: DistrictCalendar): string | null {
  return due === null ? null : countDays(due, 1, businessDays(calendar), []).last;
}

/** The clock that ends first among those still running; undefined where none is. */
export function nextClock(clocks: readonly RunningClock[]): RunningClock | undefined {
  return clocks
    .filter(({ state, due }) => (state === 'running' || state === 'late') && due.due !== null)
    .toSorted((a, b) => (a.due.due ?? '').localeCompare(b.due.due ?? ''))[0];
}

/**
 * Whether it is somebody else's time that runs, so that nothing is to be done here: the parent may still object, and
 * what may be answered only after that is all that is left (R190, R191).
 */
export function isOthersTime(
  kind: RequestKind,
  { rule, state, due }: RunningClock,
  { expected, today }: { readonly expected: readonly string[]; readonly today: string },
): boolean {
  if (state !== 'running' || due.due === null || today > due.due) return false;
  const waits = kind.clocks.filter((clock) => clock.wait === true || clock.doneAfter === true);
  return (
    waits.some((clock) => clock.rule === rule) &&
    expected.every((step) => waits.some(({ until }) => until.includes(step)))
  );
}
