import { expect } from 'vitest';
import {
  earlierSheetForms,
  lockSheetForm,
  replaceSheetForm,
  sheetFormText,
} from '../../../server/areas/cases/sheet-form.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

/** The right of an administrator to say what the face sheet asks for. */
async function mayEdit(on: Ground) {
  const since = '2019-07-01';
  await on.write((tx) => addStaff(tx, 'keeper', [{ role: 'administrator', buildingId: null, since, until: null }]));
  return on.mayDo('sheet-form.edit', 'keeper');
}

export const sheetForms: Repository = {
  file: 'areas/cases/sheet-form.repo.ts',
  functions: {
    sheetFormText: {
      async 'is nothing until the district has said what its face sheet asks for'(on) {
        expect(await on.look(sheetFormText)).toBeUndefined();
      },
    },
    lockSheetForm: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        const may = await mayEdit(on);
        expect(await on.write((tx) => lockSheetForm(tx, may, 'first'))).toBe('first');
        expect(await on.write((tx) => lockSheetForm(tx, may, 'other'))).toBe('first');
      },
    },
    replaceSheetForm: {
      async 'puts another in its place, as it was written'(on) {
        const may = await mayEdit(on);
        await on.write(async (tx) => {
          await lockSheetForm(tx, may, 'first');
          await replaceSheetForm(tx, may, { rev: 0, value: 'first' }, TEXT);
        });
        expect(await on.look(sheetFormText)).toBe(TEXT);
      },
    },
    earlierSheetForms: {
      async 'are all that were replaced, and not the one in force'(on) {
        const may = await mayEdit(on);
        expect(await on.look((q) => earlierSheetForms(q, may))).toEqual([]);
        await on.write(async (tx) => {
          await lockSheetForm(tx, may, TEXT);
          await replaceSheetForm(tx, may, { rev: 0, value: TEXT }, 'second');
          await replaceSheetForm(tx, may, { rev: 7, value: 'second' }, 'third');
        });
        expect((await on.look((q) => earlierSheetForms(q, may))).sort()).toEqual([TEXT, 'second'].sort());
      },
    },
  },
};
