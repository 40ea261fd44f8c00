import { keptBy } from '../parts/kept.ts';

/** The regulation and the reason somebody is writing for the next set. */
export const publicationsOf = keptBy(
  (which: 'next') => which,
  () => ({ regulation: '', reason: '' }),
);

/** The claims somebody is writing down to try them. */
export const trialsOf = keptBy(
  (which: 'claims') => which,
  () => ({ text: '' }),
);
