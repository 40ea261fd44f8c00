import { expect } from 'vitest';
import { currentRev, nextRev } from '../../../server/sync/rev.repo.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';

const setTo = ({ tend }: Ground, value: number) => tend((tx) => tx.db.update(tx.tables.counter).set({ value }));
const lose = ({ tend }: Ground) => tend((tx) => tx.db.delete(tx.tables.counter));

export const revs: Repository = {
  file: 'sync/rev.repo.ts',
  functions: {
    nextRev: {
      async 'goes up by one, as a number, beyond 32 bits'(on) {
        await setTo(on, 2 ** 31 - 1);
        expect(await on.write((tx) => nextRev(tx))).toBe(2 ** 31);
        expect(await on.write(async (tx) => [await nextRev(tx), await nextRev(tx)])).toEqual([
          2 ** 31 + 1,
          2 ** 31 + 2,
        ]);
      },
      async 'is given back with the write that took it'(on) {
        const failed = on.write(async (tx) => {
          await nextRev(tx);
          throw new Error('no');
        });
        await expect(failed).rejects.toThrow('no');
        expect(await on.write((tx) => nextRev(tx))).toBe(1);
      },
      async 'says what to do where its counter is lost'(on) {
        await lose(on);
        await expect(on.write((tx) => nextRev(tx))).rejects.toThrow(/Restore the last backup/);
      },
    },
    currentRev: {
      async 'is the last that was committed'(on) {
        expect(await on.look(currentRev)).toBe(0);
        await on.write((tx) => nextRev(tx));
        expect(await on.look(currentRev)).toBe(1);
      },
      async 'says what to do where its counter is lost'(on) {
        await lose(on);
        await expect(on.look(currentRev)).rejects.toThrow(/Restore the last backup/);
      },
    },
  },
};
