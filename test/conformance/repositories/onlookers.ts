import { expect } from 'vitest';
import { mayBeOnlookers } from '../../../server/policy/onlookers.repo.ts';
import { at, grantOf, NOW, TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import { addStaff, grantTo, relate } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

const REACH = { anywhere: ['executiveSecretary'], atBuilding: ['principal'] } as const;
const span = { since: YESTERDAY, until: TOMORROW };

const candidates = (on: Ground, moment = NOW) =>
  on.read(async (q) => (await mayBeOnlookers(q, ids.kiri, moment, REACH)).toSorted());

export const onlookers: Repository = {
  file: 'policy/onlookers.repo.ts',
  functions: {
    mayBeOnlookers: {
      async 'finds the related, the holders of grants, and those whose role needs neither'(on) {
        await on.write(async (tx) => {
          const { studentBuilding } = tx.tables;
          await tx.db.insert(studentBuilding).values([
            { studentId: ids.kiri, buildingId: ids.harborView, ...span },
            { studentId: ids.kiri, buildingId: ids.lakeside, since: YESTERDAY, until: TODAY },
          ]);
          await addStaff(tx, 'here', [{ role: 'principal', buildingId: ids.harborView, ...span }]);
          await addStaff(tx, 'before', [{ role: 'principal', buildingId: ids.lakeside, ...span }]);
          await addStaff(tx, 'nowhere', [{ role: 'principal', buildingId: null, ...span }]);
          await addStaff(tx, 'office', [{ role: 'executiveSecretary', buildingId: null, ...span }]);
          await addStaff(tx, 'ended', [{ role: 'executiveSecretary', buildingId: null, ...span, until: TODAY }]);
          await addStaff(tx, 'inactive', [{ role: 'executiveSecretary', buildingId: null, ...span }], false);
          await addStaff(tx, 'permitted', []);
          await addStaff(tx, 'of another', []);
          await grantTo(tx, 'permitted', ids.kiri, [grantOf('application')]);
          await grantTo(tx, 'of another', ids.amaru, [grantOf('application')]);
          await relate(tx, ids.tove, ids.kiri, [{ relation: 'serving', ...span }]);
          await relate(tx, ids.rosa, ids.kiri, [{ relation: 'teacher', since: YESTERDAY, until: TODAY }]);
          await relate(tx, ids.left, ids.kiri, [{ relation: 'teacher', ...span }]);
        });
        expect(await candidates(on)).toEqual([ids.tove, 'here', 'office', 'permitted']);
        expect(await candidates(on, at(YESTERDAY))).toEqual([ids.tove, ids.rosa, 'before', 'ended', 'here', 'office']);
        expect(await candidates(on, at(TOMORROW))).toEqual([]);
      },
    },
  },
};
