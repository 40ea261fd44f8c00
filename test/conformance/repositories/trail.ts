import { expect } from 'vitest';
import {
  type DetailRow,
  insertDetails,
  insertLines,
  type LineRow,
  lockHead,
  moveHead,
  outermost,
  readHead,
  spansOf,
} from '../../../server/audit/audit.repo.ts';
import type { CompactRange } from '../../../shared/audit/tree.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const bytes = (n: number) => Uint8Array.from({ length: 32 }, (_, i) => (n * 37 + i) % 256);
const range = (size: number, ...stack: number[]): CompactRange => ({ size, stack: stack.map(bytes) });
/** Beyond the entries the ground has made. */
const FROM = 1_000;

const line = (i: number, change: Partial<LineRow> = {}): LineRow => ({
  seq: FROM + i,
  at: MOST,
  actorId: i % 2 === 0 ? null : TEXT,
  action: 'student.view',
  decision: 'allowed',
  studentId: i % 3 === 0 ? null : TEXT,
  line: `[${i},"${TEXT}"]`,
  ...change,
});
const detail = (i: number): DetailRow => ({ seq: FROM + i, salt: 'c2FsdA==', detail: `${TEXT}${i}` });
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

/** By name: a column that came later stands last on PostgreSQL. */
const COLUMNS = {
  audit: 'seq, at, actor_id, action, decision, student_id, line',
  audit_detail: 'seq, salt, detail',
};
const kept = ({ rows }: Ground, table: keyof typeof COLUMNS) =>
  rows(`SELECT ${COLUMNS[table]} FROM ${table} WHERE seq >= ${FROM} ORDER BY seq`);
const valuesOf = (row: object): unknown[] => Object.values(row);
const plain = ({ size, stack }: CompactRange) => ({ size, stack: stack.map((hash) => [...hash]) });
const loseHead = ({ tend }: Ground) => tend((tx) => tx.db.delete(tx.tables.auditHead));

/** None, one, and as many as fill the statements of sixteen, of four and of one. */
const COUNTS = [0, 1, 4, 16, 39];
const linesOf = (part: number, count: number) => many(count, (n) => line(100 * part + n));
const detailsOf = (part: number, count: number) => many(count, (n) => detail(100 * part + n));

export const trail: Repository = {
  file: 'audit/audit.repo.ts',
  functions: {
    readHead: {
      async 'gives the head as it was moved'({ tend, look }) {
        await tend((tx) => moveHead(tx, range(3, 1, 2)));
        expect(plain(await look(readHead))).toEqual(plain(range(3, 1, 2)));
      },
      async 'says what to do where the head is lost'(on) {
        await loseHead(on);
        await expect(on.look(readHead)).rejects.toThrow(/Restore the last backup/);
      },
    },
    lockHead: {
      async 'lets nobody else at the head before the end'({ tend, look }) {
        await tend((tx) => moveHead(tx, range(0)));
        const add = () => tend(async (tx) => moveHead(tx, range((await lockHead(tx)).size + 1, 1)));
        await Promise.all(many(12, add));
        expect((await look(readHead)).size).toBe(12);
      },
    },
    outermost: {
      async 'gives the first and the last entry of a time, whatever stands between'({ tend, look }) {
        const times = [50, 20, MOST, 10, 30, 50];
        await tend((tx) =>
          insertLines(
            tx,
            times.map((at, i) => line(i, { at })),
          ),
        );
        const all = { first: FROM, last: FROM + 5 };
        const ends = (numbers: typeof all, time: object) =>
          look(async (q) => [await outermost(q, numbers, time, 'first'), await outermost(q, numbers, time, 'last')]);
        expect(await ends(all, { from: 20, until: 50 })).toEqual([FROM + 1, FROM + 4]);
        expect(await ends(all, { from: 50 })).toEqual([FROM, FROM + 5]);
        expect(await ends({ ...all, last: FROM + 3 }, { until: 30 })).toEqual([FROM + 1, FROM + 3]);
        expect(await ends(all, { until: 10 })).toEqual([undefined, undefined]);
      },
    },
    spansOf: {
      async 'gives each block its first and last entry, and its earliest and latest time'({ tend, look }) {
        const times = [50, 20, MOST, 40, 10];
        await tend((tx) =>
          insertLines(
            tx,
            times.map((at, i) => line(i, { at })),
          ),
        );
        const spans = await look((q) => spansOf(q, { first: FROM, last: FROM + 4 }, 3));
        expect(spans).toEqual([
          { first: FROM, last: FROM + 2, lowest: 20, highest: MOST },
          { first: FROM + 3, last: FROM + 4, lowest: 10, highest: 40 },
        ]);
      },
      async 'keeps to its numbers, and gives no block where no entry is'({ tend, look }) {
        await tend((tx) => insertLines(tx, [line(0, { at: 1 }), line(1, { at: 2 }), line(8, { at: 3 })]));
        const spans = await look((q) => spansOf(q, { first: FROM + 1, last: FROM + 8 }, 3));
        expect(spans).toEqual([
          { first: FROM + 1, last: FROM + 1, lowest: 2, highest: 2 },
          { first: FROM + 8, last: FROM + 8, lowest: 3, highest: 3 },
        ]);
        expect(await look((q) => spansOf(q, { first: FROM + 9, last: FROM + 20 }, 3))).toEqual([]);
      },
    },
    moveHead: {
      async 'keeps size and hashes, in order and byte for byte'({ tend, rows }) {
        await tend((tx) => moveHead(tx, range(MOST, 3, 1, 2)));
        const stack = JSON.stringify([3, 1, 2].map((n) => Buffer.from(bytes(n)).toString('base64')));
        expect(await rows('SELECT * FROM audit_head')).toEqual([[1, MOST, stack]]);
      },
    },
    insertLines: {
      async 'keeps each of any number of lines, word for word'(on) {
        for (const [i, count] of COUNTS.entries()) {
          const part = linesOf(i, count);
          await on.tend((tx) => insertLines(tx, part));
        }
        const all = COUNTS.flatMap((count, i) => linesOf(i, count));
        expect(await kept(on, 'audit')).toEqual(all.map(valuesOf));
      },
      async 'refuses a place that is taken'(on) {
        await on.tend((tx) => insertLines(tx, [line(1)]));
        await expect(on.tend((tx) => insertLines(tx, [line(0), line(1)]))).rejects.toMatchObject({ kind: 'unique' });
        expect(await kept(on, 'audit')).toHaveLength(1);
      },
    },
    insertDetails: {
      async 'keeps each of any number of details, sign for sign'(on) {
        for (const [i, count] of COUNTS.entries()) {
          const part = detailsOf(i, count);
          await on.tend((tx) => insertDetails(tx, part));
        }
        const all = COUNTS.flatMap((count, i) => detailsOf(i, count));
        expect(await kept(on, 'audit_detail')).toEqual(all.map(valuesOf));
      },
    },
  },
};
