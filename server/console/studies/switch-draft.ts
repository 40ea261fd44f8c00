import { keptBy } from '../parts/kept.ts';

/** Why somebody turns the switch that lets studies begin without consent. */
export const switchDraftsOf = keptBy({
  name: 'studies-switch',
  idOf: (_: null) => 'one',
  begin: () => ({ why: '' }),
});
