import type { StepEntry } from '../../../../shared/areas/cases/case.ts';
import { choiceTitle, type Filled, textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { ruleOf } from '../../../../shared/areas/cases/lifecycle/lifecycle.ts';
import { inWords } from '../../../../shared/ui/forms/step-words.ts';

/** What one monitoring found (R14): two percentages, and how many referrals since the last. Null: not open to the reader (R26). */
export interface Reading {
  readonly id: string;
  readonly day: string;
  readonly attendance: number | null;
  readonly academics: number | null;
  readonly discipline: number | null;
  /** In how many of the three it is satisfactory, for whom all three are open. */
  readonly satisfactory: number | null;
}

/** What was monitored, the oldest first. Steps are those that count. */
export function readingsOf(steps: readonly StepEntry[]): readonly Reading[] {
  return steps
    .filter(({ kind }) => kind === 'monitored')
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ id, day, filled }) => ({
      id,
      day,
      attendance: numberAt(filled, 'attendance'),
      academics: numberAt(filled, 'academics'),
      discipline: numberAt(filled, 'discipline'),
      satisfactory: satisfactoryIn(filled),
    }));
}

function satisfactoryIn(filled: Filled): number | null {
  const found = ['attendanceOk', 'academicsOk', 'disciplineOk'].map((name) => textAt(filled, name));
  return found.includes('') ? null : found.filter((one) => one === 'yes').length;
}

/** Whether any monitoring tells this of itself. */
export const tells = (readings: readonly Reading[], what: 'academics' | 'discipline'): boolean =>
  readings.some((reading) => reading[what] !== null);

function numberAt(filled: Filled, name: string): number | null {
  const value = filled[name];
  return typeof value === 'number' ? value : null;
}

/** A goal in words, under its area. */
export function goalsOf(steps: readonly StepEntry[]): readonly { id: string; area: string; goal: string }[] {
  const area = ruleOf('goal')?.fields.find(({ name }) => name === 'area');
  const areas = area?.kind === 'choice' ? area.of : [];
  return steps
    .filter(({ kind }) => kind === 'goal')
    .map(({ id, filled }) => ({
      id,
      area: inWords(choiceTitle(areas, textAt(filled, 'area'))),
      goal: textAt(filled, 'goal'),
    }));
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the percentages of some days stand in a box: by their day from start to end, 100 at its top. */
export function pointsIn(
  readings: readonly Reading[],
  of: 'attendance' | 'academics',
  { width, height }: { readonly width: number; readonly height: number },
): readonly Point[] {
  const days = readings.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  return readings.flatMap((reading, place) => {
    const value = reading[of];
    if (value === null) return [];
    const along = last === first ? 0.5 : ((days[place] ?? first) - first) / (last - first);
    return [{ x: along * width, y: height - (value / 100) * height }];
  });
}
