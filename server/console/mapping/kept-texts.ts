import { keptBy } from '../parts/kept.ts';

/** The regulation and the reason somebody is writing for the next set. */
export const publicationsOf = keptBy({
  name: 'mapping-publication',
  idOf: (which: 'next') => which,
  begin: () => ({ regulation: '', reason: '' }),
});

/** The claims somebody is writing down to try them. */
export const trialsOf = keptBy({
  name: 'mapping-trial',
  idOf: (which: 'claims') => which,
  begin: () => ({ text: '' }),
});
