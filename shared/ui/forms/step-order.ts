/** What is done again and again, the likeliest first. */
const OFTEN: readonly string[] = ['monitored', 'intervention', 'referral', 'referral-outcome', 'goal', 'needs', 'met'];
/** What ends a case or takes it elsewhere, the likeliest first. */
const SELDOM: readonly string[] = [
  'appeal-asked',
  'back-considered',
  'transferred',
  'refused',
  'summary',
  'discontinued',
];

/** The likeliest first. What is neither often nor seldom stands between the two, in the order it came in. */
export function byLikelihood(kinds: readonly string[]): readonly string[] {
  return kinds.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf(kind: string): number {
  const often = OFTEN.indexOf(kind);
  return often >= 0 ? often : OFTEN.length + 1 + SELDOM.indexOf(kind);
}

/** The steps of a list in two: the everyday ones, and those that end a case or take it elsewhere. */
export function groupsOf(kinds: readonly string[]): Readonly<Record<'often' | 'seldom', readonly string[]>> {
  const isSeldom = (kind: string) => SELDOM.includes(kind);
  return { often: kinds.filter((kind) => !isSeldom(kind)), seldom: kinds.filter(isSeldom) };
}
