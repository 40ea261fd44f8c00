import { expect } from 'vitest';
import { addHealth, forgetHealth, healthOfDay, type HealthRow, healthSince } from '../../../server/sis/health.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

const DAY = '2026-11-20';
const COUNT_MAX = 100_000;
const row = (change: Partial<HealthRow> = {}): HealthRow => ({
  adapterId: 'a',
  day: DAY,
  revision: 1,
  reporter: 'r1',
  page: TEXT,
  outcome: 'student',
  count: 2,
  ...change,
});
const add = ({ tend }: Ground, ...rows: readonly HealthRow[]) => tend((tx) => addHealth(tx, rows));
const counts = ({ rows }: Ground) =>
  rows(
    'SELECT adapter_id, day, revision, reporter, page, outcome, count FROM adapter_health ORDER BY 1, 2, 3, 4, 5, 6',
  );

export const adapterHealths: Repository = {
  file: 'sis/health.repo.ts',
  functions: {
    addHealth: {
      async 'adds to what there is of exactly this, and stops where more says nothing more'(on) {
        await add(on, row(), row({ count: 3 }), row({ reporter: 'r2' }));
        await add(on, row({ page: '', count: COUNT_MAX }), row({ page: '', count: COUNT_MAX }));
        expect(await counts(on)).toEqual([
          ['a', DAY, 1, 'r1', '', 'student', COUNT_MAX],
          ['a', DAY, 1, 'r1', TEXT, 'student', 5],
          ['a', DAY, 1, 'r2', TEXT, 'student', 2],
        ]);
      },
    },
    forgetHealth: {
      async 'forgets the days before of every adapter'(on) {
        await add(on, row({ day: '2026-11-19' }), row(), row({ adapterId: 'b', day: '2026-11-18' }));
        await on.tend((tx) => forgetHealth(tx, DAY));
        expect((await counts(on)).map(([id, day]) => [id, day])).toEqual([['a', DAY]]);
      },
    },
    healthOfDay: {
      async 'gives what each reporter met of exactly this revision and day'(on) {
        const other = { count: 50 };
        await add(on, row(), row({ page: 'x' }), row({ outcome: 'conflict' }), row({ reporter: 'r2', count: 7 }));
        await add(
          on,
          row({ ...other, day: '2026-11-19' }),
          row({ ...other, revision: 2 }),
          row({ ...other, adapterId: 'b' }),
        );
        const found = await on.look((q) => healthOfDay(q, { adapterId: 'a', day: DAY, revision: 1 }));
        expect(
          found.map(({ reporter, page, outcome, count }) => `${reporter} ${page} ${outcome} ${count}`).toSorted(),
        ).toEqual(
          [`r1 ${TEXT} conflict 2`, `r1 ${TEXT} student 2`, 'r1 x student 2', `r2 ${TEXT} student 7`].toSorted(),
        );
      },
    },
    healthSince: {
      async 'sums the days since, whoever met it, by revision, page and outcome'(on) {
        await add(on, row(), row({ day: '2026-11-21', reporter: 'r2' }), row({ revision: 2 }));
        await add(on, row({ day: '2026-11-19', count: 50 }), row({ page: '' }));
        await on.write((tx) =>
          addStaff(tx, 'keeper', [{ role: 'administrator', buildingId: '', since: '2020-01-01', until: null }]),
        );
        const may = await on.mayDo('adapter.keep', 'keeper');
        const found = await on.look((q) => healthSince(q, may, DAY));
        expect(found.map(({ revision, page, count }) => `${revision} ${page} ${count}`).toSorted()).toEqual(
          [`1 ${TEXT} 4`, `2 ${TEXT} 2`, '1  2'].toSorted(),
        );
      },
    },
  },
};
