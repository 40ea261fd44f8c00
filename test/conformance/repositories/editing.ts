import { expect } from 'vitest';
import { renewEditing } from '../../../server/sync/editing.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT } from '../text.ts';

/** Says that somebody is editing until an instant. */
export const edit = (on: Ground, staffId: string, studentIds: readonly string[], until: number, at: number = AT) =>
  on.tend((tx) => renewEditing(tx, staffId, studentIds, { at, until }));

const all = (on: Ground) => on.rows('SELECT student_id, staff_id, until FROM editing ORDER BY student_id, staff_id');

export const editings: Repository = {
  file: 'sync/editing.repo.ts',
  functions: {
    renewEditing: {
      async 'has one row for a person and a student, with the last time said'(on) {
        await edit(on, ids.tove, [ids.kiri, ids.amaru], AT + 1);
        await edit(on, ids.rosa, [ids.kiri], AT + 2);
        await edit(on, ids.tove, [ids.kiri], AT + 3);
        expect(await all(on)).toEqual([
          [ids.kiri, ids.tove, AT + 3],
          [ids.kiri, ids.rosa, AT + 2],
          [ids.amaru, ids.tove, AT + 1],
        ]);
      },
      async 'forgets what is over, whoever’s it was'(on) {
        await edit(on, ids.tove, [ids.kiri], AT + 1);
        await edit(on, ids.rosa, [ids.kiri], AT + 9, AT + 2);
        expect(await all(on)).toEqual([[ids.kiri, ids.rosa, AT + 9]]);
      },
    },
  },
};
