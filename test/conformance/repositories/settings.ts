import { expect } from 'vitest';
import {
  earlierSetting,
  earlierSettings,
  lockSetting,
  replaceSetting,
  settingText,
  succeedSetting,
} from '../../../server/store/setting.repo.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

/** `one` as it was first, then twice otherwise; `one-more` once, whose name begins the same. */
async function changed(on: Ground): Promise<void> {
  await on.write(async (tx) => {
    for (const name of ['one', 'one-more']) await lockSetting(tx, name, TEXT);
    await succeedSetting(tx, 'one', { rev: 0, value: TEXT }, 'second');
    await succeedSetting(tx, 'one', { rev: 7, value: 'second' }, 'third');
    await succeedSetting(tx, 'one-more', { rev: 8, value: TEXT }, 'other');
  });
}

export const settings: Repository = {
  file: 'store/setting.repo.ts',
  functions: {
    settingText: {
      async 'is nothing until it is set, and each by its own name'(on) {
        await on.write((tx) => lockSetting(tx, 'one', TEXT));
        expect(await on.look((q) => settingText(q, 'one'))).toBe(TEXT);
        expect(await on.look((q) => settingText(q, 'other'))).toBeUndefined();
      },
    },
    lockSetting: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        expect(await on.write((tx) => lockSetting(tx, 'one', 'first'))).toBe('first');
        expect(await on.write((tx) => lockSetting(tx, 'one', 'other'))).toBe('first');
      },
    },
    replaceSetting: {
      async 'changes that one alone'(on) {
        await on.write(async (tx) => {
          await lockSetting(tx, 'one', 'first');
          await lockSetting(tx, 'other', 'first');
          await replaceSetting(tx, 'one', TEXT);
        });
        expect(await on.look((q) => settingText(q, 'one'))).toBe(TEXT);
        expect(await on.look((q) => settingText(q, 'other'))).toBe('first');
      },
    },
    succeedSetting: {
      async 'puts another in its place'(on) {
        await changed(on);
        expect(await on.look((q) => settingText(q, 'one'))).toBe('third');
      },
      async 'keeps nothing twice under one revision'(on) {
        await changed(on);
        const again = on.write((tx) => succeedSetting(tx, 'one', { rev: 7, value: 'x' }, 'y'));
        await expect(again).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    earlierSetting: {
      async 'is what stood there under a revision'(on) {
        await changed(on);
        const at = (rev: number) => on.look((q) => earlierSetting(q, 'one', rev));
        expect([await at(0), await at(7), await at(8)]).toEqual([TEXT, 'second', undefined]);
      },
    },
    earlierSettings: {
      async 'are all that were replaced, and not the one in force'(on) {
        await changed(on);
        expect((await on.look((q) => earlierSettings(q, 'one'))).sort()).toEqual([TEXT, 'second'].sort());
        expect(await on.look((q) => earlierSettings(q, 'other'))).toEqual([]);
      },
    },
  },
};
