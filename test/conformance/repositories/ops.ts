import { expect } from 'vitest';
import { findOp, insertOp, type StoredOp } from '../../../server/sync/op.repo.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const op = (opId: string, answer = JSON.stringify({ text: TEXT })): StoredOp => ({
  opId,
  staffId: 'somebody',
  kind: 'contact.add',
  bodyHash: 'ab12',
  answer,
  at: MOST,
});

export const ops: Repository = {
  file: 'sync/op.repo.ts',
  functions: {
    findOp: {
      async 'gives the stored answer sign for sign, or nothing'({ write, look }) {
        await write((tx) => insertOp(tx, op('a')));
        expect(await look((q) => findOp(q, 'a'))).toEqual(op('a'));
        expect(await look((q) => findOp(q, 'A'))).toBeUndefined();
      },
    },
    insertOp: {
      async 'says whether it was the first, and never replaces an answer'({ write, look }) {
        expect(await write((tx) => insertOp(tx, op('a', 'first')))).toBe(true);
        expect(await write((tx) => insertOp(tx, op('a', 'second')))).toBe(false);
        expect(await look((q) => findOp(q, 'a'))).toEqual(op('a', 'first'));
      },
      async 'is true for exactly one of many at once, and the others’ transactions go on'({ write, one }) {
        const all = await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            write(async (tx) => {
              const first = await insertOp(tx, op('a', String(i)));
              await tx.db.insert(tx.tables.setting).values({ name: `s${i}`, value: '' });
              return first;
            }),
          ),
        );
        expect(all.filter(Boolean)).toHaveLength(1);
        expect(await one('SELECT answer FROM op_result')).toBe(String(all.indexOf(true)));
        expect(await one('SELECT count(*) FROM setting')).toBe(10);
      },
    },
  },
};
