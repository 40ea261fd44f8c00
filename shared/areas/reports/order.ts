import { FOLDED } from './fold.ts';
import { type Dimension, GROUPS, type Heading } from './report.ts';

const NUMBERED = new Intl.Collator('en', { numeric: true });

/** Grades before the first, as codes of rosters (CEDS entry grade level) have them, in their order. */
const BEFORE_FIRST = ['IT', 'PR', 'PK', 'TK', 'K', 'KG'];

/**
 * The order of the lines of a dimension: grades as a child passes them, all else by label; last what is not recorded and
 * the groups that are counted together.
 */
export function orderOf(dimension: Exclude<Dimension, 'month'>): (a: Heading, b: Heading) => number {
  const rank = dimension === 'grade' ? gradeRank : () => 0;
  const isFolded = ({ key }: Heading) => key === FOLDED && GROUPS.some((group) => group === dimension);
  return (a, b) =>
    Number(isFolded(a)) - Number(isFolded(b)) ||
    Number(a.key === '') - Number(b.key === '') ||
    rank(a.key) - rank(b.key) ||
    NUMBERED.compare(a.label, b.label) ||
    byCode(a.key, b.key);
}

function gradeRank(grade: string): number {
  const at = BEFORE_FIRST.indexOf(grade.toUpperCase());
  return at === -1 ? BEFORE_FIRST.length : at;
}

/** Two schools of one name still have one order. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
