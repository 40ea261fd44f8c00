import { expect } from 'vitest';
import {
  clearGuard,
  countFailure,
  findAccount,
  findStaff,
  insertAccount,
  lockGuard,
  lockUntil,
  readAccountOf,
  readGuard,
} from '../../../server/identity/accounts.repo.ts';
import type { Ground } from '../ground.ts';
import { ids, STAFF } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, COMPOSED, DECOMPOSED, MOST, TEXT } from '../text.ts';

const account = (staffId: string, username: string) => ({ staffId, username, passwordHash: TEXT, createdAt: AT });
const guards = ({ rows }: Ground) => rows('SELECT * FROM sign_in_guard ORDER BY username_key');

export const accounts: Repository = {
  file: 'identity/accounts.repo.ts',
  functions: {
    findAccount: {
      async 'finds who may sign in, by the very same letters'({ tend, look }) {
        await tend((tx) => insertAccount(tx, account(ids.tove, COMPOSED)));
        const row = { staffId: ids.tove, passwordHash: TEXT, disabled: false, active: true };
        expect(await look((q) => findAccount(q, COMPOSED))).toEqual(row);
        expect(await look((q) => findAccount(q, DECOMPOSED))).toBeUndefined();
        expect(await look((q) => findAccount(q, COMPOSED.toUpperCase()))).toBeUndefined();
      },
      async 'finds nobody who has left or is shut out'({ tend, look }) {
        await tend((tx) => insertAccount(tx, account(ids.left, 'left')));
        await tend((tx) => tx.db.insert(tx.tables.account).values({ ...account(ids.rosa, 'rosa'), disabled: true }));
        expect(await look((q) => findAccount(q, 'left'))).toBeUndefined();
        expect(await look((q) => findAccount(q, 'rosa'))).toBeUndefined();
      },
    },
    insertAccount: {
      async 'keeps every sign and every millisecond'({ tend, rows }) {
        await tend((tx) => insertAccount(tx, account(ids.tove, TEXT)));
        expect(await rows('SELECT * FROM account')).toEqual([[ids.tove, TEXT, TEXT, 0, AT]]);
      },
      async 'refuses a second account of one person, a taken name, and nobody at all'({ tend, one }) {
        await tend((tx) => insertAccount(tx, account(ids.tove, 'tove')));
        for (const [staffId, username, kind] of [
          [ids.tove, 'other', 'unique'],
          [ids.rosa, 'tove', 'unique'],
          [ids.nobody, 'nobody', 'foreign-key'],
        ] as const) {
          await expect(tend((tx) => insertAccount(tx, account(staffId, username)))).rejects.toMatchObject({ kind });
        }
        expect(await one('SELECT count(*) FROM account')).toBe(1);
      },
    },
    findStaff: {
      async 'finds by number and by user name, active or not'({ look }) {
        expect(await look((q) => findStaff(q, 'number', '7001'))).toEqual(STAFF.tove);
        expect(await look((q) => findStaff(q, 'username', 'tsöderberg'))).toEqual(STAFF.tove);
        expect(await look((q) => findStaff(q, 'number', '7003'))).toEqual(STAFF.left);
        expect(await look((q) => findStaff(q, 'number', 'tsöderberg'))).toBeUndefined();
      },
    },
    readGuard: {
      async 'tells a name without failures from one with'({ tend, look }) {
        expect(await look((q) => readGuard(q, TEXT))).toBeUndefined();
        await tend((tx) => countFailure(tx, TEXT, AT));
        expect(await look((q) => readGuard(q, TEXT))).toEqual({
          usernameKey: TEXT,
          failures: 1,
          lastAt: AT,
          lockedUntil: null,
        });
      },
    },
    lockGuard: {
      async 'tells what readGuard tells, and no failure is counted before the transaction ends'({ tend, look }) {
        expect(await tend((tx) => lockGuard(tx, TEXT))).toBeUndefined();
        await tend((tx) => countFailure(tx, TEXT, AT));
        expect(await tend((tx) => lockGuard(tx, TEXT))).toEqual(await look((q) => readGuard(q, TEXT)));
        await Promise.all(
          Array.from({ length: 6 }, () =>
            tend(async (tx) => {
              const { failures } = (await lockGuard(tx, TEXT))!;
              expect((await countFailure(tx, TEXT, AT)).failures).toBe(failures + 1);
            }),
          ),
        );
      },
    },
    countFailure: {
      async 'counts each failure once, however many come at once'({ tend, look }) {
        const all = await Promise.all(Array.from({ length: 12 }, () => tend((tx) => countFailure(tx, 'rosa', AT))));
        expect(all.map(({ failures }) => failures).sort((a, b) => a - b)).toEqual(all.map((_, i) => i + 1));
        expect(await look((q) => readGuard(q, 'rosa'))).toMatchObject({ failures: 12 });
      },
      async 'goes on counting under a lock and says when it ends'({ tend, look }) {
        expect(await tend((tx) => countFailure(tx, 'rosa', AT))).toEqual({ failures: 1, lockedUntil: null });
        await tend((tx) => lockUntil(tx, 'rosa', MOST));
        expect(await tend((tx) => countFailure(tx, 'rosa', AT + 1))).toEqual({ failures: 1, lockedUntil: MOST });
        expect(await look((q) => readGuard(q, 'rosa'))).toMatchObject({ lastAt: AT + 1 });
      },
    },
    lockUntil: {
      async 'locks this name alone and counts anew'(on) {
        for (const name of ['a', 'a', 'b']) await on.tend((tx) => countFailure(tx, name, AT));
        await on.tend((tx) => lockUntil(tx, 'a', MOST));
        await on.tend((tx) => lockUntil(tx, 'unheard of', MOST));
        expect(await guards(on)).toEqual([
          ['a', 0, AT, MOST],
          ['b', 1, AT, null],
        ]);
      },
    },
    clearGuard: {
      async 'forgets the name, and those that were quiet before'(on) {
        for (const [name, at] of [
          ['me', AT],
          ['old', AT - 2],
          ['just', AT - 1],
        ] as const) {
          await on.tend((tx) => countFailure(tx, name, at));
        }
        await on.tend((tx) => clearGuard(tx, 'me', AT - 1));
        expect(await guards(on)).toEqual([['just', 1, AT - 1, null]]);
      },
    },
    readAccountOf: {
      async 'gives name and user name, without the space of a missing name'({ tend, look }) {
        await tend((tx) => insertAccount(tx, account(ids.tove, TEXT)));
        await tend((tx) => insertAccount(tx, account(ids.rosa, 'rosa')));
        expect(await look((q) => readAccountOf(q, ids.tove))).toEqual({ name: 'Tove Söderberg', username: TEXT });
        expect(await look((q) => readAccountOf(q, ids.rosa))).toEqual({ name: 'Rosa', username: 'rosa' });
        expect(await look((q) => readAccountOf(q, ids.left))).toBeUndefined();
      },
    },
  },
};
