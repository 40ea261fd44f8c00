import { expect } from 'vitest';
import { studentsNumbered } from '../../../server/areas/disclosures/numbered.repo.ts';
import {
  countOtherViews,
  dropViewRow,
  isOthersView,
  saveViewRow,
  viewsOf,
} from '../../../server/areas/disclosures/saved-view.repo.ts';
import { filterFor } from '../../../server/policy/index.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

async function save(on: Ground, n: number, name = TEXT): Promise<void> {
  const may = await on.mayListDisclosures();
  await on.write((tx) => saveViewRow(tx, may, { id: uuid(n), name, content: JSON.stringify({ n }), savedAt: n }));
}

/** A view of somebody else. */
const saveOthers = ({ tend }: Ground, n: number) =>
  tend((tx) =>
    tx.db
      .insert(tx.tables.savedView)
      .values({ id: uuid(n), staffId: ids.rosa, name: 'Hers', content: '{}', savedAt: 1 }),
  );

export const savedViews: Repository = {
  file: 'areas/disclosures/saved-view.repo.ts',
  functions: {
    saveViewRow: {
      async 'keeps every sign, and keeps a known one anew'(on) {
        await save(on, 1);
        await save(on, 1, 'Another');
        expect(await on.rows('SELECT name, saved_at FROM saved_view')).toEqual([['Another', 1]]);
      },
    },
    viewsOf: {
      async 'are one’s own, by name'(on) {
        await save(on, 1, 'b');
        await save(on, 2, 'a');
        await saveOthers(on, 3);
        const may = await on.mayListDisclosures();
        expect((await on.read((q) => viewsOf(q, may))).map(({ id }) => id)).toEqual([uuid(2), uuid(1)]);
      },
    },
    countOtherViews: {
      async 'leaves out the view itself and everybody else’s'(on) {
        await save(on, 1);
        await save(on, 2);
        await saveOthers(on, 3);
        const may = await on.mayListDisclosures();
        expect(await on.read((q) => countOtherViews(q, may, uuid(2)))).toBe(1);
        expect(await on.read((q) => countOtherViews(q, may, uuid(9)))).toBe(2);
      },
    },
    isOthersView: {
      async 'knows one’s own from somebody else’s'(on) {
        await save(on, 1);
        await saveOthers(on, 3);
        const may = await on.mayListDisclosures();
        const others = (n: number) => on.read((q) => isOthersView(q, may, uuid(n)));
        expect([await others(1), await others(3), await others(9)]).toEqual([false, true, false]);
      },
    },
    dropViewRow: {
      async 'gives up one’s own alone, once'(on) {
        await save(on, 1);
        await saveOthers(on, 3);
        const may = await on.mayListDisclosures();
        const drop = (n: number) => on.write((tx) => dropViewRow(tx, may, uuid(n)));
        expect([await drop(1), await drop(1), await drop(3)]).toEqual([true, false, false]);
      },
    },
  },
};

export const numbered: Repository = {
  file: 'areas/disclosures/numbered.repo.ts',
  functions: {
    studentsNumbered: {
      async 'finds who has the number and passes the filter'(on) {
        const { actor } = await on.mayListDisclosures();
        const of = (...numbers: string[]) =>
          on.read((q) => studentsNumbered(q, filterFor(actor, 'disclosure.record'), numbers));
        expect((await of('204417', '999999')).map(({ studentId }) => studentId)).toEqual([ids.kiri]);
        expect(await of('204418x')).toEqual([]);
      },
    },
  },
};
