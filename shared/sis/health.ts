import type { HealthOutcome, LookUpOutcome } from '../wire/adapters.ts';

/** How often what an adapter read was right and wrong, as one person met it in a day. */
export interface Tally {
  readonly right: number;
  readonly wrong: number;
}

/** From where on one person met too much: read so often in all, and such a share (0 to 1) of it wrong. */
export interface Limit {
  readonly least: number;
  readonly share: number;
}

/**
 * Of look-ups in which the number was some student's and the name or birth date was another's. A name that changed in
 * the SIS before the roster was imported explains one in a hundred; one in five means that two places are mixed up. A
 * wrong student is the worst that can come of it, so that this is the stricter of the two.
 */
export const LOOK_UP_LIMIT: Limit = { least: 7, share: 0.2 };

/**
 * Of readings that found nothing they knew, or places that contradict each other. Pages of a SIS that no adapter
 * describes, such as its sign-in, are among them on any day; more than half of all are a SIS that was changed.
 */
export const READING_LIMIT: Limit = { least: 10, share: 0.5 };

/** So often at least it was wrong for each of them: one student whose name was changed is looked up more than once. */
export const WRONG_LEAST = 3;

/** So many different people must have met what is wrong: fewer may have one browser or one odd page in common. */
export const PEOPLE_LEAST = 3;

const WRONG: readonly (HealthOutcome | LookUpOutcome)[] = ['conflict', 'no-fingerprint', 'disagreed'];
/** That a number is nobody's whom the reader may see says nothing of the adapter: it is neither right nor wrong. */
const NEITHER: readonly (HealthOutcome | LookUpOutcome)[] = ['unknown'];

/** What came of a page: the adapter's name for its kind, empty where none was recognised, and the outcome. */
export interface Met {
  readonly page: string;
  readonly outcome: HealthOutcome | LookUpOutcome;
}

/**
 * What an outcome says of the adapter. A page that no kind fits is neither right nor wrong: a SIS has many that nobody
 * described, and those of one that was changed look just like them.
 */
export function verdictOn({ page, outcome }: Met): 'right' | 'wrong' | 'neither' {
  if (WRONG.includes(outcome)) return 'wrong';
  return NEITHER.includes(outcome) || isUndescribed({ page, outcome }) ? 'neither' : 'right';
}

/** Whether it was a page that no kind fits. */
function isUndescribed({ page, outcome }: Met): boolean {
  return outcome === 'none' && page === '';
}

/**
 * Whether what these people met, one tally each, is too much: enough of them met too much, each by what they alone read.
 * Nobody can bring it about alone, and nobody can hide what the others met, whatever they report: one person is one.
 */
export function isTooMuch(tallies: readonly Tally[], limit: Limit): boolean {
  return tallies.filter((one) => metTooMuch(one, limit)).length >= PEOPLE_LEAST;
}

function metTooMuch({ right, wrong }: Tally, { least, share }: Limit): boolean {
  const seen = right + wrong;
  return seen >= least && wrong >= WRONG_LEAST && wrong >= share * seen;
}
