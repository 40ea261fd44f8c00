import { expect } from 'vitest';
import { both, filterFor, loadActor } from '../../../server/policy/index.ts';
import { countStudents } from '../../../server/policy/sight.repo.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import { addStaff, relate } from '../../tools/access-store.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

export const policySight: Repository = {
  file: 'policy/sight.repo.ts',
  functions: {
    countStudents: {
      async 'counts active students who pass, also those who pass two filters'(on) {
        const since = '2020-01-01';
        await on.write(async (tx) => {
          await addStaff(tx, 'one', [{ role: 'teacher', buildingId: null, since, until: null }]);
          for (const id of [ids.kiri, ids.gone]) {
            await relate(tx, 'one', id, [{ relation: 'teacher', since, until: null }]);
          }
        });
        const count = (...staffIds: string[]) =>
          on.read(async (q) => {
            const actors = await Promise.all(staffIds.map((id) => loadActor(q, id, NOW)));
            const filters = actors.map((actor) => filterFor(actor, 'student.view'));
            return countStudents(q, filters.reduce(both));
          });
        expect(await count('leader')).toBe(2);
        expect(await count('one')).toBe(1);
        expect(await count('leader', 'one')).toBe(1);
        expect(await count('one', 'leader', 'one')).toBe(1);
        expect(await count('one', ids.tove)).toBe(0);
      },
    },
  },
};
