import { v7 } from 'uuid';
import { keptBy } from '../parts/kept.ts';

/** The name somebody is giving to a view; its id is the same until it is saved. */
export const viewDraftsOf = keptBy({
  name: 'log-view',
  idOf: () => 'one',
  begin: (_: null) => ({ viewId: v7(), name: '' }),
  isBlank: ({ name }) => name.trim() === '',
});
