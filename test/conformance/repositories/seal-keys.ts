import { expect } from 'vitest';
import {
  insertSealKey,
  newestSealKey,
  removeSealKeys,
  sealKeys as allKeys,
  type SealKeyRow,
} from '../../../server/sync/seal-key.repo.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { AT } from '../text.ts';

const row = (id: string, madeAt: number): SealKeyRow => ({ id, publicKey: `public ${id}`, privateKey: '+/=', madeAt });

const insert = (on: Ground, ...rows: readonly SealKeyRow[]) =>
  on.tend(async (tx) => {
    for (const one of rows) await insertSealKey(tx, one);
  });

export const sealKeys: Repository = {
  file: 'sync/seal-key.repo.ts',
  functions: {
    insertSealKey: {
      async 'keeps a pair, and refuses its id again'(on) {
        await insert(on, row('a', AT));
        expect(await on.rows('SELECT * FROM seal_key')).toEqual([Object.values(row('a', AT))]);
        await expect(insert(on, row('a', AT + 1))).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    newestSealKey: {
      async 'gives the public half of the newest; of two at once the same to everybody'(on) {
        expect(await on.look(newestSealKey)).toBeUndefined();
        await insert(on, row('b', AT + 1), row('a', AT + 1), row('c', AT));
        expect(await on.look(newestSealKey)).toEqual({ id: 'b', key: 'public b' });
      },
    },
    sealKeys: {
      async 'gives every pair, the newest last'(on) {
        await insert(on, row('b', AT + 1), row('a', AT + 1), row('c', AT));
        expect(await on.look(allKeys)).toEqual([row('c', AT), row('a', AT + 1), row('b', AT + 1)]);
      },
    },
    removeSealKeys: {
      async 'removes those named and no other'(on) {
        await insert(on, row('a', AT), row('b', AT), row('c', AT));
        await on.tend((tx) => removeSealKeys(tx, ['a', 'c', 'nobody']));
        expect(await on.look(allKeys)).toEqual([row('b', AT)]);
      },
    },
  },
};
