import { expect } from 'vitest';
import {
  type CheckpointRow,
  checkpointsBetween,
  keepCheckpoint,
  keepNodes,
  linesWithin,
  newestCheckpoint,
  readNodes,
} from '../../../server/audit/checkpoint.repo.ts';
import type { TreeNode } from '../../../shared/audit/tree.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';

const row = (size: number, change: Partial<CheckpointRow> = {}): CheckpointRow => ({
  size,
  at: AT,
  root: `root of ${size}`,
  note: `${TEXT}\n${size}\n`,
  ...change,
});
const node = (level: number, pos: number, fill = level): TreeNode => ({
  level,
  pos,
  hash: new Uint8Array(32).fill(fill),
});

async function keepAll({ tend }: Ground, ...sizes: number[]): Promise<void> {
  for (const size of sizes) await tend((tx) => keepCheckpoint(tx, row(size)));
}

const where = (nodes: readonly TreeNode[]) => nodes.map(({ level, pos, hash }) => [level, pos, hash[0]]).sort();

export const checkpoints: Repository = {
  file: 'audit/checkpoint.repo.ts',
  functions: {
    newestCheckpoint: {
      async 'gives the one of most entries, by number and not by its digits, word for word'(on) {
        expect(await on.look((q) => newestCheckpoint(q))).toBeUndefined();
        await keepAll(on, 9, 1_000, 200, MOST);
        expect(await on.look((q) => newestCheckpoint(q))).toEqual(row(MOST));
        expect(await on.look((q) => newestCheckpoint(q, 1_000))).toEqual(row(1_000));
        expect(await on.look((q) => newestCheckpoint(q, 999))).toEqual(row(200));
        expect(await on.look((q) => newestCheckpoint(q, 8))).toBeUndefined();
      },
    },
    checkpointsBetween: {
      async 'gives those of more than the one and at most the other, the smallest first'(on) {
        await keepAll(on, 1_000, 9, 200, 30);
        const sizes = async (after: number, most: number) =>
          (await on.look((q) => checkpointsBetween(q, after, most))).map(({ size }) => size);
        expect(await sizes(9, 1_000)).toEqual([30, 200, 1_000]);
        expect(await sizes(0, 199)).toEqual([9, 30]);
        expect(await sizes(1_000, MOST)).toEqual([]);
      },
    },
    keepCheckpoint: {
      async 'leaves the one that was kept first'(on) {
        await on.tend((tx) => keepCheckpoint(tx, row(7)));
        await on.tend((tx) => keepCheckpoint(tx, row(7, { note: 'another' })));
        expect(await on.rows('SELECT size, at, root, note FROM audit_checkpoint')).toEqual([Object.values(row(7))]);
      },
      async 'never lets it be changed or removed'(on) {
        await on.tend((tx) => keepCheckpoint(tx, row(7)));
        // One after the other: a refusal that nobody waits for yet is an error of the whole run.
        for (const forge of [
          () => on.tend((tx) => tx.db.update(tx.tables.auditCheckpoint).set({ note: 'x' })),
          () => on.tend((tx) => tx.db.delete(tx.tables.auditCheckpoint)),
        ]) {
          await expect(forge()).rejects.toMatchObject({ kind: 'append-only' });
        }
        expect(await on.one('SELECT note FROM audit_checkpoint')).toBe(row(7).note);
      },
    },
    keepNodes: {
      async 'keeps any number, and leaves those that were kept first'(on) {
        await on.tend((tx) => keepNodes(tx, []));
        await on.tend((tx) => keepNodes(tx, [node(8, 1)]));
        const many = Array.from({ length: 230 }, (_, pos) => node(8, pos, 3));
        await on.tend((tx) => keepNodes(tx, many));
        expect(await on.one('SELECT count(*) FROM audit_node')).toBe(230);
        const first = await on.look((q) => readNodes(q, [{ level: 8, pos: 1 }]));
        expect(first).toEqual([node(8, 1)]);
      },
    },
    readNodes: {
      async 'gives those that are wanted and there, byte for byte'(on) {
        await on.tend((tx) => keepNodes(tx, [node(8, 0), node(8, 2), node(9, 0), node(40, 2 ** 40)]));
        const read = (...wanted: [number, number][]) =>
          on.look((q) =>
            readNodes(
              q,
              wanted.map(([level, pos]) => ({ level, pos })),
            ),
          );
        expect(where(await read([8, 2], [9, 0], [9, 2], [40, 2 ** 40]))).toEqual(
          where([node(8, 2), node(9, 0), node(40, 2 ** 40)]),
        );
        expect(await read()).toEqual([]);
      },
    },
    linesWithin: {
      async 'gives the stored lines from one number on and before another, in order, word for word'(on) {
        for (let i = 0; i < 11; i += 1) await on.read(async () => undefined);
        const all = (await on.rows('SELECT line FROM audit ORDER BY seq')).map(([line]) => line);
        expect(await on.look((q) => linesWithin(q, 1, all.length + 1))).toEqual(all);
        expect(await on.look((q) => linesWithin(q, 9, 11))).toEqual(all.slice(8, 10));
        expect(await on.look((q) => linesWithin(q, 4, 4))).toEqual([]);
        expect(await on.look((q) => linesWithin(q, MOST, MOST))).toEqual([]);
      },
    },
  },
};
