import { expect } from 'vitest';
import {
  type ApplicationPage,
  applicationsOf,
  countApplications,
  countOpenApplications,
  insertApplication,
  lockApplication,
  setDecided,
  setWithdrawn,
} from '../../../server/areas/access/applications/application.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';
import { contactId as rowId } from './contacts.ts';

const since = '2019-07-01';

/** Two who may apply, beside the leader who decides. */
async function applicants(on: Ground) {
  await on.write(async (tx) => {
    for (const id of ['budget', 'coach']) {
      await addStaff(tx, id, [{ role: 'budgetOffice', buildingId: null, since, until: null }]);
    }
  });
  return {
    budget: await on.mayDo('application.write', 'budget'),
    coach: await on.mayDo('application.write', 'coach'),
    leader: await on.mayDo('application.decide'),
  };
}

const plain = (n: number, applicantId = 'budget') => ({
  id: rowId(n),
  applicantId,
  about: TEXT,
  studentId: null as string | null,
  information: `${TEXT} information`,
  need: `${TEXT} need`,
  appliedAt: AT,
  rev: n,
});

const open = { status: 'open', form: null, decisionText: '', decidedBy: null, decidedAt: null };

/** Applications as they are said, each by its applicant. */
async function apply(on: Ground, ...rows: ReturnType<typeof plain>[]): Promise<void> {
  const { budget } = await applicants(on);
  await on.write(async (tx) => {
    for (const row of rows) await insertApplication(tx, budget, row);
  });
}

type MayList = Parameters<typeof applicationsOf>[1];

const listed = async (on: Ground, may: MayList, page: Partial<ApplicationPage> = {}) =>
  (await on.read((q) => applicationsOf(q, may, { limit: 100, ...page }))).map(({ id }) => id);

export const accessApplications: Repository = {
  file: 'areas/access/applications/application.repo.ts',
  functions: {
    insertApplication: {
      async 'keeps every sign, open and not decided'(on) {
        const row = { ...plain(1), studentId: ids.kiri, rev: MOST };
        await apply(on, row);
        const leader = await on.mayDo('application.decide');
        expect(await on.read((q) => applicationsOf(q, leader, { limit: 9 }))).toEqual([{ ...row, ...open }]);
      },
      async 'is of people and students who are there'(on) {
        await expect(apply(on, plain(1, ids.nobody))).rejects.toMatchObject({ kind: 'foreign-key' });
        const may = await on.mayDo('application.write', 'budget');
        const row = { ...plain(1), studentId: ids.nobody };
        const kept = on.write((tx) => insertApplication(tx, may, row));
        await expect(kept).rejects.toMatchObject({ kind: 'foreign-key' });
        expect(await on.one('SELECT count(*) FROM access_application')).toBe(0);
      },
    },
    lockApplication: {
      async 'gives anybody’s to who decides, and to others their own'(on) {
        await apply(on, plain(1), plain(2, 'coach'));
        const [budget, leader] = [await on.mayDo('application.write', 'budget'), await on.mayDo('application.decide')];
        const found = await on.write(async (tx) => [
          await lockApplication(tx, leader, rowId(2)),
          await lockApplication(tx, budget, rowId(1)),
          await lockApplication(tx, budget, rowId(2)),
          await lockApplication(tx, leader, rowId(3)),
        ]);
        expect(found).toEqual([{ ...plain(2, 'coach'), ...open }, { ...plain(1), ...open }, undefined, undefined]);
      },
    },
    setWithdrawn: {
      async 'closes one’s own with its revision, and nobody else’s'(on) {
        await apply(on, plain(1), plain(2, 'coach'));
        const budget = await on.mayDo('application.write', 'budget');
        await on.write(async (tx) => {
          await setWithdrawn(tx, budget, { id: rowId(1), rev: 7 });
          await setWithdrawn(tx, budget, { id: rowId(2), rev: 8 });
        });
        expect(await on.rows('SELECT status, rev FROM access_application ORDER BY id')).toEqual([
          ['withdrawn', 7],
          ['open', 2],
        ]);
      },
    },
    setDecided: {
      async 'writes the decision into this one, in the decider’s name'(on) {
        await apply(on, plain(1), plain(2));
        const leader = await on.mayDo('application.decide');
        const decision = { form: 'limited', decisionText: TEXT, decidedAt: MOST, rev: 9 } as const;
        await on.write((tx) => setDecided(tx, leader, { id: rowId(1), ...decision }));
        expect(await on.read((q) => applicationsOf(q, leader, { limit: 9 }))).toEqual([
          { ...plain(2), ...open },
          { ...plain(1), ...decision, status: 'decided', decidedBy: 'leader' },
        ]);
      },
      async 'is refused on the decider’s own application'(on) {
        await apply(on, plain(1, 'leader'));
        const leader = await on.mayDo('application.decide');
        const decision = { id: rowId(1), form: 'full', decisionText: TEXT, decidedAt: AT, rev: 9 } as const;
        await expect(on.write((tx) => setDecided(tx, leader, decision))).rejects.toThrow(/CHECK|23514/);
      },
    },
    applicationsOf: {
      async 'is newest first, by id at one instant, page by page'(on) {
        await apply(on, plain(2), plain(1), { ...plain(3), appliedAt: AT - 1 }, { ...plain(0), appliedAt: AT + 1 });
        const leader = await on.mayDo('application.decide');
        expect(await listed(on, leader)).toEqual([rowId(0), rowId(2), rowId(1), rowId(3)]);
        expect(await listed(on, leader, { limit: 2 })).toEqual([rowId(0), rowId(2)]);
        expect(await listed(on, leader, { before: { at: AT, id: rowId(2) } })).toEqual([rowId(1), rowId(3)]);
        expect(await listed(on, leader, { before: { at: AT - 1, id: rowId(3) } })).toEqual([]);
      },
      async 'is one’s own to who writes, and of one state where that is asked'(on) {
        await apply(on, plain(1), plain(2, 'coach'), plain(3));
        const budget = await on.mayDo('application.write', 'budget');
        await on.write((tx) => setWithdrawn(tx, budget, { id: rowId(1), rev: 7 }));
        expect(await listed(on, budget)).toEqual([rowId(3), rowId(1)]);
        expect(await listed(on, budget, { state: 'withdrawn' })).toEqual([rowId(1)]);
        expect(await listed(on, await on.mayDo('application.decide'), { state: 'open' })).toEqual([rowId(3), rowId(2)]);
      },
    },
    countApplications: {
      async 'counts what the list would hold'(on) {
        await apply(on, plain(1), plain(2, 'coach'), plain(3));
        const budget = await on.mayDo('application.write', 'budget');
        const leader = await on.mayDo('application.decide');
        await on.write((tx) => setWithdrawn(tx, budget, { id: rowId(1), rev: 7 }));
        for (const may of [budget, leader]) {
          for (const state of [undefined, 'open', 'withdrawn', 'decided'] as const) {
            const count = await on.read((q) => countApplications(q, may, state));
            expect(count).toBe((await listed(on, may, { state })).length);
          }
        }
      },
    },
    countOpenApplications: {
      async 'counts what others have open'(on) {
        const leader = await on.mayDo('application.decide');
        expect(await on.look((q) => countOpenApplications(q, leader))).toBe(0);
        await apply(on, plain(1), plain(2, 'coach'), plain(3, 'leader'), plain(4));
        const budget = await on.mayDo('application.write', 'budget');
        await on.write((tx) => setWithdrawn(tx, budget, { id: rowId(1), rev: 7 }));
        expect(await on.look((q) => countOpenApplications(q, leader))).toBe(2);
      },
    },
  },
};
