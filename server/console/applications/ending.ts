import { keptBy } from '../parts/kept.ts';

/** The reasons somebody is writing for ending a permission early, by its id. */
export const endingsOf = keptBy({
  name: 'grant-end',
  idOf: (grantId: string) => grantId,
  begin: () => ({ reason: '' }),
});
