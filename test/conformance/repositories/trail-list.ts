import { expect } from 'vitest';
import { linesBefore, namesOf } from '../../../server/audit/list.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

/** The numbers of the lines below one, `limit` at most. */
async function numbersBefore(on: Ground, before: number, limit: number): Promise<number[]> {
  const may = await on.mayReadTrail();
  const rows = await on.read((q) => linesBefore(q, may, before, limit));
  return rows.map(({ line }) => Number((JSON.parse(line) as unknown[])[1]));
}

async function names(on: Ground, staffIds: string[], studentIds: string[]) {
  const may = await on.mayReadTrail();
  return on.read((q) => namesOf(q, may, staffIds, studentIds));
}

export const trailList: Repository = {
  file: 'audit/list.repo.ts',
  functions: {
    linesBefore: {
      async 'gives the newest below a number, newest first, by number and not by its digits'(on) {
        for (let i = 0; i < 11; i += 1) await on.read(async () => undefined);
        expect(await numbersBefore(on, 12, 4)).toEqual([11, 10, 9, 8]);
        expect(await numbersBefore(on, 3, 100)).toEqual([2, 1]);
        expect(await numbersBefore(on, 1, 100)).toEqual([]);
        expect(await numbersBefore(on, 12, 0)).toEqual([]);
      },
    },
    namesOf: {
      async 'names staff and students, active or not, and leaves the unknown out'(on) {
        const found = await names(on, [ids.tove, ids.rosa, ids.left, ids.nobody], [ids.kiri, ids.gone, ids.nobody]);
        expect(found).toEqual({
          staff: new Map([
            [ids.tove, 'Tove Söderberg'],
            [ids.rosa, 'Rosa'],
            [ids.left, 'Given Family'],
          ]),
          students: new Map([
            [ids.kiri, { name: 'Kiri O’Neill-Nguyễn', sisId: '204417' }],
            [ids.gone, { name: 'Given Family', sisId: '200001' }],
          ]),
        });
      },
      async 'of nobody are none'(on) {
        expect(await names(on, [], [])).toEqual({ staff: new Map(), students: new Map() });
      },
    },
  },
};
