import { expect } from 'vitest';
import {
  dutiesDone,
  type DutyDoneRow,
  insertDutyDone,
  isDutyDoneId,
  whichDutiesDone,
} from '../../../server/areas/duties/duty.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground) => on.mayDo('duty.keep');

/** Keeps that a duty was done, under the revision and the id of its number. */
export async function keepDone(on: Ground, n: number, change: Partial<DutyDoneRow> = {}): Promise<void> {
  const grant = await may(on);
  const by = { recordedBy: ids.tove, recordedAt: MOST };
  const row = { schoolYear: '2026-27', rev: n, id: uuid(n), duty: 'plan', buildingId: null, day: '2026-08-31' };
  await on.write((tx) => insertDutyDone(tx, grant, { ...row, filled: TEXT, ...by, ...change }));
}

export const duties: Repository = {
  file: 'areas/duties/duty.repo.ts',
  functions: {
    insertDutyDone: {
      async 'keeps what was done, once under its id'(on) {
        await keepDone(on, 1, { buildingId: ids.harborView });
        await expect(keepDone(on, 2, { id: uuid(1) })).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT school_year, duty, building_id, day, filled, recorded_at FROM duty_done');
        expect(kept).toEqual([['2026-27', 'plan', ids.harborView, '2026-08-31', TEXT, MOST]]);
      },
    },
    isDutyDoneId: {
      async 'knows the ids of what was done'(on) {
        await keepDone(on, 1);
        const grant = await may(on);
        const known = (n: number) => on.look((q) => isDutyDoneId(q, grant, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    dutiesDone: {
      async 'gives those of the school year, the newest first'(on) {
        await keepDone(on, 1);
        await keepDone(on, 2, { duty: 'chart', buildingId: ids.harborView });
        await keepDone(on, 3, { schoolYear: '2025-26' });
        const grant = await may(on);
        const common = { day: '2026-08-31', filled: TEXT, by: 'Tove Söderberg', at: MOST };
        expect(await on.look((q) => dutiesDone(q, grant, '2026-27'))).toEqual([
          { id: uuid(2), duty: 'chart', buildingId: ids.harborView, ...common },
          { id: uuid(1), duty: 'plan', buildingId: null, ...common },
        ]);
      },
    },
    whichDutiesDone: {
      async 'says which were done of the school year, and by which school'(on) {
        await keepDone(on, 1, { buildingId: ids.lakeside });
        await keepDone(on, 2, { schoolYear: '2025-26' });
        const grant = await may(on);
        const which = await on.look((q) => whichDutiesDone(q, grant, '2026-27'));
        expect(which).toEqual([{ duty: 'plan', buildingId: ids.lakeside }]);
      },
    },
  },
};
