import { dayAfter } from '../../shared/clocks/day-after.ts';
import { dayIn } from '../../shared/runtime.ts';
import { HEALTH_DAYS } from '../../shared/wire/adapters.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Store } from '../store/store.ts';
import { forgetHealth } from './health.repo.ts';

/**
 * Forgets once a day, after the district's midnight, what reading pages and look-ups came to more than `HEALTH_DAYS`
 * ago, of every adapter, whether or not anything of it was counted since. A look on a day that is done costs nothing.
 */
export function forgetHealthJob(store: Store, timeZone: string): Job {
  let doneOn = '';
  return {
    trouble: 'What was counted of reading pages more than a week ago could not be forgotten.',
    async run() {
      const today = dayIn(timeZone, store.runtime.now());
      if (today === doneOn) return;
      await store.tend((tx) => forgetHealth(tx, dayAfter(today, 1 - HEALTH_DAYS)));
      doneOn = today;
    },
  };
}
