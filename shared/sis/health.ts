import type { HealthOutcome, LookUpOutcome } from '../wire/adapters.ts';

/** How often what an adapter read was right and wrong, as one person met it in a day. */
export interface Tally {
  readonly right: number;
  readonly wrong: number;
}

/** From where on an adapter reads too much wrong: so many times in all, and such a share (0 to 1) of them. */
export interface Limit {
  readonly least: number;
  readonly share: number;
}

/**
 * Of look-ups in which the number was some student's and the name or birth date was another's. A name that changed in
 * the SIS before the roster was imported explains one in a hundred; one in five means that two places are mixed up. A
 * wrong student is the worst that can come of it, so that this is the stricter of the two.
 */
export const LOOK_UP_LIMIT: Limit = { least: 20, share: 0.2 };

/**
 * Of readings that found nothing they knew, or places that contradict each other. Pages of a SIS that no adapter
 * describes, such as its sign-in, are among them on any day; more than half of all are a SIS that was changed.
 */
export const READING_LIMIT: Limit = { least: 20, share: 0.5 };

/** So many different people must have met what is wrong: fewer may have one browser or one odd page in common. */
export const PEOPLE_LEAST = 3;

const WRONG: readonly (HealthOutcome | LookUpOutcome)[] = ['conflict', 'no-fingerprint', 'disagreed'];
/** That a number is nobody's whom the reader may see says nothing of the adapter: it is neither right nor wrong. */
const NEITHER: readonly (HealthOutcome | LookUpOutcome)[] = ['unknown'];

/** What an outcome says of the adapter. */
export function verdictOn(outcome: HealthOutcome | LookUpOutcome): 'right' | 'wrong' | 'neither' {
  if (WRONG.includes(outcome)) return 'wrong';
  return NEITHER.includes(outcome) ? 'neither' : 'right';
}

/**
 * Whether what these people met, one tally each, is too much. It must be so without any one of them: what the others
 * met has to pass the limit by itself, so that nobody alone can bring it about, whatever they report.
 */
export function isTooMuch(tallies: readonly Tally[], { least, share }: Limit): boolean {
  if (tallies.filter(({ wrong }) => wrong > 0).length < PEOPLE_LEAST) return false;
  const all = total(tallies);
  return tallies.every((one) => {
    const wrong = all.wrong - one.wrong;
    const seen = all.right + all.wrong - one.right - one.wrong;
    return seen >= least && wrong >= share * seen;
  });
}

/** What all of them met together. */
export function total(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { right, wrong }) => ({ right: sum.right + right, wrong: sum.wrong + wrong }), {
    right: 0,
    wrong: 0,
  });
}
