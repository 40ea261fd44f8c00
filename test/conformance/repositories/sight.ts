import { expect } from 'vitest';
import {
  countListed,
  isSealed,
  type Sought,
  staffNames,
  studentsListed,
} from '../../../server/areas/access/sight/sight.repo.ts';
import { both, filterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW, TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import { giveAttributes } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, studentRow } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { BY_BYTES } from '../text.ts';

const ANY: Sought = { words: [], number: '', former: false };

/** What the staff member's list shows, and counts. */
async function listed(on: Ground, sought: Partial<Sought>, staffId = 'leader', limit = 1_000) {
  return on.read(async (q) => {
    const filter = filterFor(await loadActor(q, staffId, NOW), 'student.view');
    const rows = await studentsListed(q, filter, { ...ANY, ...sought }, undefined, limit);
    return { ids: rows.map(({ id }) => id), total: await countListed(q, filter, { ...ANY, ...sought }) };
  });
}

const enter = ({ tend }: Ground, ...students: Parameters<typeof studentRow>[0][]) =>
  tend((tx) => tx.db.insert(tx.tables.student).values(students.map(studentRow)));

export const sight: Repository = {
  file: 'areas/access/sight/sight.repo.ts',
  functions: {
    studentsListed: {
      async 'pages by the bytes of family name, given name and id, each once'(on) {
        const all = BY_BYTES.flatMap((familyName) => [
          { id: `${familyName}-2`, givenName: 'Xoán', familyName },
          { id: `${familyName}-1`, givenName: 'Xoán', familyName },
          { id: `${familyName}-3`, givenName: 'Ab', middleName: 'xoan', familyName },
        ]);
        await enter(on, ...all.toReversed());
        const seen: string[] = [];
        let after: { family: string; given: string; id: string } | undefined;
        for (let more = true; more;) {
          const rows = await on.read(async (q) => {
            const leader = filterFor(await loadActor(q, 'leader', NOW), 'student.view');
            return studentsListed(q, leader, { ...ANY, words: ['xoan'] }, after, 4);
          });
          seen.push(...rows.map(({ id }) => id));
          const last = rows.at(-1);
          after = last && { family: last.familyName, given: last.givenName, id: last.id };
          more = last !== undefined;
        }
        expect(seen).toEqual(BY_BYTES.flatMap((f) => [`${f}-3`, `${f}-1`, `${f}-2`]));
      },
      async 'finds, and counts, those too who are known by another name, of whom the filter lets through'(on) {
        await enter(on, { id: 'x', familyName: 'Abe' }, { id: 'left', familyName: 'Gone', active: false });
        const sought = { words: ['kiri'], others: ['x', 'left', 'nobody'] };
        expect(await listed(on, sought)).toEqual({ ids: ['x', ids.kiri], total: 2 });
        expect(await listed(on, sought, ids.tove)).toEqual({ ids: [], total: 0 });
      },
      async 'finds by the beginning of a number, to the letter'(on) {
        await enter(on, { id: 'a', sisId: '2044' }, { id: 'b', sisId: '2045' }, { id: 'c', sisId: '1204417' });
        await enter(on, { id: 'd', sisId: '2044é' }, { id: 'e', sisId: '2044-%' });
        expect((await listed(on, { number: '2044' })).ids.toSorted()).toEqual([ids.kiri, 'a', 'd', 'e']);
        expect((await listed(on, { number: '204417' })).ids).toEqual([ids.kiri]);
        expect((await listed(on, { number: '%' })).ids).toEqual([]);
      },
      async 'gives plain columns, of active students alone unless former ones are asked for'(on) {
        const rows = await on.read(async (q) => {
          const leader = filterFor(await loadActor(q, 'leader', NOW), 'student.view');
          return studentsListed(q, both(leader, leader), { ...ANY, words: ['kiri', 'oneill'] }, undefined, 9);
        });
        const name = { givenName: 'Kiri', familyName: 'O’Neill-Nguyễn' };
        expect(rows).toEqual([{ id: ids.kiri, sisId: '204417', ...name, grade: '09', building: HARBOR_VIEW }]);
        expect((await listed(on, {})).ids).toEqual([ids.kiri, ids.amaru]);
        expect((await listed(on, { former: true })).ids).toEqual([ids.gone, ids.kiri, ids.amaru]);
        expect(await listed(on, {}, ids.tove)).toEqual({ ids: [], total: 0 });
      },
    },
    countListed: {
      async 'counts all that the list would show, whatever its limit'(on) {
        await enter(on, ...BY_BYTES.map((id) => ({ id, familyName: 'Abe' })));
        expect((await listed(on, { words: ['abe'] }, 'leader', 2)).total).toBe(BY_BYTES.length);
        expect((await listed(on, { number: '204' })).total).toBe(1);
        expect((await listed(on, { former: true })).total).toBe(BY_BYTES.length + 3);
      },
    },
    staffNames: {
      async 'names those who are there, active or not'(on) {
        const may = await on.mayOn('access.check');
        const names = await on.read((q) => staffNames(q, may, [ids.tove, ids.left, ids.nobody]));
        expect([...names].toSorted()).toEqual([
          [ids.tove, { givenName: 'Tove', familyName: 'Söderberg' }],
          [ids.left, { givenName: 'Given', familyName: 'Family' }],
        ]);
        expect(await on.read((q) => staffNames(q, may, []))).toEqual(new Map());
      },
    },
    isSealed: {
      async 'is so from the day until the day before the seal is lifted'(on) {
        const may = await on.mayOn('access.check');
        const mayAmaru = await on.mayOn('access.check', ids.amaru);
        await on.write(async (tx) => {
          await giveAttributes(tx, ids.kiri, [
            { attribute: 'sealed', since: TODAY, until: TOMORROW },
            { attribute: 'sped', since: YESTERDAY, until: null },
          ]);
        });
        const sealed = (day: string, grant = may) => on.read((q) => isSealed(q, grant, day));
        expect(await sealed(YESTERDAY)).toBe(false);
        expect(await sealed(TODAY)).toBe(true);
        expect(await sealed(TOMORROW)).toBe(false);
        expect(await sealed(TODAY, mayAmaru)).toBe(false);
      },
    },
  },
};
