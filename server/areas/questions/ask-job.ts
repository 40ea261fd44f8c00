import * as z from 'zod/mini';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { dayIn } from '../../../shared/runtime.ts';
import type { Job } from '../../jobs/jobs.ts';
import type { Store } from '../../store/store.ts';
import { lastAsking } from './day-uses.repo.ts';
import { findUnusual } from './find-unusual.ts';

/** A server that stood still looks back no further: after a week nobody remembers why they opened a record. */
export const MISSED_DAYS_MAX = 7;

/**
 * Asks about unusual uses once a day, after the district's midnight for the day before, and at the first look of a
 * server for the days it missed. A look on a day that is done costs nothing.
 */
export function askJob(store: Store, timeZone: string): Job {
  let doneOn = '';
  return {
    trouble: 'The uses of the last days could not be gone through for unusual ones.',
    async run() {
      const today = dayIn(timeZone, store.runtime.now());
      if (today === doneOn) return;
      for (const day of missedDays(today, await lastDay(store, timeZone))) await findUnusual(store, { day, timeZone });
      doneOn = today;
    },
  };
}

/**
 * The days to go through, oldest first: those after the last one that was, before today. Where none ever was, only
 * yesterday: before that, nobody was told that anybody asks.
 */
export function missedDays(today: string, last: string | undefined): string[] {
  const missed: string[] = [];
  const from = last ?? dayAfter(today, -2);
  for (let day = dayAfter(today, -1); day > from && missed.length < MISSED_DAYS_MAX; day = dayAfter(day, -1)) {
    missed.unshift(day);
  }
  return missed;
}

const detailSchema = z.object({ day: z.iso.date() });

/** The last day that was gone through. Where its detail has been destroyed, the day before the one on which it was. */
async function lastDay(store: Store, timeZone: string): Promise<string | undefined> {
  const last = await store.look((q) => lastAsking(q));
  if (last === undefined) return undefined;
  if (last.detail !== null) return detailSchema.parse(JSON.parse(last.detail)).day;
  return dayAfter(dayIn(timeZone, last.at), -1);
}
