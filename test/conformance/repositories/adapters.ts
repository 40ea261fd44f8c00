import { expect } from 'vitest';
import { adaptersInForce, insertAdapter, newestRevision } from '../../../server/sis/adapter.repo.ts';
import type { Repository } from '../scenario.ts';
import { AT, BY_BYTES, MOST, TEXT } from '../text.ts';

const adapter = (id: string, revision: number) => ({ id, revision, json: TEXT, hash: `${id}${revision}` });
const published = (id: string, revision: number) => ({ ...adapter(id, revision), publishedAt: AT });

export const adapters: Repository = {
  file: 'sis/adapter.repo.ts',
  functions: {
    adaptersInForce: {
      async 'gives the newest of each that is in force, by the bytes of the ids'({ write, look }) {
        await write(async (tx) => {
          for (const id of BY_BYTES.toReversed()) await insertAdapter(tx, published(id, 1));
          for (const revision of [10, 9]) await insertAdapter(tx, published('a', revision));
          const withdrawn = { ...published('z', 2), status: 'withdrawn' };
          await tx.db.insert(tx.tables.adapter).values(withdrawn);
        });
        const expected = BY_BYTES.map((id) => adapter(id, id === 'a' ? 10 : 1));
        expect(await look(adaptersInForce)).toEqual(expected);
      },
      async 'gives an empty list where nothing was published'({ look }) {
        expect(await look(adaptersInForce)).toEqual([]);
      },
    },
    newestRevision: {
      async 'gives the highest number of the adapter, with all its columns'({ write, look }) {
        await write(async (tx) => {
          for (const revision of [9, MOST, 10]) await insertAdapter(tx, published('a', revision));
          await insertAdapter(tx, published('b', 1));
        });
        expect(await look((q) => newestRevision(q, 'a'))).toEqual({ ...published('a', MOST), status: 'published' });
        expect(await look((q) => newestRevision(q, 'A'))).toBeUndefined();
      },
    },
    insertAdapter: {
      async 'puts it in force, and never one revision twice'({ write, rows }) {
        await write((tx) => insertAdapter(tx, published(TEXT, 1)));
        await expect(write((tx) => insertAdapter(tx, published(TEXT, 1)))).rejects.toMatchObject({ kind: 'unique' });
        expect(await rows('SELECT id, revision, json, hash, status, published_at FROM adapter')).toEqual([
          [TEXT, 1, TEXT, `${TEXT}1`, 'published', AT],
        ]);
      },
    },
  },
};
