import { expect } from 'vitest';
import { countTry, forgetTries, takeBack, type Tried } from '../../../server/http/rate-limit.repo.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';

const tried = (change: Partial<Tried> = {}): Tried => ({ key: TEXT, windowAt: AT, most: 3, ...change });
const counted = ({ tend }: Ground, change: Partial<Tried> = {}) => tend((tx) => countTry(tx, tried(change)));
const attempt = async (on: Ground, change: Partial<Tried> = {}) => (await counted(on, change))?.count;
const kept = ({ rows }: Ground) => rows('SELECT key, window_at, count FROM rate_limit ORDER BY key');

export const rateLimits: Repository = {
  file: 'http/rate-limit.repo.ts',
  functions: {
    countTry: {
      async 'counts up to one more than there may be, and writes nothing beyond'(on) {
        const counts = [];
        for (let i = 0; i < 6; i += 1) counts.push(await attempt(on));
        expect(counts).toEqual([1, 2, 3, 4, undefined, undefined]);
        expect(await kept(on)).toEqual([[TEXT, AT, 4]]);
      },
      async 'begins anew in a later window, and counts an earlier one into it'(on) {
        for (let i = 0; i < 5; i += 1) await attempt(on);
        expect(await counted(on, { windowAt: MOST })).toEqual({ count: 1, windowAt: MOST });
        expect(await counted(on, { windowAt: AT })).toEqual({ count: 2, windowAt: MOST });
        expect(await attempt(on, { key: 'another' })).toBe(1);
        expect(await kept(on)).toEqual([
          [TEXT, MOST, 2],
          ['another', AT, 1],
        ]);
      },
      async 'counts each of many at once'(on) {
        const counts = await Promise.all(Array.from({ length: 12 }, () => attempt(on, { most: 9 })));
        expect(counts.filter((count) => count !== undefined).sort((a, b) => a - b)).toEqual([
          1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
        ]);
      },
    },
    takeBack: {
      async 'takes one back in its own window, never below none'(on) {
        await attempt(on);
        await attempt(on, { key: 'another' });
        await on.tend((tx) => takeBack(tx, TEXT, { windowAt: AT - 1 }));
        expect(await kept(on)).toContainEqual([TEXT, AT, 1]);
        for (let i = 0; i < 2; i += 1) await on.tend((tx) => takeBack(tx, TEXT, { windowAt: AT }));
        expect(await kept(on)).toEqual([
          [TEXT, AT, 0],
          ['another', AT, 1],
        ]);
      },
    },
    forgetTries: {
      async 'forgets windows that began before, not the one that began then'(on) {
        for (const windowAt of [AT - 1, AT, MOST]) await attempt(on, { key: String(windowAt), windowAt });
        await on.tend((tx) => forgetTries(tx, AT));
        expect(await kept(on)).toEqual([
          [String(AT), AT, 1],
          [String(MOST), MOST, 1],
        ]);
      },
    },
  },
};
