import { expect } from 'vitest';
import { namedAmong, ownLines } from '../../../server/areas/access/history/history.repo.ts';
import { append } from '../../../server/audit/append.ts';
import { filterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import { addStaff, relate } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT } from '../text.ts';

/** One use of the system by a staff member. */
const use = (on: Ground, actorId: string) =>
  on.store.write({ actorId, sessionRef: null, requestId: 'r', at: AT }, async (tx) => ({
    receipt: await append(tx, { action: 'session.sign-in', resource: 'console', decision: 'allowed' }),
    value: undefined,
  }));

async function numbers(on: Ground, before: number, limit: number): Promise<number[]> {
  const may = await on.mayDo('history.own');
  const lines = await on.read((q) => ownLines(q, may, before, limit));
  return lines.map((line) => Number((JSON.parse(line) as unknown[])[1]));
}

const among = (on: Ground, staffId: string, asked: readonly string[]) =>
  on.read(async (q) => namedAmong(q, filterFor(await loadActor(q, staffId, NOW), 'student.view'), asked));

const KIRI = { name: 'Kiri O’Neill-Nguyễn', sisId: '204417' };

export const history: Repository = {
  file: 'areas/access/history/history.repo.ts',
  functions: {
    ownLines: {
      async 'gives one’s own below a number, newest first, and nobody else’s'(on) {
        const first = Number(await on.one('SELECT size FROM audit_head')) + 1;
        for (const who of ['leader', 'custodian', 'leader', 'leader', ids.tove]) await use(on, who);
        const own = [first + 3, first + 2, first];
        expect(await numbers(on, Number.MAX_SAFE_INTEGER, 100)).toEqual(own);
        expect(await numbers(on, Number.MAX_SAFE_INTEGER, 2)).toEqual(own.slice(0, 2));
        expect(await numbers(on, first + 3, 100)).toEqual(own.slice(1));
        expect(await numbers(on, first, 100)).toEqual([]);
      },
    },
    namedAmong: {
      async 'names those asked for whom the filter lets through'(on) {
        await on.write(async (tx) => {
          await addStaff(tx, 'teacher', [{ role: 'teacher', buildingId: null, since: '2020-01-01', until: null }]);
          await relate(tx, 'teacher', ids.kiri, [{ relation: 'teacher', since: '2020-01-01', until: null }]);
        });
        const asked = [ids.kiri, ids.gone, ids.nobody];
        expect(await among(on, 'teacher', asked)).toEqual(new Map([[ids.kiri, KIRI]]));
        expect(await among(on, 'teacher', [ids.amaru])).toEqual(new Map());
        const gone = { name: 'Given Family', sisId: '200001' };
        expect(await among(on, 'leader', asked)).toEqual(
          new Map([
            [ids.kiri, KIRI],
            [ids.gone, gone],
          ]),
        );
        expect(await among(on, 'leader', [])).toEqual(new Map());
        expect(await among(on, ids.nobody, asked)).toEqual(new Map());
      },
    },
  },
};
