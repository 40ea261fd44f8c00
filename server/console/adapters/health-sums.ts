import { verdictOn } from '../../../shared/sis/health.ts';
import { type KeptAdapter, LOOK_UP_OUTCOMES } from '../../../shared/wire/adapters.ts';

type Health = KeptAdapter['health'];

/** How often something was right and wrong. */
export interface Sum {
  readonly right: number;
  readonly wrong: number;
}

/** What readings of the kinds of pages came to, the most read first; '' for pages that no kind fits. */
export function byPage(health: Health): readonly (Sum & { readonly page: string })[] {
  const readings = health.filter((row) => !isLookUp(row));
  return [...new Set(readings.map(({ page }) => page))]
    .map((page) => ({ page, ...sumOf(readings.filter((row) => row.page === page)) }))
    .toSorted((one, other) => other.right + other.wrong - one.right - one.wrong || (one.page < other.page ? -1 : 1));
}

/** What all readings came to. */
export const readingsOf = (health: Health): Sum => sumOf(health.filter((row) => !isLookUp(row)));

/** What look-ups came to in which the number was some student's: whether name and birth date were theirs. */
export const lookUpsOf = (health: Health): Sum => sumOf(health.filter(isLookUp));

/** The share that was right, in whole per cent, rounded down so that 100 means all; null where there was nothing. */
export function percentRight({ right, wrong }: Sum): number | null {
  return right + wrong === 0 ? null : Math.floor((100 * right) / (right + wrong));
}

const isLookUp = ({ outcome }: Health[number]): boolean => LOOK_UP_OUTCOMES.some((each) => each === outcome);

function sumOf(rows: Health): Sum {
  const of = (verdict: 'right' | 'wrong') =>
    rows.filter((row) => verdictOn(row) === verdict).reduce((sum, { count }) => sum + count, 0);
  return { right: of('right'), wrong: of('wrong') };
}
