import type { RequestKind } from '../../../shared/areas/requests/kind.ts';
import { clocksOf, type RunningClock } from '../../../shared/areas/requests/request-clocks.ts';
import type { TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import type { StudentRequest } from '../../../shared/areas/requests/request.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import { workingText } from '../../../shared/clocks/working-text.ts';
import type { Locale } from '../../policy/index.ts';

/** By what the clocks of requests are found, and in whose language it is told how. */
export interface Clockwork {
  readonly calendar: DistrictCalendar;
  readonly today: string;
  readonly locale: Locale;
}

/** The clocks of a request as they stand; by the school days of the school where the student was when it came. */
export function clocksNow(
  kind: RequestKind,
  steps: readonly TakenStep[],
  buildingId: string | null,
  { calendar, today }: Omit<Clockwork, 'locale'>,
): readonly RunningClock[] {
  return clocksOf(kind, steps, { calendar, today, ...(buildingId !== null && { building: buildingId }) });
}

/** A clock as it is told, with its arithmetic in words. */
export function toClock(
  { rule, state, due, metOn }: RunningClock,
  { locale }: Pick<Clockwork, 'locale'>,
): StudentRequest['clocks'][number] {
  const { due: day, original, known, working } = due;
  return { rule, state, due: day, original, metOn, working: workingText(working, locale), known };
}
